"""A running server, and each toolkit as the command that makes the calls of toolkits.py with it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cast_fixtures import *  # noqa: F403 - fixtures
from tests.live.conftest import demo, prepared  # noqa: F401 - fixtures
from tests.support.live_server import DemoServer

CLIENTS = Path(__file__).with_name("clients")
NAMESPACE = "https://api.nmbrs.nl/soap/v3/"
GSOAP_SERVICES = ["DebtorService", "EmployeeService"]


def run(*command: str, folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}"


def need(*command: str, packages: str) -> None:
    """Skip the test when ``command`` cannot be run or fails."""
    works = shutil.which(command[0]) and subprocess.run(command, capture_output=True, check=False)
    if not works or works.returncode:
        pytest.skip(f"`{' '.join(command)}` does not work here: apt-get install {packages}")


@pytest.fixture(scope="session")
def zeep() -> list[str]:
    return [sys.executable, str(CLIENTS / "zeep_client.py")]


@pytest.fixture(scope="session")
def suds() -> list[str]:
    return [sys.executable, str(CLIENTS / "suds_client.py")]


@pytest.fixture(scope="session")
def php_soapclient() -> list[str]:
    need("php", "-r", "class_exists('SoapClient') or exit(1);", packages="php-cli php-soap")
    return ["php", str(CLIENTS / "php_soapclient.php")]


@pytest.fixture(scope="session")
def perl_soap_lite() -> list[str]:
    need("perl", "-MSOAP::Lite", "-e1", packages="libsoap-lite-perl")
    return ["perl", str(CLIENTS / "perl_soap_lite.pl")]


@pytest.fixture(scope="session")
def node_soap() -> list[str]:
    """Installed beside its package.json, once for each state of the lock file."""
    need("node", "--version", packages="nodejs")
    need("npm", "--version", packages="npm")
    folder = CLIENTS / "node"
    lock = (folder / "package-lock.json").read_text()
    installed = folder / "node_modules" / ".installed"
    if not installed.exists() or installed.read_text() != lock:
        run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", folder=folder)
        installed.write_text(lock)
    return ["node", str(folder / "client.js")]


@pytest.fixture(scope="session")
def gsoap(demo: DemoServer, tmp_path_factory: pytest.TempPathFactory) -> list[str]:  # noqa: F811
    """Generated from the WSDLs of the running server and compiled."""
    need("soapcpp2", "-V", packages="gsoap")
    need("gcc", "-fsyntax-only", "-include", "stdsoap2.h", "-xc", "/dev/null", packages="gcc libgsoap-dev")
    folder = tmp_path_factory.mktemp("gsoap")
    addresses = [f"{demo.base_url}/soap/v3/{service}.asmx?WSDL" for service in GSOAP_SERVICES]
    # Else the prefixes are numbers, which change with every namespace that a service imports.
    names = (f'{service} = "{NAMESPACE}{service}"\n' for service in GSOAP_SERVICES)
    (folder / "names.dat").write_text("".join(names))
    # As C: the same in C++ takes a compiler three times as long.
    run("wsdl2h", "-c", "-O4", "-t", "names.dat", "-o", "services.h", *addresses, folder=folder)
    run("soapcpp2", "-C", "-L", "-x", "services.h", folder=folder)
    sources = ["soapC.c", "soapClient.c", str(CLIENTS / "gsoap.c")]
    run("gcc", "-I.", *sources, "-lgsoap", "-o", "client", folder=folder)
    return [str(folder / "client")]
