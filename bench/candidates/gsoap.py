"""gSOAP: C, compiled from a service description."""

import shlex
import shutil
from collections.abc import Sequence

from bench.candidates.base import Candidate, MissingError, output_of
from bench.databases import Database
from bench.places import BUILD, PEERS

FOLDER = BUILD / "gsoap"
SOURCES = PEERS / "gsoap"


class Gsoap(Candidate):
    name = "gsoap"
    title = "gSOAP (C)"
    packages = ("gsoap", "libgsoap-dev", "gcc", "libc6-dev", "libsqlite3-dev", "libssl-dev", "pkg-config")

    def prepare(self) -> None:
        missing = [program for program in ("soapcpp2", "gcc", "pkg-config") if not shutil.which(program)]
        if missing:
            raise MissingError(f"{', '.join(missing)} not found; apt-get install {' '.join(self.packages)}")
        if _is_built():
            return
        FOLDER.mkdir(parents=True, exist_ok=True)
        libraries = shlex.split(output_of("pkg-config", "--cflags", "--libs", "gsoap"))
        output_of("soapcpp2", "-c", "-S", "-L", "-x", "-w", f"-d{FOLDER}", str(SOURCES / "service.h"))
        generated = [str(FOLDER / name) for name in ("soapC.c", "soapServer.c")]
        options = [f"-I{FOLDER}", *libraries, "-lsqlite3", "-lcrypto", "-lpthread"]
        output_of("gcc", "-O2", "-o", str(FOLDER / "server"), str(SOURCES / "server.c"), *generated, *options)

    def command(self, database: Database, port: int) -> Sequence[str]:
        return [str(FOLDER / "server")]

    def version(self) -> str:
        return f"gSOAP {output_of('pkg-config', '--modversion', 'gsoap').strip()}"


def _is_built() -> bool:
    server = FOLDER / "server"
    newest = max(source.stat().st_mtime for source in SOURCES.iterdir())
    return server.exists() and server.stat().st_mtime > newest
