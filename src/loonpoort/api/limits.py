"""Limits on callers: a call too many is refused at once, and every answer tells what is left."""

from functools import cache

from loonpoort.access.models import Token
from loonpoort.access.traffic import Budget, counter
from loonpoort.api.answers import Headers
from loonpoort.contract.faults import TooManyCallsFault

WINDOW_SECONDS = 1
"""After which a budget is whole again if nobody calls: what Retry-After says."""


def admit(token: Token, headers: Headers, *, is_write: bool) -> None:
    """Count a call of a token that is genuine. Raises TooManyCallsFault when there is no room for it.

    ``headers`` get those of draft-ietf-httpapi-ratelimit-headers, from its version 08 on.
    """
    calls = counter()
    of_environment, of_token = calls.budgets.environment, calls.budgets.of_token(is_write=is_write)
    environment_left, token_left = calls.count(token.login.environment_id, token.pk, is_write=is_write)
    is_refused = environment_left < 0 or token_left < 0
    policy, left = _wording(of_token, of_environment)
    if policy:
        # A refused call took nothing, so that what one budget could not give is left in the other.
        back = 1 if is_refused else 0
        headers.append(("RateLimit-Policy", policy))
        headers.append(("RateLimit", left.format(max(token_left + back, 0), max(environment_left + back, 0))))
    if is_refused:
        headers.append(("Retry-After", str(WINDOW_SECONDS)))
        if environment_left < 0:
            raise TooManyCallsFault(_environment_is_over(of_environment))
        raise TooManyCallsFault(_token_is_over(of_token))


@cache
def _wording(*budgets: Budget) -> tuple[str, str]:
    """How the budgets are told, and how what is left of them is, with a place for each."""
    limits = [(number, budget) for number, budget in enumerate(budgets) if budget.calls]
    return (
        ", ".join(f'"{budget.name}";q={budget.calls};w={WINDOW_SECONDS}' for _, budget in limits),
        ", ".join(f'"{budget.name}";r={{{number}}};t={WINDOW_SECONDS}' for number, budget in limits),
    )


def _token_is_over(budget: Budget) -> str:
    return _text(f"a token may make {budget.calls} {budget.name} a second")


def _environment_is_over(budget: Budget) -> str:
    return _text(f"all tokens of an environment together may make {budget.calls} calls a second")


def _text(limit: str) -> str:
    return f"Too many calls: {limit}. Nothing has been done; repeat it after a second, and spread your calls."
