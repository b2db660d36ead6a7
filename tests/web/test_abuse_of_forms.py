"""Attacks on every form: fields that it does not have, texts that play tricks, the same form twice."""

from html.parser import HTMLParser
from typing import Any

import pytest
from django.db.models import CharField, DateTimeField, ForeignKey, JSONField, Model, QuerySet
from django.http import HttpResponse

from loonpoort.access import models as access
from loonpoort.organisation.models import Company, Debtor, DebtorTag, Environment, Tag
from tests.web.asking import undone
from tests.web.crowd import Crowd
from tests.web.filled_in import FORMS
from tests.web.matrix import ACCOUNTANT, rows

KEPT: list[type[Model]] = [
    access.Login,
    access.LoginTag,
    access.LoginCompany,
    access.UserTemplate,
    access.TemplateDashlet,
    access.ClosedOperation,
    access.Token,
    access.Handover,
    Environment,
    Company,
    Debtor,
    DebtorTag,
    Tag,
]
ON_EVERY_PAGE = {"csrfmiddlewaretoken", "language", "next"}
MADE_ANEW = {"id", "password", "key_id", "digest", "encrypted_copy"}
SENDERS = {
    page: next(caller for caller, cell in cells.items() if cell == "done")
    for (method, page), cells in rows(ACCOUNTANT).items()
    if method == "POST" and "done" in cells.values()
}
"""Every form that changes something, and who sends it."""

pytestmark = pytest.mark.django_db

Rows = list[tuple[str, tuple[Any, ...]]]


def state() -> Rows:
    """What the gate is like, apart from what differs between two changes that are alike."""
    return sorted(
        (model.__name__, tuple(_value(row, field) for field in model._meta.concrete_fields))
        for model in KEPT
        for row in _rows_of(model)
    )


def _rows_of(model: type[Model]) -> QuerySet[Any]:
    manager = getattr(model, "unscoped", model._default_manager)
    related = [field.name for field in model._meta.concrete_fields if isinstance(field, ForeignKey)]
    return manager.select_related(*related)


def _value(row: Model, field: Any) -> str:
    value = getattr(row, field.attname)
    if field.name in MADE_ANEW:
        return ""
    if isinstance(field, DateTimeField):
        return str(value is not None)
    if isinstance(field, ForeignKey) and value is not None:
        # Rows that were made meanwhile have other numbers each time.
        return str(getattr(row, field.name))
    return str(value)


def texts() -> list[tuple[str, str, int | None]]:
    """Every text of the gate: where it is kept, what it is, and how long it may be."""
    return [
        (f"{model.__name__}.{field.name}", str(getattr(row, field.attname)), field.max_length)
        for model in KEPT
        for field in model._meta.concrete_fields
        if isinstance(field, CharField | JSONField)
        for row in getattr(model, "unscoped", model._default_manager).all()
    ]


def send(crowd: Crowd, page: str, changes: dict[str, Any] | None = None) -> HttpResponse:
    browser = crowd.browser(SENDERS[page])
    values = FORMS[page](crowd) if page in FORMS else {}
    return browser.post(crowd.address(page), {**values, **(changes or {})}, follow=True)


class Fields(HTMLParser):
    """The fields and buttons of a page, and which of them are typed into."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.typed: dict[str, bool] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        if tag in ("input", "textarea", "select", "button") and (name := found.get("name")):
            is_chosen = tag in ("select", "button") or found.get("type") in ("radio", "checkbox")
            self.typed[name] = not is_chosen


def fields_of(crowd: Crowd, page: str) -> dict[str, bool]:
    """The names of a form's fields and buttons, and whether they are typed into."""
    with undone():
        answer = crowd.browser(SENDERS[page]).get(crowd.address(page))
        shown = Fields(answer.content.decode()).typed
        values = FORMS[page](crowd) if page in FORMS else {}
    own = dict.fromkeys(values, True) | shown
    return {name: is_typed for name, is_typed in own.items() if name not in ON_EVERY_PAGE}


