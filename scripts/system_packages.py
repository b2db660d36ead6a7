"""Install the programs that only the tests need: through apt where that is allowed, else say which.

Nothing that Loonpoort itself runs on is here.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ATTEMPTS = 3
WAIT_SECONDS = 5
OPTIONS = ["--no-install-recommends"]


def has_program(*names: str) -> Callable[[], bool]:
    return lambda: all(shutil.which(name) for name in names)


def has_postgresql() -> bool:
    return any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


def has_dejavu() -> bool:
    return any(Path("/usr/share/fonts").rglob("DejaVuSans.ttf"))


def has_file(path: str) -> Callable[[], bool]:
    return Path(path).exists


def answers(*command: str) -> Callable[[], bool]:
    return lambda: bool(shutil.which(command[0])) and works(*command)


PACKAGES: dict[str, Callable[[], bool]] = {
    "chromium": has_program("chromium"),
    "curl": has_program("curl"),
    "fonts-dejavu-core": has_dejavu,
    "gcc": has_program("gcc"),
    "gettext": has_program("xgettext", "msgfmt"),
    "gsoap": has_program("wsdl2h", "soapcpp2"),
    "libc6-dev": has_file("/usr/include/stdio.h"),
    "libgsoap-dev": has_file("/usr/include/stdsoap2.h"),
    "libsoap-lite-perl": answers("perl", "-MSOAP::Lite", "-e1"),
    "nodejs": has_program("node"),
    "npm": has_program("npm"),
    "php-cli": has_program("php"),
    "php-soap": answers("php", "-r", "class_exists('SoapClient') or exit(1);"),
    "postgresql": has_postgresql,
    "redis-server": has_program("redis-server"),
}


def missing() -> list[str]:
    """The Debian packages whose programs are not there."""
    return [package for package, is_there in PACKAGES.items() if not is_there()]


def privilege() -> list[str] | None:
    """What to put before a command to run it as root; None when that is not allowed."""
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if shutil.which("sudo") and works("sudo", "-n", "true") else None


def works(*command: str) -> bool:
    return subprocess.run(command, check=False).returncode == 0


def install(packages: list[str], root: list[str]) -> None:
    """Have apt install ``packages``; mirrors have bad moments, so more than once."""
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    for attempt in range(1, ATTEMPTS + 1):
        if works(*apt, "update", "-q") and works(*apt, "install", "-y", "-q", *OPTIONS, *packages):
            return
        print(f"apt-get failed, attempt {attempt} of {ATTEMPTS}.", flush=True)
        if attempt < ATTEMPTS:
            time.sleep(WAIT_SECONDS)


def main() -> int:
    packages = missing()
    if not packages:
        return 0
    root = privilege()
    if root is not None and shutil.which("apt-get"):
        print(f"Installing what the tests need: {', '.join(packages)}", flush=True)
        install(packages, root)
        packages = missing()
    if not packages:
        return 0
    print(
        f"The tests need programs that are not here: {', '.join(packages)}. Install them with\n"
        f"    apt-get install {' '.join([*OPTIONS, *packages])}\n"
        "Until then the tests that use them are shown as skipped."
    )
    return 1 if os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    sys.exit(main())
