"""Node's soap package, two workers by cluster."""

import shutil
import subprocess
from collections.abc import Mapping, Sequence

from bench.candidates.base import Candidate, MissingError, output_of
from bench.databases import Database
from bench.places import BENCH, NODE_MODULES, PEERS, WSDLS

MODULES = ("soap", "better-sqlite3")
NODE_HEADERS = "/usr"
"""Where Debian's packages have them: better-sqlite3 is compiled."""


class Node(Candidate):
    name = "node"
    title = "Node soap"
    packages = ("nodejs", "npm", "g++", "make")

    def prepare(self) -> None:
        if not shutil.which("node") or not shutil.which("npm"):
            raise MissingError(f"needs apt-get install {' '.join(self.packages)}")
        if all((NODE_MODULES / module).exists() for module in MODULES):
            return
        print("Installing the Node peer; compiling better-sqlite3 takes minutes", flush=True)
        install = ["npm", "install", "--silent", "--no-package-lock", f"--nodedir={NODE_HEADERS}"]
        done = subprocess.run(install, cwd=BENCH, check=False, capture_output=True, text=True)
        if done.returncode:
            raise MissingError(f"npm install failed: {done.stderr.strip()[-500:]}")

    def command(self, database: Database, port: int) -> Sequence[str]:
        return ["node", str(PEERS / "node" / "server.js")]

    def environment(self, database: Database, port: int) -> Mapping[str, str]:
        return {
            **super().environment(database, port),
            "BENCH_WSDLS": str(WSDLS),
            "NODE_ENV": "production",
        }

    def version(self) -> str:
        return f"Node {output_of('node', '--version').strip()}" if shutil.which("node") else ""
