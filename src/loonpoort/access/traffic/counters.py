"""The counter that the settings ask for."""

import logging
import os
from functools import cache
from typing import Protocol

from django.conf import settings
from django.utils.crypto import salted_hmac

from loonpoort.access.traffic.budgets import Budgets, Standing, Traffic
from loonpoort.access.traffic.node import NodeCounter
from loonpoort.access.traffic.table import Table

logger = logging.getLogger(__name__)


class Counter(Protocol):
    """What every way of counting can do. Ids are those of the rows."""

    budgets: Budgets

    def count(self, environment: int, token: int, *, is_write: bool) -> Standing:
        """Count one more call, against both budgets or, when one has no room for it, against neither."""

    def last_minute(self, token: int) -> Traffic:
        """What the token did in the last 50 to 60 seconds."""


@cache
def counter() -> Counter:
    """This process's way to the counts."""
    budgets = Budgets.of(
        environment=settings.LIMIT_ENVIRONMENT, reads=settings.LIMIT_READS, writes=settings.LIMIT_WRITES
    )
    node = NodeCounter(budgets, _table())
    if not settings.REDIS_URL:
        return node
    from loonpoort.access.traffic.nodes import NodesCounter, PatientCounter  # needs the extra "redis"

    # Not the key itself, but as long the same as it is.
    installation = salted_hmac("loonpoort.traffic", "installation").hexdigest()[:16]
    return PatientCounter(NodesCounter(budgets, settings.REDIS_URL, installation), node)


# A child must not have its parent's lock between threads, perhaps held, nor its connection to Redis.
os.register_at_fork(after_in_child=counter.cache_clear)


def _table() -> Table:
    try:
        return Table(settings.TRAFFIC_FILE)
    except OSError as error:
        logger.warning(
            "Calls are counted by each process for itself, so that limits are as many times too wide:"
            " %s cannot be used (%s). LOONPOORT_DATA must name a folder on this machine that can be written.",
            settings.TRAFFIC_FILE,
            error.strerror,
        )
        return Table(None)
