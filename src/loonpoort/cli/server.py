"""The web server: granian, WSGI, by measurement."""

import os
import signal
from pathlib import Path
from typing import Any

from django.conf import settings
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

STOP_SECONDS = 30
"""How long answers under way may take once the server is told to stop."""


API_THREADS = 64
"""Of one process. They take turns: all but one wait for the network."""
PAGE_PROCESSES = 2
PAGE_THREADS = 4


def run_server(host: str, port: int) -> None:
    """Serve the address that the world sees until told to stop; answers under way are finished first."""
    _run(
        "loonpoort.config.wsgi:front",
        address=host,
        port=port,
        workers=settings.SERVER_WORKERS,
        blocking_threads=API_THREADS,
    )


def run_pages(path: Path) -> None:
    """Serve the pages on a Unix socket, to `run_server` alone."""
    _run(
        "loonpoort.config.wsgi:application",
        uds=path,
        workers=PAGE_PROCESSES,
        blocking_threads=PAGE_THREADS,
    )


def _run(target: str, **options: Any) -> None:
    _let_new_workers_be_stopped()
    Granian(
        target,
        interface=Interfaces.WSGI,
        workers_kill_timeout=STOP_SECONDS,
        respawn_failed_workers=True,
        websockets=False,
        log_access=False,
        # It warns of many threads a process; ours take turns.
        log_level=LogLevels.error,
        **options,
    ).serve()


def _let_new_workers_be_stopped() -> None:
    """Have a worker that is not serving yet end when it is told to.

    It is forked with granian's own handlers, which would swallow the signal: it would then go on to serve,
    and be killed in the middle of that after STOP_SECONDS.
    """
    signals = {signal.SIGINT, signal.SIGTERM}

    def in_child() -> None:
        for signum in signals:
            signal.signal(signum, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, signals)

    os.register_at_fork(
        before=lambda: signal.pthread_sigmask(signal.SIG_BLOCK, signals),
        after_in_parent=lambda: signal.pthread_sigmask(signal.SIG_UNBLOCK, signals),
        after_in_child=in_child,
    )
