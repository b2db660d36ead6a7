"""Stalled readers: callers that ask for a long answer and stop reading must hold up nobody."""

import contextlib
import socket
from collections.abc import Iterator
from dataclasses import replace

from bench import load
from bench.calls import WORKLOADS, Call
from bench.candidates import Ours
from bench.contest import started
from bench.databases import build
from bench.dataset import PLANS
from bench.processes import Server
from bench.report import megabytes, milliseconds, number
from bench.rounds import Timing

READERS = 40
EMPLOYEES = 25_000
"""An answer of 20 MB: beyond what the kernel takes off a server's hands."""
LONG_ENOUGH = 5.0
"""Seconds of load, so that some of it falls after the readers have got what the kernel takes."""
PATIENCE = 10.0
"""Seconds that a call of the others may take; longer and the server is held up."""


def stalled(timing: Timing) -> list[str]:
    database = build(PLANS["large"])
    tiny, long = WORKLOADS["T"].call(database), WORKLOADS["L"].call(database, size=EMPLOYEES)
    timing = replace(timing, seconds=max(timing.seconds, LONG_ENOUGH))
    with started(Ours(), database) as server:
        load.run(server.port, tiny, 1)
        server.forget_peaks()
        lines = [_line("nobody else", server, tiny, timing)]
        with _readers(server, long):
            lines.append(_line(f"{READERS} readers come and stall", server, tiny, timing))
            server.settle()
            lines.append(_line("the same, later", server, tiny, timing))
    return [
        "### Stalled readers",
        "",
        f"T while {READERS} connections have asked for 20 MB and stopped reading. Target: a p99 under three "
        "times that of nobody else, and bounded memory.",
        "",
        "| meanwhile | T, calls/s | p50 ms | p99 ms | peak memory of a worker |",
        "|---|---:|---:|---:|---:|",
        *lines,
        "",
    ]


def _line(title: str, server: Server, call: Call, timing: Timing) -> str:
    try:
        found = load.run(server.port, call, timing.seconds, patience=PATIENCE)
    except load.LoadError:
        return (
            f"| {title} | held up: no answer within {PATIENCE:g} s | | | {megabytes(server.peak_memory())} |"
        )
    if not found.rate:
        return f"| {title} | held up: no answer at all | | | {megabytes(server.peak_memory())} |"
    return (
        f"| {title} | {number(found.rate)} | {milliseconds(found.p50)} | {milliseconds(found.p99)} | "
        f"{megabytes(server.peak_memory())} |"
    )


@contextlib.contextmanager
def _readers(server: Server, call: Call) -> Iterator[None]:
    headers = "".join(f"{name}: {value}\r\n" for name, value in call.headers.items())
    request = (
        f"POST {call.path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}Content-Length: {len(call.body)}\r\n\r\n"
    )
    with contextlib.ExitStack() as stack:
        for _ in range(READERS):
            reader = stack.enter_context(socket.socket())
            reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 64 * 1024)
            reader.connect(("127.0.0.1", server.port))
            reader.sendall(request.encode() + call.body)
        yield
