"""Usage of a login: how often, about whom, since when, and what was refused."""

import datetime
from html import unescape
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone

from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.kinds import FilterKind
from loonpoort.access.models import Login, TemplateDashlet, UserTemplate
from loonpoort.access.usage.rows import add_up
from loonpoort.web.charts import LINES, Series, columns_by_day
from loonpoort.web.usage_words import OUTCOMES, UsageGlance, since
from loonpoort.web.views import usage as view
from tests.cast import login

NOTHING = "\u2013"
LIST, ADDRESSES = "EmployeeService.List_GetByCompany", "EmployeeService.Address_GetListCurrent"


def address(of: Login, query: str = "") -> str:
    return f"/logins/{of.pk}/usage/{query}"


def page_of(browser: Client, of: Login, query: str = "") -> str:
    answer = browser.get(address(of, query))
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def called(
    of: Login,
    operation: str = LIST,
    outcome: str = "ok",
    *,
    days_ago: float = 0,
    debtor: int = 0,
    company: int = 0,
    employee: int = 0,
    calls: int = 1,
    rows: int = 0,
) -> None:
    minute = int((timezone.now() - datetime.timedelta(days=days_ago)).timestamp()) // 60
    add_up([
        (of.pk, minute, 1, operation, outcome, debtor, company, employee, of.environment_id, calls, rows)
    ])  # fmt: skip


def rows_of(page: str, title: str) -> list[list[str]]:
    """The cells of the table below a heading."""
    part = page[page.index(f">{title}</h2>") :]
    body = part[part.index("<tbody>") : part.index("</tbody>") + len("</tbody>")]
    table = ElementTree.fromstring(body.replace("&", "&amp;"))
    return [[" ".join("".join(cell.itertext()).split()) for cell in row] for row in table]


@pytest.fixture(autouse=True)
def noon(clock) -> None:
    """Nothing here happens around midnight."""


def test_the_page_tells_what_was_called_refused_and_when_last(house, administrator) -> None:
    called(house.package, calls=1200, rows=5, days_ago=2)
    called(house.package, outcome="1002", calls=3, days_ago=1)
    called(house.client, calls=77)
    page = page_of(administrator, house.package)
    assert "<dd>1,200</dd>" in page
    assert "<dd>3</dd>" in page
    assert "30 Jun" in page
    assert "77" not in page
    assert house.package.email in page


def test_a_login_that_never_called_says_so(house, administrator) -> None:
    page = page_of(administrator, house.package)
    assert "Never" in page
    assert "No call in this period." in page
    assert "Nothing was read or written in this period." in page
    assert '<svg viewBox="0 0 960' not in page


@pytest.mark.parametrize(
    ("query", "expected"), [("", 4), ("?days=7", 2), ("?days=90", 8), ("?days=8", 4), ("?days=x", 4)]
)
def test_a_period_is_chosen(query, expected, house, administrator) -> None:
    for days_ago, calls in [(0, 1), (6, 1), (7, 1), (29, 1), (30, 2), (89, 2), (90, 16)]:
        called(house.package, days_ago=days_ago, calls=calls)
    assert f"<dd>{expected}</dd>" in page_of(administrator, house.package, query)


