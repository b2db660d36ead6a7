"""Limits on callers: a call too many is refused at once, and every answer tells what is left."""

from functools import cache

from loonpoort.access.models import Token
from loonpoort.access.traffic import Budget, Standing, counter
from loonpoort.contract.faults import TooManyCallsFault

WINDOW_SECONDS = 1
"""After which a budget is whole again if nobody calls: what Retry-After says."""

Headers = list[tuple[str, str]]


def admit(token: Token, headers: Headers, *, is_write: bool) -> None:
    """Count a call of a token that is genuine. Raises TooManyCallsFault when there is no room for it.

    ``headers`` get those of draft-ietf-httpapi-ratelimit-headers, from its version 08 on.
    """
    calls = counter()
    standing = calls.count(token.login.environment_id, token.pk, is_write=is_write)
    of_token, of_environment = calls.budgets.of_token(is_write=is_write), calls.budgets.environment
    if of_token.calls or of_environment.calls:
        headers.append(("RateLimit-Policy", _policy(of_token, of_environment)))
        headers.append(("RateLimit", _state(standing, of_token, of_environment)))
    if standing.is_refused:
        headers.append(("Retry-After", str(WINDOW_SECONDS)))
        raise TooManyCallsFault(
            _environment_is_over(of_environment) if standing.environment < 0 else _token_is_over(of_token)
        )


@cache
def _policy(*budgets: Budget) -> str:
    return ", ".join(f'"{each.name}";q={each.calls};w={WINDOW_SECONDS}' for each in budgets if each.calls)


def _state(standing: Standing, of_token: Budget, of_environment: Budget) -> str:
    # A refused call took nothing, so that what one budget could not give is left in the other.
    back = 1 if standing.is_refused else 0
    left = []
    if of_token.calls:
        left.append(_item(of_token.name, standing.token + back))
    if of_environment.calls:
        left.append(_item(of_environment.name, standing.environment + back))
    return ", ".join(left)


def _item(name: str, left: int) -> str:
    return f'"{name}";r={max(left, 0)};t={WINDOW_SECONDS}'


def _token_is_over(budget: Budget) -> str:
    return _text(f"a token may make {budget.calls} {budget.name} a second")


def _environment_is_over(budget: Budget) -> str:
    return _text(f"all tokens of an environment together may make {budget.calls} calls a second")


def _text(limit: str) -> str:
    return f"Too many calls: {limit}. Nothing has been done; repeat it after a second, and spread your calls."
