"""Load: the same call over and over on several connections, by wrk."""

import json
import statistics
import subprocess
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from bench import cores
from bench.calls import Call
from bench.client import ask
from bench.places import BENCH

CONNECTIONS = 8


@dataclass(frozen=True, slots=True)
class Load:
    """What came of it."""

    rate: float
    """Calls a second."""
    bytes_per_second: float
    p50: float
    """Seconds, as p99."""
    p99: float


class LoadError(Exception):
    """Answers that were not what they should be; no measurement then."""


def run(port: int, call: Call, seconds: float, patience: float = 120) -> Load:
    """Put load on a server. Raises LoadError when it refuses a call or takes longer than ``patience``."""
    with tempfile.NamedTemporaryFile() as body:
        body.write(call.body)
        body.flush()
        done = subprocess.run(
            [
                *cores.for_load(),
                "wrk",
                "--threads=2",
                f"--connections={CONNECTIONS}",
                f"--duration={max(1, round(seconds))}s",
                f"--timeout={patience:.0f}s",
                f"--script={BENCH / 'wrk.lua'}",
                f"http://127.0.0.1:{port}",
                "--",
                body.name,
                call.path,
                call.headers["Content-Type"],
                call.headers["SOAPAction"],
            ],
            check=True,
            capture_output=True,
            text=True,
        )
    result = json.loads(done.stdout.partition("RESULT ")[2] or "{}")
    if not result or result["refused"] or result["broken"]:
        raise LoadError(f"{done.stdout}{done.stderr}".strip()[-500:])
    rate = result["calls"] / result["seconds"]
    return Load(rate, result["bytes"] / result["seconds"], result["p50"], result["p99"])


def once_each(port: int, call: Call, connections: int = CONNECTIONS) -> Load:
    """One call on every connection, for servers that take seconds over it."""
    begun = time.perf_counter()
    with ThreadPoolExecutor(connections) as threads:
        answers = list(threads.map(lambda _: ask(port, call), range(connections)))
    seconds = time.perf_counter() - begun
    if any(answer.status != 200 for answer in answers):
        raise LoadError("a call was refused under load")
    totals = [answer.total for answer in answers]
    size = sum(len(answer.body) for answer in answers)
    return Load(len(answers) / seconds, size / seconds, statistics.median(totals), max(totals))
