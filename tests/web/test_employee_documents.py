"""Documents on the page of an employee: who sees them, and who gets them as files."""

from uuid import UUID

import pytest
from django.urls import reverse

from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.audit.records import SYSTEM
from loonpoort.payroll.documents import add_document
from loonpoort.payroll.models import DocumentType, EmployeeDocument
from tests import trail
from tests.web.test_companies import narrow_login, text
from tests.web.test_employees import give, page_of

PDF = b"%PDF-1.4\n"


@pytest.fixture
def bram(house):
    return house.employees["bram"]


def added(employee, name: str = "slip.pdf", content: bytes = PDF) -> EmployeeDocument:
    return add_document(SYSTEM, employee.pk, name, UUID(DocumentType.PAY_SLIP), content)


def url_of(document: EmployeeDocument, employee=None) -> str:
    return reverse("employee-document", args=[(employee or document.employee).pk, document.pk])


def test_documents_are_listed_the_latest_first(bram, administrator) -> None:
    assert "No documents." in text(administrator.get(page_of(bram)))
    for name in ("first.pdf", "Q&A 2.txt"):
        added(bram, name, PDF if name.endswith("pdf") else b"Text")
    page = text(administrator.get(page_of(bram)))
    assert page.index("Q&A 2.txt") < page.index("first.pdf")
    assert "Pay slip" in page
    assert "No documents." not in page


def test_a_long_list_has_pages_and_content_is_not_read_for_it(
    bram, administrator, django_assert_max_num_queries
) -> None:
    for number in range(26):
        added(bram, f"slip-{number:02}.pdf")
    page = text(administrator.get(page_of(bram)))
    assert "slip-01.pdf" in page
    assert "slip-00.pdf" not in page
    with django_assert_max_num_queries(200) as captured:
        assert "slip-00.pdf" in text(administrator.get(page_of(bram, "?page=2")))
    assert not [query for query in captured if '"content"' in query["sql"]]


@pytest.mark.parametrize(
    ("name", "content", "media_type", "disposition"),
    [
        ("slip.pdf", PDF, "application/pdf", 'attachment; filename="slip.pdf"'),
        ("Zoë.TXT", b"Text", "text/plain; charset=utf-8", "attachment; filename*=utf-8''Zo%C3%AB.TXT"),
    ],
)
def test_a_document_comes_as_a_file_to_be_saved_and_is_on_record(
    name, content, media_type, disposition, bram, administrator
) -> None:
    document = added(bram, name, content)
    answer = administrator.post(url_of(document))
    assert answer.content == content
    assert {key: answer[key] for key in ("Content-Type", "Content-Disposition", "Content-Length")} == {
        "Content-Type": media_type,
        "Content-Disposition": disposition,
        "Content-Length": str(len(content)),
    }
    assert (answer["Cache-Control"], answer["X-Content-Type-Options"]) == ("no-store", "nosniff")
    entry = trail.last()
    assert (entry.event, entry.subject_id) == ("employee.document_downloaded", bram.pk)
    assert entry.after == {"record_id": document.pk, "size": len(content)}


def test_asking_by_a_link_gives_nothing(bram, administrator) -> None:
    document = added(bram)
    before = trail.events()
    assert administrator.get(url_of(document)).status_code == 405
    assert trail.events() == before


def test_documents_take_a_right_of_their_own_and_that_on_employees(house, bram, sign_in) -> None:
    document = added(bram)
    who = narrow_login(house, *(set(Dashlet) - {Dashlet.DOCUMENTS}))
    browser = sign_in(who)
    before = trail.events()
    assert "slip.pdf" not in text(browser.get(page_of(bram)))
    assert browser.post(url_of(document)).status_code == 403
    give(house, who, Dashlet.DOCUMENTS, DashletRight.READ)
    give(house, who, Dashlet.EMPLOYEES, DashletRight.NONE)
    assert browser.post(url_of(document)).status_code == 403
    assert trail.events() == before
    give(house, who, Dashlet.EMPLOYEES, DashletRight.READ)
    assert "slip.pdf" in text(browser.get(page_of(bram)))
    assert browser.post(url_of(document)).content == PDF


def test_what_is_out_of_reach_is_not_there(house, stranger, bram, sign_in) -> None:
    browser = sign_in(narrow_login(house, *Dashlet))
    own, theirs = added(bram), added(stranger.employees["bram"])
    far = added(house.employees["floor"])
    for url in (url_of(theirs), url_of(far), url_of(theirs, bram), url_of(far, bram)):
        assert browser.post(url).status_code == 404
    assert browser.post(url_of(own)).status_code == 200


def test_a_session_of_a_token_gets_no_file(bram, weak) -> None:
    assert weak.post(url_of(added(bram))).status_code == 403
