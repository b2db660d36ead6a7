"""Names that nobody uses twice must not be remembered for ever."""

import pytest
from lxml import etree

from loonpoort.contract import RequestFault
from loonpoort.wire import familiarity, safety
from loonpoort.wire.familiarity import MAX_NAME, is_familiar
from loonpoort.wire.safety import parse


@pytest.fixture(autouse=True)
def _few_names(monkeypatch):
    monkeypatch.setattr(familiarity, "_familiar", set())
    monkeypatch.setattr(familiarity, "MAX_NAMES", 8)


def test_names_become_familiar_until_there_are_too_many():
    assert is_familiar(b"<a b='1' xmlns:c=\"u:c\"><c:d/>text &amp; more</a>")
    assert is_familiar(b"<a b='2' xmlns:c=\"u:c\">other text<c:d/></a>")
    assert not is_familiar(b"<a><e/><f/><g/></a>")
    assert is_familiar(b"<a b='3'></a>")


@pytest.mark.parametrize(
    "body", [b"<e/>", b"<a e='1'/>", b"<a\ne = '1'/>", b'<a b="1"e="2"/>', b"<a>&e;</a>", b"<a xmlns='u:e'/>"]
)
def test_every_kind_of_name_counts(body, monkeypatch):
    is_familiar(b"<a b='1'></a>")
    monkeypatch.setattr(familiarity, "MAX_NAMES", 3)
    assert is_familiar(b"<a b='2'></a>")
    assert not is_familiar(body)


def test_long_names_never_become_familiar():
    assert not is_familiar(b"<" + b"a" * MAX_NAME + b"/>")


def test_texts_are_no_names():
    assert is_familiar(b"<a>" + b" ".join(b"%d=%d&#%d;" % (i, i, i) for i in range(1000)) + b"</a>")


def test_a_long_text_is_passed_over_once():
    assert is_familiar(b"<a>" + b"x" * 4_000_000 + b" =" + b" " * 4_000_000 + b"</a>")


def test_unfamiliar_documents_are_read_all_the_same():
    document = b"<a>" + b"".join(b"<n%d>%d</n%d>" % (i, i, i) for i in range(50)) + b"</a>"
    root = parse(document)
    assert [child.text for child in root] == [str(i) for i in range(50)]
    assert parse(b"<a>fine</a>").text == "fine"


def test_unfamiliar_documents_are_refused_all_the_same():
    name = "a" * MAX_NAME
    with pytest.raises(RequestFault) as caught:
        parse(f"<{name}>\n</b>".encode())
    assert str(caught.value).endswith(
        f"error in XML document (2, 5). ---> Opening and ending tag mismatch: {name} line 1 and b."
    )


def test_names_of_strangers_are_not_kept(monkeypatch):
    used: list[bytes] = []
    monkeypatch.setattr(safety, "_parsed_apart", lambda body: used.append(body) or etree.fromstring(body))
    for number in range(20):
        parse(b"<stranger%d/>" % number)
    assert len(used) == 12
