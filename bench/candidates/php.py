"""PHP's SoapServer: under PHP's own server, and under php-fpm behind nginx."""

import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from bench.candidates.base import Candidate, MissingError, output_of
from bench.databases import Database
from bench.places import BUILD, PEERS, WSDLS

FOLDER = BUILD / "php"
SOURCES = PEERS / "php"
SCRIPT = SOURCES / "server.php"


class PhpCli(Candidate):
    name = "php-cli"
    title = "PHP SoapServer, php -S"
    packages: ClassVar[tuple[str, ...]] = ("php-cli", "php-soap", "php-sqlite3")

    def prepare(self) -> None:
        wanted = {"soap", "pdo_sqlite"}
        if not shutil.which("php") or wanted - set(output_of("php", "-m").lower().split()):
            raise MissingError(f"needs apt-get install {' '.join(self.packages)}")

    def command(self, database: Database, port: int) -> Sequence[str]:
        return ["php", "-q", "-S", f"127.0.0.1:{port}", str(SCRIPT)]

    def environment(self, database: Database, port: int) -> Mapping[str, str]:
        return {
            **super().environment(database, port),
            "BENCH_WSDLS": str(WSDLS),
            "PHP_CLI_SERVER_WORKERS": "2",
            "PHP_INI_SCAN_DIR": f":{SOURCES}",  # after those of the distribution
        }

    def version(self) -> str:
        return f"PHP {output_of('php', '-r', 'echo PHP_VERSION;')}" if shutil.which("php") else ""


class PhpFpm(PhpCli):
    name = "php"
    title = "PHP SoapServer, php-fpm and nginx"
    packages = (*PhpCli.packages, "php-fpm", "nginx-light")

    def prepare(self) -> None:
        super().prepare()
        if not _fpm() or not _nginx():
            raise MissingError(f"needs apt-get install {' '.join(self.packages)}")

    def command(self, database: Database, port: int) -> Sequence[str]:
        FOLDER.mkdir(parents=True, exist_ok=True)
        names = {"folder": FOLDER, "port": port, "script": SCRIPT, "user": "user root;" if _is_root() else ""}
        for name in ("nginx.conf", "php-fpm.conf"):
            (FOLDER / name).write_text((SOURCES / name).read_text().format(**names))
        root = "--allow-to-run-as-root" if _is_root() else ""
        fpm = f"{_fpm()} {root} --fpm-config {FOLDER / 'php-fpm.conf'}"
        return ["sh", "-c", f"{fpm} & exec {_nginx()} -p {FOLDER} -c {FOLDER / 'nginx.conf'}"]


def _is_root() -> bool:
    return os.geteuid() == 0


def _fpm() -> str:
    found = sorted(Path("/usr/sbin").glob("php-fpm*"))
    return str(found[-1]) if found else ""


def _nginx() -> str:
    return shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin") or ""
