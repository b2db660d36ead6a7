"""Counting across nodes, in Redis or Valkey, with this node's own counts to fall back on."""

import logging
import time
from collections.abc import Callable
from typing import Any, cast

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from loonpoort.access.traffic.budgets import Budgets, Standing, Traffic
from loonpoort.access.traffic.node import NodeCounter

PATIENCE_SECONDS = 0.1
"""With one answer of Redis; a call waits no longer than this for being counted."""
TRY_AGAIN_SECONDS = 5.0
LOG_SECONDS = 60.0

# By the clock of Redis, which is the same for every node. Numbers are doubles there: whole microseconds
# since 1970 fit, but must be written out in full. The spells are those of counting on one node.
_COUNT = """
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]

local function with_one_more(key, calls)
  if calls == 0 then return 0, 0 end
  local interval = math.floor(1000000 / calls)
  local whole_at = tonumber(redis.call('GET', key) or 0)
  if whole_at < now or whole_at > now + 2000000 then whole_at = now end
  whole_at = whole_at + interval
  return whole_at, math.floor((now + calls * interval - whole_at) / interval)
end

local environment_then, environment_left = with_one_more(KEYS[1], tonumber(ARGV[1]))
local token_then, token_left = with_one_more(KEYS[2], tonumber(ARGV[2]))
local is_refused = environment_left < 0 or token_left < 0
if not is_refused then
  redis.call('SET', KEYS[1], string.format('%.0f', environment_then), 'PX', 2000)
  redis.call('SET', KEYS[2], string.format('%.0f', token_then), 'PX', 2000)
end
local spell = KEYS[3] .. ':' .. math.floor(time[1] / 10)
redis.call('HINCRBY', spell, is_refused and 'refused' or 'answered', 1)
redis.call('EXPIRE', spell, 70)
return {environment_left, token_left}
"""
_LAST_MINUTE = """
local spell = math.floor(redis.call('TIME')[1] / 10)
local answered, refused = 0, 0
for each = spell - 5, spell do
  local found = redis.call('HMGET', KEYS[1] .. ':' .. each, 'answered', 'refused')
  answered = answered + (found[1] or 0)
  refused = refused + (found[2] or 0)
end
return {answered, refused}
"""

logger = logging.getLogger(__name__)


class NodesCounter:
    """Counts in Redis, in one round trip a call. Raises redis.RedisError when it cannot."""

    def __init__(self, budgets: Budgets, url: str, installation: str) -> None:
        """``installation`` keeps apart the installations that share a Redis."""
        self.budgets = budgets
        # Once more only where an idle connection turns out to be gone; its own default waits and waits.
        once = Retry(NoBackoff(), 1, supported_errors=(redis.ConnectionError,))
        client = redis.Redis.from_url(
            url, socket_timeout=PATIENCE_SECONDS, socket_connect_timeout=PATIENCE_SECONDS, retry=once
        )
        self._count = client.register_script(_COUNT)
        self._last_minute = client.register_script(_LAST_MINUTE)
        # In braces, so that a cluster keeps all of it on one of its nodes.
        self._prefix = f"{{loonpoort:{installation}}}"

    def count(self, environment: int, token: int, *, is_write: bool) -> Standing:
        budget = self.budgets.of_token(is_write=is_write)
        keys = [
            f"{self._prefix}:environment:{environment}",
            f"{self._prefix}:{budget.name}:{token}",
            f"{self._prefix}:minute:{token}",
        ]
        left = cast(Any, self._count(keys, [self.budgets.environment.calls, budget.calls]))
        return Standing(*left)

    def last_minute(self, token: int) -> Traffic:
        return Traffic(*cast(Any, self._last_minute([f"{self._prefix}:minute:{token}"])))


class PatientCounter:
    """Counts across nodes while it can, and on this node while Redis is away.

    A call is worth more than the exactness of its count: at worst every node spends the whole budget.
    """

    def __init__(
        self, nodes: NodesCounter, node: NodeCounter, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.budgets = node.budgets
        self._nodes = nodes
        self._node = node
        self._clock = clock
        self._again_at = self._log_at = clock()

    def count(self, environment: int, token: int, *, is_write: bool) -> Standing:
        if self._is_worth_trying:
            try:
                return self._nodes.count(environment, token, is_write=is_write)
            except redis.RedisError as error:
                self._is_away(error)
        return self._node.count(environment, token, is_write=is_write)

    def last_minute(self, token: int) -> Traffic:
        if self._is_worth_trying:
            try:
                return self._nodes.last_minute(token)
            except redis.RedisError as error:
                self._is_away(error)
        return self._node.last_minute(token)

    @property
    def _is_worth_trying(self) -> bool:
        return self._clock() >= self._again_at

    def _is_away(self, error: redis.RedisError) -> None:
        now = self._clock()
        self._again_at = now + TRY_AGAIN_SECONDS
        if now >= self._log_at:
            self._log_at = now + LOG_SECONDS
            logger.warning("Redis cannot count calls; this node counts its own meanwhile: %s", error)
