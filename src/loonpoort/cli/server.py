"""The web servers: uvicorn for API calls and the world, granian for the pages behind it; by measurement."""

import gc
import logging
import multiprocessing
import os
import select
import signal
import socket
import sys
import threading
import time
from functools import partial
from multiprocessing.connection import wait
from pathlib import Path

import uvicorn
from django.conf import settings

STOP_SECONDS = 30
"""How long answers under way may take once the server is told to stop."""
KILL_SECONDS = STOP_SECONDS + 5
SHORTEST_LIFE = 1.0
"""Seconds; a process that ends sooner than this would only end again."""
IDLE_SECONDS = 75
"""How long a connection may wait for its next request; longer than proxies keep theirs."""
BACKLOG = 2048
PAGE_PROCESSES = 2
PAGE_THREADS = 4

logger = logging.getLogger(__name__)


def run_server(host: str, port: int, *, is_supervised: bool) -> int:
    """Serve the address that the world sees until told to stop; answers under way are finished first.

    The processes are forked once all is loaded, so that they are there at once and share what never
    changes. Gives the exit status: 1 when they would not stay up.
    """
    from loonpoort.config import asgi  # noqa: F401 - for the processes

    _leave_to_stay()
    stop = threading.Event()
    for signum in (signal.SIGINT, signal.SIGTERM):
        signal.signal(signum, lambda *_: stop.set())
    _let_new_workers_be_stopped()
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, port), family=family, backlog=BACKLOG) as listener:
        processes = [_Process(listener) for _ in range(settings.SERVER_WORKERS)]
        stays_up = True
        while stays_up and not stop.is_set() and not (is_supervised and _is_alone()):
            wait([process.sentinel for process in processes], timeout=0.2)
            stays_up = all(process.revive() for process in processes)
    _stop(processes)
    return 0 if stays_up else 1


def run_pages(path: Path) -> None:
    """Serve the pages on a Unix socket, to `run_server` alone.

    As there, the processes are forked once all is loaded.
    """
    from django.urls import get_resolver
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    from loonpoort.config import wsgi  # noqa: F401 - for the processes

    get_resolver().url_patterns  # noqa: B018 - loads every page
    _let_new_workers_be_stopped()
    Granian(
        "loonpoort.config.wsgi:application",
        uds=path,
        workers=PAGE_PROCESSES,
        blocking_threads=PAGE_THREADS,
        interface=Interfaces.WSGI,
        workers_kill_timeout=STOP_SECONDS,
        respawn_failed_workers=True,
        websockets=False,
        log_access=False,
        log_level=LogLevels.error,
    ).serve()


def _leave_to_stay() -> None:
    """Spare the garbage collector what is loaded by now: it stays for good.

    There is little to find in calls either, which leave no cycles behind.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


class _Process:
    """One of the processes that answer; started again when it ends."""

    def __init__(self, listener: socket.socket) -> None:
        self._listener = listener
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("fork")
        self._process = context.Process(target=_answer, args=(self._listener, os.getpid()))
        self._process.start()
        self._started = time.monotonic()

    @property
    def sentinel(self) -> int:
        """What is ready once the process has ended."""
        return self._process.sentinel

    def revive(self) -> bool:
        """Start it again if it has ended; False when that would be no use."""
        if self._process.is_alive():
            return True
        logger.error("A process of the server ended with status %s.", self._process.exitcode)
        if time.monotonic() - self._started < SHORTEST_LIFE:
            return False
        self._start()
        return True

    def tell_to_stop(self) -> None:
        self._process.terminate()

    def wait_until(self, deadline: float) -> None:
        """Let it finish, and end it when the time is over."""
        self._process.join(max(0.0, deadline - time.monotonic()))
        self._process.kill()


def _stop(processes: list[_Process]) -> None:
    deadline = time.monotonic() + KILL_SECONDS
    for process in processes:
        process.tell_to_stop()
    for process in processes:
        process.wait_until(deadline)


def _is_alone() -> bool:
    """Whether the supervisor, which holds the other end of the standard input, is gone."""
    return bool(select.select([sys.stdin], [], [], 0)[0])


def _answer(listener: socket.socket, parent: int) -> None:
    """Answer what comes in until told to stop, in a process of its own."""
    from loonpoort.access import usage
    from loonpoort.config.asgi import front
    from loonpoort.config.connections import Connection
    from loonpoort.config.turns import off_the_loop

    async def look_around() -> None:
        off_the_loop(usage.flush)
        server.should_exit |= os.getppid() != parent
        for connection in list(server.server_state.connections):
            if isinstance(connection, Connection):
                connection.close_if_silent()

    config = uvicorn.Config(
        front,
        interface="asgi3",
        loop="uvloop",
        http=Connection,
        ws="none",
        lifespan="off",
        # What is to be known of a client we read ourselves.
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_config=None,
        log_level="error",
        backlog=BACKLOG,
        timeout_keep_alive=IDLE_SECONDS,
        timeout_graceful_shutdown=STOP_SECONDS,
        # Every second.
        callback_notify=look_around,
        timeout_notify=0,
    )

    class Server(uvicorn.Server):
        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            """Finish the answers under way, and then the accounts of them."""
            await super().shutdown(sockets)
            off_the_loop(partial(usage.flush, usage.LAST_PATIENCE))

    server = Server(config)
    server.run([listener])


def _let_new_workers_be_stopped() -> None:
    """Have a process that is not serving yet end when it is told to.

    It is forked with its parent's handlers, which would swallow the signal: it would then go on to serve, and
    be killed in the middle of that after STOP_SECONDS.
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
