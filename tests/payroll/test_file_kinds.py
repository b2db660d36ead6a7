"""What files are taken for: by name and content, whatever the sender says."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError

from loonpoort.payroll.file_kinds import KINDS, check_content, check_name, extension_of


def package(*names: str) -> bytes:
    """A zip file that has these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return made.getvalue()


TYPES = "[Content_Types].xml"
GENUINE = {
    "a.pdf": b"%PDF-1.7\n",
    "a.png": b"\x89PNG\r\n\x1a\n\x00",
    "a.jpg": b"\xff\xd8\xff\xe0\x00",
    "a.JPEG": b"\xff\xd8\xff\xdb",
    "a.txt": "Geachte mevrouw Groß,\r\n\tdit is een brief.".encode(),
    "utf-16.txt": "Brief".encode("utf-16"),
    "marked.txt": "Brief".encode("utf-8-sig"),
    "a.docx": package(TYPES, "word/document.xml"),
    "a.xlsx": package(TYPES, "xl/workbook.xml"),
    "a.pptx": package(TYPES, "ppt/presentation.xml"),
}


@pytest.mark.parametrize("name", GENUINE)
def test_what_is_what_its_name_says_is_taken(name) -> None:
    check_name(name)
    check_content(name, GENUINE[name])


def test_every_kind_is_tried() -> None:
    assert {extension_of(name) for name in GENUINE} == set(KINDS)


@pytest.mark.parametrize("name", GENUINE)
def test_no_kind_passes_for_another(name) -> None:
    own = KINDS[extension_of(name)]
    for extension, kind in KINDS.items():
        if kind is not own:
            with pytest.raises(ValidationError):
                check_content(f"x.{extension}", GENUINE[name])


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\x00\x03",
        b"\x7fELF\x02",
        b"#!/bin/sh\n",
        b"<!DOCTYPE html><script>alert(1)</script>",
        b"\xef\xbb\xbf  <html>",
        b"<?xml version='1.0'?><svg/>",
        b"\xca\xfe\xba\xbe",
        b"text\x00with an end",
        b"GIF89a\x01",
        b"caf\xe9",
        "<html>".encode("utf-16"),
        b"\xff\xfeB",
        b"PK\x03\x04 and no more",
        package("a.exe"),
        package("word/document.xml"),
        package(TYPES, "word/document.xml")[:-4],
        package(TYPES, "word/document.xml", "word/vbaProject.bin"),
        package(TYPES, "xl/workbook.xml", "xl/VBAPROJECT.BIN"),
        b"",
    ],
)
@pytest.mark.parametrize("extension", KINDS)
def test_programs_pages_and_what_is_not_known_pass_for_nothing(content, extension) -> None:
    if content == b"" and extension == "txt":
        return
    with pytest.raises(ValidationError):
        check_content(f"x.{extension}", content)


@pytest.mark.parametrize("name", ["a.exe", "a.html", "a.svg", "a.docm", "a.zip", "a.pdf.js", "a"])
def test_other_extensions_are_refused_whatever_is_in_them(name) -> None:
    for content in GENUINE.values():
        with pytest.raises(ValidationError):
            check_content(name, content)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("contract", "no_extension"),
        ("contract.", "no_extension"),
        (".pdf", "path"),
        ("..", "path"),
        ("../contract.pdf", "path"),
        ("/etc/contract.pdf", "path"),
        ("C:\\contract.pdf", "path"),
        ("contract.pdf:stream.txt", "path"),
        ('contract".pdf', "path"),
        (" contract.pdf", "path"),
        ("contract.pdf ", "path"),
        ("contract\n.pdf", "unseen_characters"),
        ("contract\x00.pdf", "unseen_characters"),
        ("fdp.\u202etxt.exe", "unseen_characters"),
    ],
)
def test_a_name_that_is_no_name_of_a_file_is_refused(name, code) -> None:
    with pytest.raises(ValidationError) as error:
        check_name(name)
    assert error.value.code == code


@pytest.mark.parametrize("name", ["Zoë & co (2).pdf", "v1.2.docx", "契約.txt"])
def test_names_of_every_script_pass(name) -> None:
    check_name(name)
