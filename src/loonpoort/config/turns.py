"""Turns: how calls share the one thread and the one database connection of a process.

A call runs on the event loop from beginning to end: it would have the connection to itself in any case. While
one takes long the others wait, so of the long kinds there is no more than one call, or one part of an answer,
in each turn of the loop, and whoever has come meanwhile is answered in between.
"""

import asyncio
from collections.abc import Callable
from functools import partial
from time import thread_time
from typing import TypeVar

Result = TypeVar("Result")

LONG_SECONDS = 0.005
KINDS = 1_000
"""Kinds of long calls that are remembered. There are not that many; callers choose what they call them."""


class Turns:
    """Runs work on the event loop, as if none were running."""

    def __init__(self) -> None:
        self._queue = asyncio.Lock()
        self._long: set[int] = set()

    def is_long(self, kind: int) -> bool:
        """Whether the last of its kind took long, so that it is no work to be done at once."""
        return kind in self._long

    def at_once(self, kind: int, work: Callable[[], Result]) -> Result:
        """Do work now, and remember whether it took long."""
        return off_the_loop(partial(self._timed, kind, work))

    async def run(self, kind: int, work: Callable[[], Result]) -> Result:
        """Do work now; but in the queue, when the last of its kind took long."""
        if self.is_long(kind):
            return await self.queue(partial(self._timed, kind, work))
        return self.at_once(kind, work)

    async def queue(self, work: Callable[[], Result]) -> Result:
        """Do work when it is its turn: first come, first served, one in a turn of the loop."""
        async with self._queue:
            # Whoever is there by now goes first.
            await asyncio.sleep(0)
            return off_the_loop(work)

    def _timed(self, kind: int, work: Callable[[], Result]) -> Result:
        # By the processor's time: on a busy machine anything can take long by the clock.
        begun = thread_time()
        result = work()
        if thread_time() - begun < LONG_SECONDS:
            self._long.discard(kind)
            return result
        if len(self._long) >= KINDS:
            self._long.clear()
        self._long.add(kind)
        return result


def off_the_loop(work: Callable[[], Result]) -> Result:
    """Do work as if no event loop were running in this thread.

    On one Django would refuse, for tasks could take turns in the middle of a transaction, and it would open a
    connection for each of them. This work is done when the next task has its turn, and all have the thread's
    connection.
    """
    loop = asyncio.get_running_loop()
    asyncio._set_running_loop(None)
    try:
        return work()
    finally:
        asyncio._set_running_loop(loop)
