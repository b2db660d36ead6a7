"""The web server: granian, WSGI, one blocking thread a process, by measurement."""

from django.conf import settings
from granian import Granian
from granian.constants import Interfaces

STOP_SECONDS = 30
"""How long answers under way may take once the server is told to stop."""


def run_server(host: str, port: int) -> None:
    """Serve until told to stop; answers under way are finished first."""
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
