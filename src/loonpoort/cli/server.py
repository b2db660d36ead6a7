"""The web server: granian, WSGI, one blocking thread a process, by measurement."""

import os
import signal

from django.conf import settings
from granian import Granian
from granian.constants import Interfaces

STOP_SECONDS = 30
"""How long answers under way may take once the server is told to stop."""


def run_server(host: str, port: int) -> None:
    """Serve until told to stop; answers under way are finished first."""
    _let_new_workers_be_stopped()
    Granian(
        "loonpoort.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=settings.SERVER_WORKERS,
        blocking_threads=1,
        workers_kill_timeout=STOP_SECONDS,
        respawn_failed_workers=True,
        websockets=False,
        log_access=False,
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
