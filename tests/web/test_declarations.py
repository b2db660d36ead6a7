"""Declarations on the company's page: drawn up, marked as sent and taken along, by whoever may."""

import pytest
from django.urls import reverse

from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.payroll.models import Declaration, PaymentFile, PensionCode
from tests import trail
from tests.cases import bank_accounts, debtor_details, declarations, runs
from tests.web.test_companies import narrow_login, text
from tests.web.test_employees import give

JUNE = {"kind": "wage_tax", "first_period_number": 6, "first_period_year": 2026}


@pytest.fixture
def shop(house) -> int:
    """The shop with the figures of June, and accounts to pay from and on."""
    debtor_details.fill(house)
    bank_accounts.fill(house)
    runs.fill(house)
    return house.companies["shop"].pk


def page_of(shop: int, name: str = "company", *more: object) -> str:
    return reverse(name, args=[shop, *more])


def test_a_declaration_is_drawn_up_taken_along_and_sent(shop, administrator) -> None:
    assert "Nothing was declared yet." in text(administrator.get(page_of(shop)))
    answer = administrator.post(
        page_of(shop, "declaration-new"),
        {**JUNE, "payment_reference": declarations.REFERENCE},
        follow=True,
    )
    made = Declaration.unscoped.get()
    assert "Declaration 2026/6 (1) was drawn up." in text(answer)
    assert trail.last().event == "company.declaration_drawn_up"
    file = administrator.post(page_of(shop, "declaration-file", made.pk))
    assert b"<total>805</total>" in b"".join(file.streaming_content)
    assert file.headers["Cache-Control"] == "no-store"
    assert file.headers["Content-Disposition"] == 'attachment; filename="wage-tax-2026-6-1.xml"'
    assert trail.last().event == "company.declaration_downloaded"
    administrator.post(page_of(shop, "declaration-sent", made.pk))
    made.refresh_from_db()
    assert not made.is_draft
    assert trail.last().event == "company.declaration_sent"
    again = administrator.post(page_of(shop, "declaration-sent", made.pk), follow=True)
    assert "It was marked as sent already." in text(again)
    assert "Mark as sent" not in text(again)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"kind": "vat"}, "not one of the available choices"),
        ({"kind": "pension"}, "marked as pension"),
        ({"first_period_number": 13}, "2026 has 12 periods."),
        ({"first_period_number": 3}, "No processed run"),
        ({"last_period": 5}, "It lies before the first."),
        ({"last_period": 54}, "less than or equal to 53"),
        ({"payment_reference": "12"}, "16 digits"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_drawn_up(sent, said, shop, administrator) -> None:
    assert said in text(administrator.post(page_of(shop, "declaration-new"), {**JUNE, **sent}))
    assert not Declaration.unscoped.exists()


def test_wage_codes_are_marked_as_pension(shop, administrator) -> None:
    page = page_of(shop, "pension-codes")
    administrator.post(page, {"codes": "7000, 6200 7000"})
    assert list(PensionCode.unscoped.values_list("number", flat=True)) == [6200, 7000]
    assert (trail.last().event, trail.last().after) == (
        "company.pension_codes_changed",
        {"codes": "6200, 7000"},
    )
    assert 'value="6200, 7000"' in text(administrator.get(page))
    for codes in ("x", "0", "1000000", "-1"):
        assert "errors" in text(administrator.post(page, {"codes": codes}))
    administrator.post(page_of(shop, "declaration-new"), {**JUNE, "kind": "pension"})
    assert Declaration.unscoped.get().kind == "pension"


def test_a_payment_file_is_taken_from_the_page_of_a_run(house, shop, administrator) -> None:
    run = declarations.june_run(house)
    assert "Payment file" in text(administrator.get(page_of(shop, "run", run)))
    answer = administrator.post(page_of(shop, "run-payments", run), {"day": "2026-06-25"})
    assert b"<InstdAmt" in answer.content
    assert answer.headers["Content-Disposition"] == 'attachment; filename="payments-2026-1.xml"'
    assert trail.last().event == "company.payments_taken"
    assert PaymentFile.unscoped.count() == 1
    correction = declarations.june_run(house, 2)
    for number, day, said in (
        (run, "yesterday", "Enter a valid date."),
        (run, "1900-01-01", "The day of payment lies before"),
        (correction, "2026-06-25", "There are no net wages to pay in this run."),
    ):
        told = administrator.post(page_of(shop, "run-payments", number), {"day": day}, follow=True)
        assert said in text(told)
    assert PaymentFile.unscoped.count() == 1


def test_who_only_reads_draws_nothing_up_and_pays_nothing(house, shop, sign_in) -> None:
    made = declarations.draw_up(house, "wage_tax")
    who = narrow_login(house, Dashlet.COMPANIES, right=DashletRight.READ)
    reader = sign_in(who)
    assert "Declarations" not in text(reader.get(page_of(shop)))
    give(house, who, Dashlet.RUNS, DashletRight.READ)
    page = text(reader.get(page_of(shop)))
    assert "Declarations" in page
    assert "Draw up" not in page
    assert reader.post(page_of(shop, "declaration-sent", made.pk)).status_code == 403
    run = declarations.june_run(house)
    assert reader.post(page_of(shop, "run-payments", run), {"day": "2026-06-25"}).status_code == 403


def test_a_declaration_of_another_company_is_not_there(house, shop, administrator) -> None:
    made = declarations.draw_up(house, "wage_tax")
    mill = house.companies["mill"].pk
    for name in ("declaration-sent", "declaration-file"):
        assert administrator.post(page_of(mill, name, made.pk)).status_code == 404
    assert Declaration.unscoped.get().is_draft
