"""What is kept of a company on its page: who sees it, who changes it, and its files."""

import pytest

from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.audit.records import SYSTEM
from loonpoort.organisation.models import CompanyAddress, CompanyBankAccount, CompanyContactPerson
from loonpoort.payroll.company_facts import add_fact, add_file, set_fact
from loonpoort.payroll.models import CompanySchedule, CompanySocialSecurity
from loonpoort.payroll.models.schedules import HOURS
from tests import trail
from tests.web.test_companies import narrow_login, page_of, text

PDF = b"%PDF-1.4\n"


@pytest.fixture
def shop(house):
    """One of which everything is known."""
    company = house.companies["shop"]
    set_fact(SYSTEM, CompanyAddress, company.pk, {"street": "Kade", "city": "Delft & <zo>"})
    set_fact(SYSTEM, CompanyContactPerson, company.pk, {"name": "Ria <x>", "function": "Chef"})
    add_fact(SYSTEM, CompanyBankAccount, company.pk, {"iban": "NL91ABNA0417164300", "type": "Standaard"})
    set_fact(SYSTEM, CompanySocialSecurity, company.pk, {"sector": 33, "cao_code": 9999})
    return company


def test_the_page_tells_what_is_known_with_the_account_masked(house, shop, administrator) -> None:
    page = text(administrator.get(page_of(house, "shop")))
    for told in ("Kade", "Delft & <zo>", "Ria <x>", "4300", "33 Horeca algemeen", "9999 Geen cao"):
        assert told in page
    assert "0417164300" not in page
    assert "40 hours a week" in page
    page = text(administrator.get(page_of(house, "mill")))
    for told in ("No address is known.", "Nobody is known.", "No bank account is known.", "No files."):
        assert told in page


def test_account_and_files_take_rights_of_their_own_and_changing_that_to_write(house, shop, sign_in) -> None:
    file = add_file(SYSTEM, shop.pk, "Lonen", "slip.pdf", PDF)
    browser = sign_in(narrow_login(house, Dashlet.COMPANIES, right=DashletRight.READ))
    page = text(browser.get(page_of(house, "shop")))
    assert "Kade" in page
    for hidden in ("4300", "slip.pdf", "/facts/"):
        assert hidden not in page
    before = trail.events()
    assert browser.post(f"/companies/{shop.pk}/files/{file.pk}/").status_code == 403
    assert browser.get(f"/companies/{shop.pk}/facts/address/").status_code == 403
    assert trail.events() == before


def test_a_file_comes_to_be_saved_and_is_on_record(house, shop, administrator) -> None:
    file = add_file(SYSTEM, shop.pk, "Lonen", "Zoë.pdf", PDF)
    assert "Lonen / Zoë.pdf" in text(administrator.get(page_of(house, "shop")))
    answer = administrator.post(f"/companies/{shop.pk}/files/{file.pk}/")
    assert (answer.content, answer["Content-Type"]) == (PDF, "application/pdf")
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert (trail.last().event, trail.last().subject_id) == ("company.file_downloaded", shop.pk)
    mill = house.companies["mill"].pk
    assert administrator.post(f"/companies/{mill}/files/{file.pk}/").status_code == 404


def test_address_and_contact_person_are_changed_and_recorded_without_values(
    house, shop, administrator
) -> None:
    answer = administrator.post(f"/companies/{shop.pk}/facts/address/", {"street": "Gracht", "city": "Gouda"})
    assert answer.status_code == 302
    assert list(CompanyAddress.unscoped.values_list("street", "city")) == [("Gracht", "Gouda")]
    assert trail.last().after["columns"] == ["city", "street"]
    assert "Gouda" not in trail.text()
    mill = house.companies["mill"].pk
    sent = {"name": "Ans", "gender": "female", "number": "3"}
    assert administrator.post(f"/companies/{mill}/facts/contact-person/", sent).status_code == 302
    assert CompanyContactPerson.unscoped.get(company=mill).number == 3
    assert administrator.post(f"/companies/{mill}/facts/address/", {"city": "Gouda"}).status_code == 302
    assert CompanyAddress.unscoped.get(company=mill).city == "Gouda"


def test_a_schedule_begins_with_what_holds_and_is_changed(house, shop, administrator) -> None:
    address = f"/companies/{shop.pk}/facts/schedule-1/"
    form = administrator.get(address).context["form"]
    assert [form.initial[column] for column in HOURS] == ["8"] * 5 + ["0"] * 9
    sent = {**form.initial, "hours_friday": "4.5"}
    assert administrator.post(address, sent).status_code == 302
    assert CompanySchedule.unscoped.get().hours_friday == 4.5
    assert "36.5 hours a week" in text(administrator.get(page_of(house, "shop")))


@pytest.mark.parametrize(
    ("fact", "fields"),
    [
        ("address", {"street": "", "city": ""}),
        ("address", {"city": "x" * 81}),
        ("contact-person", {"name": "", "gender": "female", "number": "1"}),
        ("contact-person", {"name": "A", "gender": "other", "number": "0"}),
        ("schedule-2", {"calc_method": "x"}),
        ("schedule-2", {"calc_method": "ManualHoursPerYearPeriods", **dict.fromkeys(HOURS, "25")}),
    ],
)
def test_what_cannot_be_kept_is_told_in_the_form(fact, fields, shop, administrator) -> None:
    before = trail.events()
    answer = administrator.post(f"/companies/{shop.pk}/facts/{fact}/", fields)
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert trail.events() == before


def test_there_is_no_page_of_something_else(house, shop, stranger, administrator) -> None:
    assert administrator.get(f"/companies/{shop.pk}/facts/schedule-5/").status_code == 404
    assert administrator.get(f"/companies/{stranger.companies['shop'].pk}/facts/address/").status_code == 404