def extra(crowd: Crowd) -> dict[str, Any]:
    """A value for every column there is, and for what other frameworks take."""
    house, elsewhere = crowd.house, crowd.elsewhere
    columns = {field.attname: "9" for model in KEPT for field in model._meta.concrete_fields}
    columns |= {field.name: "9" for model in KEPT for field in model._meta.concrete_fields}
    return columns | {
        "environment": elsewhere.environment.pk,
        "environment_id": elsewhere.environment.pk,
        "user_template": house.administrator.user_template_id,
        "user_template_id": house.administrator.user_template_id,
        "debtor": house.debtors["florist"].pk,
        "debtor_id": house.debtors["florist"].pk,
        "login": house.administrator.pk,
        "login_id": house.administrator.pk,
        "email": "evil@x.example",
        "status": "active",
        "level": "master",
        "filter_kind": "all",
        "tags": [tag.pk for tag in house.tags.values()],
        "filter_tags": [tag.pk for tag in house.tags.values()],
        "companies": [company.pk for company in house.companies.values()],
        "kind": "client",
        "name": "Evil",
        "networks": "0.0.0.0/0",
        "product": "business",
        "language": "nl",
        "is_active": "on",
        "is_staff": "on",
        "is_superuser": "on",
        "is_show_once": "on",
        "requires_second_factor": "on",
        "_method": "DELETE",
        "pk": house.administrator.pk,
    }


@pytest.mark.parametrize("page", SENDERS)
def test_fields_that_a_form_does_not_have_change_nothing(page, crowd) -> None:
    own, states = fields_of(crowd, page), []
    for more in ({}, {name: value for name, value in extra(crowd).items() if name not in own}):
        with undone():
            assert send(crowd, page, more).status_code < 400
            states.append(state())
    assert states[0] == states[1]


TRICKS = {
    "markup": '"><script>alert(1)</script>',
    "turned": "evil\u202egpj.exe",
    "null": "a\x00b",
    "lines": "a\r\nBcc: evil@x.example",
    "long": "x" * 5000,
    "digits": "9" * 5000,
    "nothing": "",
}


STEERING = {"\u202e", "\x00", "\r", "\n"}
CHOSEN = {"null"}
"""What is tried on a field that is not typed into."""


@pytest.mark.parametrize("page", SENDERS)
def test_no_text_in_any_field_breaks_a_page_or_is_kept_as_it_should_not_be(page, crowd) -> None:
    for field, is_typed in fields_of(crowd, page).items():
        for trick in TRICKS if is_typed else CHOSEN:
            with undone():
                answer = send(crowd, page, {field: TRICKS[trick]})
                assert answer.status_code < 500, f"{trick} in {field}"
                assert "<script>alert(1)" not in answer.content.decode(), f"{trick} in {field}"
                if answer.redirect_chain:
                    for where, kept, longest in texts():
                        assert not longest or len(kept) <= longest, f"{trick} in {field}: {where}"
                        assert not STEERING & set(kept), f"{trick} in {field}: {where}"


QUERIES = {
    "home": ["page"],
    "sign-in": ["next"],
    "sign-on": ["ID", "login"],
    "logins": ["page"],
    "client-logins": ["page"],
    "template": ["search"],
    "debtors": ["q", "tag", "page"],
    "audit": ["event", "actor", "subject", "text", "first", "last", "after", "before"],
    "login-usage": ["days", "company", "page"],
}


@pytest.mark.parametrize("page", QUERIES)
def test_no_text_in_an_address_breaks_a_page(page, crowd) -> None:
    for field in QUERIES[page]:
        for trick, text in TRICKS.items():
            with undone():
                path = crowd.address(page).partition("?")[0]
                answer = crowd.browser("admin").get(path, {field: text})
                assert answer.status_code < 500, f"{trick} in {field}"
                assert "<script>alert(1)" not in answer.content.decode()


ANOTHER = {"api-token-rotate", "login-token-rotate", "login-token-handover", "sign-in"}
"""Each time these are sent is meant as another time."""


@pytest.mark.parametrize("page", sorted(SENDERS.keys() - ANOTHER))
def test_a_form_that_is_sent_twice_is_done_once(page, crowd) -> None:
    states = []
    with undone():
        browser, address = crowd.browser(SENDERS[page]), crowd.address(page)
        values = FORMS[page](crowd) if page in FORMS else {}
        for _ in range(2):
            assert browser.post(address, values).status_code < 500
            states.append(len(state()))
    assert states[0] == states[1]
