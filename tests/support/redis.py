"""A Redis server of the test's own, at a free port, that keeps nothing."""

import shutil
import signal
import subprocess
import time
from dataclasses import dataclass, field
from typing import Self

import redis

from tests.support.processes import free_port, with_parent

START_SECONDS = 30
PROGRAM = shutil.which("redis-server") or shutil.which("valkey-server")
MISSING = "There is no redis-server and no valkey-server: apt-get install redis-server"


@dataclass
class RedisServer:
    port: int = field(default_factory=free_port)
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> Self:
        assert PROGRAM, MISSING
        self._process = subprocess.Popen(
            [
                *with_parent(signal.SIGKILL),
                PROGRAM,
                *("--bind", "127.0.0.1", "--port", str(self.port), "--save", "", "--appendonly", "no"),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
            cwd="/",
        )
        deadline = time.monotonic() + START_SECONDS
        with redis.Redis.from_url(self.url) as client:
            while True:
                try:
                    client.ping()
                except redis.ConnectionError:
                    assert self._process.poll() is None, "Redis ended"
                    assert time.monotonic() < deadline, "Redis does not answer"
                    time.sleep(0.02)
                else:
                    return self

    def signal(self, signum: signal.Signals) -> None:
        assert self._process
        self._process.send_signal(signum)

    def stop(self) -> None:
        """Stop at once; safe to call again."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None