def test_calls_are_told_by_whom_they_were_about_and_since_when(house, administrator) -> None:
    shop, mill, bakery = house.companies["shop"], house.companies["mill"], house.debtors["bakery"]
    bram, carla = house.employees["bram"], house.employees["carla"]
    called(house.package, company=shop.pk, calls=5, rows=1000, days_ago=3)
    called(house.package, company=shop.pk, days_ago=200)
    called(house.package, ADDRESSES, company=shop.pk, employee=bram.pk, calls=2, rows=4)
    called(house.package, ADDRESSES, company=shop.pk, employee=carla.pk, rows=1)
    called(house.package, company=mill.pk, days_ago=200)
    called(house.package, "DebtorService.Tags_Get", debtor=bakery.pk, calls=3, rows=3)
    called(house.package, "DebtorService.List_GetAll", calls=2, rows=2)
    called(house.package, outcome="1002")
    page = page_of(administrator, house.package)
    assert [row[:4] for row in rows_of(page, "About whom")] == [
        ["shop", "8", "1,005", "2 shop"],
        ["Debtor bakery", "3", "3", NOTHING],
        ["All that the login reaches", "2", "2", NOTHING],
    ]
    assert rows_of(page, "About whom")[0][4:] == ["13 Dec 2025 13:00", "1 Jul 2026 14:00"]
    page = page_of(administrator, house.package, f"?company={shop.pk}")
    assert "<h1>shop</h1>" in page
    table = ElementTree.fromstring(page[page.index("<tbody>") : page.index("</tbody>") + len("</tbody>")])
    assert [[cell.text for cell in row][:3] for row in table] == [
        ["101 bram", "2", "4"],
        ["102 carla", "1", "1"],
    ]


def test_refusals_are_told_with_their_reason(house, administrator) -> None:
    called(house.package, outcome="1001 revoked", days_ago=2, calls=4)
    called(house.package, outcome="1002", days_ago=1)
    called(house.package, outcome="2099", days_ago=0)
    assert [row[:3] for row in rows_of(page_of(administrator, house.package), "Refused")] == [
        ["Refused with fault 2099 2099", LIST, "1"],
        ["The user template closes this operation 1002", LIST, "1"],
        ["The token was revoked 1001 revoked", LIST, "4"],
    ]


def test_operations_are_told_with_what_was_answered_and_refused(house, administrator) -> None:
    called(house.package, calls=3, rows=30)
    called(house.package, outcome="429")
    called(house.package, ADDRESSES, rows=1)
    table = rows_of(page_of(administrator, house.package), "By operation")
    assert [row[:4] for row in table] == [[LIST, "3", "1", "30"], [ADDRESSES, "1", "0", "1"]]


def test_the_chart_and_its_table_have_the_same_figures(house, administrator) -> None:
    for number, operation in enumerate("ABCDEF"):
        called(house.package, f"S.{operation}", calls=10 - number)
    called(house.package, "S.A", outcome="1002", calls=2, days_ago=1)
    raw = administrator.get(address(house.package, "?days=7")).content.decode()
    svg = raw[raw.index('<svg viewBox="0 0 960') :]
    tree = ElementTree.fromstring(svg[: svg.index("</svg>") + len("</svg>")].replace("&nbsp;", " "))
    told = [piece.findtext("title") for piece in tree.iter("rect")]
    assert told == [
        "June 30, 2026 · Refused: 2",
        "July 1, 2026 · S.A: 10",
        "July 1, 2026 · S.B: 9",
        "July 1, 2026 · S.C: 8",
        "July 1, 2026 · S.D: 7",
        "July 1, 2026 · Other operations: 11",
    ]
    assert tree.findtext("title") == "Calls a day, in the last 7 days"
    assert (tree.findtext("desc") or "").startswith("S.A: 10. S.B: 9.")
    table = raw[raw.index('class="same"') :]
    body = ElementTree.fromstring(table[table.index("<tbody>") : table.index("</tbody>") + len("</tbody>")])
    assert [[cell.text for cell in row] for row in body] == [
        ["July 1, 2026", "10", "9", "8", "7", "11", "0", "45"],
        ["June 30, 2026", "0", "0", "0", "0", "0", "2", "2"],
    ]


def test_the_page_needs_no_script_and_no_style_of_its_own(house, administrator) -> None:
    called(house.package)
    page = administrator.get(address(house.package)).content.decode()
    assert "style=" not in page
    assert "<style" not in page
    assert page.count("<script") == 1


def test_a_call_late_in_the_evening_is_of_the_installation_s_day(house, sign_in, clock) -> None:
    clock(datetime.timedelta(hours=11))
    called(house.package)
    assert "July 2, 2026" in page_of(sign_in(house.administrator), house.package)


