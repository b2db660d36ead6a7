"""What the candidates need of the system, through apt where that is allowed."""

import shutil
import subprocess
from collections.abc import Iterable

from bench.candidates import Candidate
from scripts.system_packages import install, privilege

ALWAYS = ("wrk", "util-linux")


def install_packages(candidates: Iterable[Candidate]) -> None:
    """Install the Debian packages that are missing; whoever still misses one says so when it is prepared."""
    if not shutil.which("dpkg-query"):
        return
    wanted = {*ALWAYS, *(package for candidate in candidates for package in candidate.packages)}
    missing = sorted(package for package in wanted if not _is_installed(package))
    root = privilege() if missing else None
    if root is not None and shutil.which("apt-get"):
        print(f"Installing what the measurements need: {', '.join(missing)}", flush=True)
        for package in missing:  # one by one: what cannot be had must not keep the others out
            install([package], root)


def _is_installed(package: str) -> bool:
    if shutil.which(package):
        return True  # from wherever it came
    query = ["dpkg-query", "--show", "--showformat=${Status}", package]
    done = subprocess.run(query, capture_output=True, text=True, check=False)
    return done.stdout.endswith(" installed")
