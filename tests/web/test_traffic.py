"""What a login's page says of its token's calls and of the limits on them."""

import re
from collections.abc import Callable
from html import unescape

import pytest

from loonpoort.access.models import Login
from loonpoort.access.traffic import Budgets
from loonpoort.access.traffic.node import NodeCounter
from loonpoort.access.traffic.table import Table
from loonpoort.web import traffic


@pytest.fixture
def limit(monkeypatch: pytest.MonkeyPatch) -> Callable[..., NodeCounter]:
    """Sets the limits."""

    def limit(**budgets: int) -> NodeCounter:
        node = NodeCounter(Budgets.of(**budgets), Table(None))
        monkeypatch.setattr(traffic, "counter", lambda: node)
        return node

    return limit


def facts(browser, login) -> dict[str, str]:
    """What the page's token card says after the token's own facts, by term."""
    page = unescape(browser.get(f"/settings/users/logins/{login.pk}/").content.decode())
    card = page[page.index('<h2 id="token">') :].partition("</section>")[0]
    return dict(re.findall(r"<dt>([^<]*)</dt><dd>([^<]*)</dd>", card.partition("</dl>")[2]))


def test_a_login_s_page_tells_the_last_minute_and_the_limits(house, administrator, limit) -> None:
    node = limit(environment=1_500, reads=3, writes=1)
    token = house.package.tokens.get().pk
    for _ in range(5):
        node.count(house.environment.pk, token, is_write=False)
    node.count(house.environment.pk, token, is_write=True)
    assert facts(administrator, house.package) == {
        "In the last minute": "4 calls, 2 refused",
        "Limit a second": "3 reads, 1 write",
        "All tokens together": "1,500 calls",
    }


def test_it_says_so_when_there_is_no_limit(house, administrator, limit) -> None:
    limit(environment=0, reads=0, writes=0)
    assert facts(administrator, house.package) == {
        "In the last minute": "0 calls, 0 refused",
        "Limit a second": "any number of reads, any number of writes",
        "All tokens together": "no limit",
    }


def test_it_says_so_in_dutch(house, administrator, limit) -> None:
    limit(environment=1, reads=150, writes=0)
    Login.objects.filter(pk=house.administrator.pk).update(language="nl")
    assert facts(administrator, house.package) == {
        "In de laatste minuut": "0 aanroepen, 0 geweigerd",
        "Limiet per seconde": "150 keer lezen, onbeperkt schrijven",
        "Alle tokens samen": "1 aanroep",
    }


def test_a_login_without_a_token_has_no_calls_to_tell_of(newcomer, administrator, limit) -> None:
    limit(environment=1, reads=1, writes=1)
    assert facts(administrator, newcomer) == {}
