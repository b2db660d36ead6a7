"""Running what waits, so that a test of it fails rather than hangs."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

PATIENCE = 30
"""Seconds; far more than anything takes that works."""

Result = TypeVar("Result")


def run(work: Coroutine[Any, Any, Result]) -> Result:
    return asyncio.run(asyncio.wait_for(work, PATIENCE))
