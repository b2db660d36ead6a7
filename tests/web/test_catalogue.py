"""The Dutch catalogue: every sentence of the source is in it, translated."""

import re
import shutil
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.core.management import call_command

import loonpoort

PACKAGE = Path(loonpoort.__file__).parent
PO = Path("locale") / "nl" / "LC_MESSAGES" / "django.po"


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="nl")


def texts(message: Message, part: str) -> list[str]:
    value = getattr(message, part)
    return [value] if isinstance(value, str) else list(value)


@pytest.fixture(scope="module")
def kept() -> Catalog:
    return read(PACKAGE / PO)


def test_the_catalogue_has_exactly_the_sentences_of_the_source(kept, tmp_path, monkeypatch, settings) -> None:
    shutil.copytree(
        PACKAGE, tmp_path / "source", ignore=shutil.ignore_patterns("__pycache__", "*.mo", "locale", "static")
    )
    (tmp_path / "source" / PO).parent.mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "source")
    settings.LOCALE_PATHS = []
    call_command("makemessages", locale=["nl"], verbosity=0)
    found = {message.id for message in read(tmp_path / "source" / PO)}
    assert {message.id for message in kept} == found


def test_every_sentence_is_translated(kept) -> None:
    for message in kept:
        assert all(texts(message, "string")) or not message.id, message.id
        assert not message.fuzzy, message.id


def test_placeholders_survive_translation(kept) -> None:
    for message in kept:
        names = {frozenset(re.findall(r"%\(\w+\)s|%d", text)) for text in texts(message, "id")}
        assert {frozenset(re.findall(r"%\(\w+\)s|%d", text)) for text in texts(message, "string")} <= names