def test_names_beyond_the_reader_s_reach_are_not_told(house, sign_in) -> None:
    template = UserTemplate.objects.create(
        environment=house.environment, name="Reader", kind="master_accountant"
    )
    TemplateDashlet.objects.create(user_template=template, dashlet=Dashlet.LOGINS, right=DashletRight.READ)
    reader = login(
        house.environment,
        "Reader",
        "reader@kantoor.example",
        FilterKind.TAGS,
        tag_ids=[house.tags["Office"].pk],
    )
    shop, garage = house.companies["shop"], house.debtors["garage"]
    called(house.package, company=shop.pk, employee=house.employees["bram"].pk, calls=2)
    called(house.package, debtor=garage.pk)
    called(house.package, debtor=10**6)
    browser = sign_in(reader)
    page = page_of(browser, house.package)
    assert [row[0] for row in rows_of(page, "About whom")] == [
        "No longer there, or outside your own reach",
        "Debtor garage",
        "No longer there, or outside your own reach",
    ]
    assert f"company={shop.pk}" not in page
    assert browser.get(address(house.package, f"?company={shop.pk}")).status_code == 404


@pytest.mark.parametrize(
    "query", ["?company=x", "?company=999", "?company=-1", "?company=1e3", f"?company={10**30}"]
)
def test_a_company_that_cannot_be_is_not_found(query, house, administrator) -> None:
    assert administrator.get(address(house.package, query)).status_code == 404


def test_the_page_is_for_those_who_may_see_the_login(
    house, stranger, business, sign_in, administrator, package
) -> None:
    assert administrator.get(address(house.client)).status_code == 200
    assert administrator.get(address(stranger.package)).status_code == 404
    assert administrator.get("/logins/999999/usage/").status_code == 404
    assert package.get(address(house.package)).status_code == 403
    assert sign_in(house.client).get(address(house.client)).status_code == 403
    assert sign_in(business.administrator).get(address(business.client)).status_code == 200
    assert administrator.post(address(house.package)).status_code == 405


def test_a_long_list_comes_in_pages(house, administrator, monkeypatch) -> None:
    monkeypatch.setattr(view, "PAGE_LENGTH", 2)
    for number, company in enumerate(house.companies.values()):
        called(house.package, company=company.pk, calls=10 - number)
    page = page_of(administrator, house.package, "?days=7")
    assert [row[0] for row in rows_of(page, "About whom")] == ["shop", "mill"]
    assert 'href="?days=7&page=2"' in page
    page = page_of(administrator, house.package, "?days=7&page=2")
    assert [row[0] for row in rows_of(page, "About whom")] == ["workshop", "greenhouse"]


def test_a_glance_tells_the_last_call_and_thirty_days(house) -> None:
    called(house.package, days_ago=40, calls=5)
    called(house.package, days_ago=2, calls=1500)
    called(house.package, days_ago=1, outcome="1002")
    assert UsageGlance.of(house.package) == UsageGlance("30 Jun 14:00", "1,500", "1")
    assert UsageGlance.of(house.client).last_call == "Never"


def test_every_outcome_has_words_of_its_own() -> None:
    assert len({str(words) for words in OUTCOMES.values()}) == len(OUTCOMES)


@pytest.mark.parametrize("figure", [1, 4, 5, 7, 20, 21, 99, 100, 101, 12345, 10**6 + 1])
def test_a_column_fits_its_chart_and_the_lines_are_round(figure) -> None:
    day = datetime.date(2026, 7, 1)
    chart = columns_by_day([day], [Series("a", "series-1", [figure])])
    [piece] = chart.pieces
    assert float(piece.y) >= 0
    assert float(piece.y) + float(piece.height) == pytest.approx(chart.base, abs=0.2)
    assert len(chart.lines) == LINES + 1
    assert float(chart.lines[-1].at) == 10


def test_a_chart_names_no_more_days_than_fit(house) -> None:
    first = since(90).date()
    days = [first + datetime.timedelta(days=day) for day in range(90)]
    chart = columns_by_day(days, [Series("a", "series-1", [1] * 90)])
    assert len(chart.days) == 10
    assert chart.days[-1].text == "1 Jul"
