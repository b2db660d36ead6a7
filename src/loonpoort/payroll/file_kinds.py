"""Kinds of files that are taken in: by the extension of the name, and known by what is in them."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from loonpoort.organisation.texts import plain_text

FORBIDDEN = frozenset('/\\:*?"<>|')
"""Parts of paths, and what file names of some system may not have."""

_CONTROLS = frozenset(chr(code) for code in [*range(32), 127]) - frozenset("\t\n\r\f")
_PROGRAMS = ("<", "#!", "%!", "%PDF-")
"""How markup, scripts, PostScript and PDF begin, which some program would take it for."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """What a file of some extension is sent as, and how it is known."""

    media_type: str
    holds: Callable[[bytes], bool]


def extension_of(name: str) -> str:
    """In small letters and without its point; empty for a name that has none."""
    return PurePosixPath(name).suffix.lower().removeprefix(".")


def check_name(name: str) -> None:
    """Raise ValidationError for what is no name of a file, or has no extension (``no_extension``)."""
    plain_text(name)
    if FORBIDDEN & set(name):
        raise ValidationError(_('A file name has none of / \\ : * ? " < > | in it.'), code="path")
    if name != name.strip() or name.startswith("."):
        raise ValidationError(
            _("A file name has no point at its beginning, and no space at either end."), code="path"
        )
    if not extension_of(name):
        raise ValidationError(_("A file name has an extension, as contract.pdf does."), code="no_extension")


def check_folder(name: str) -> None:
    """Raise ValidationError for what is no name of a folder, or would be a path."""
    plain_text(name)
    if FORBIDDEN & set(name) or name != name.strip() or name.startswith("."):
        raise ValidationError(
            _('A folder has none of / \\ : * ? " < > | in its name, no point first, no space at an end.'),
            code="path",
        )


def check_content(name: str, content: bytes) -> None:
    """Raise ValidationError for content that is not what the extension of its name says."""
    kind = KINDS.get(extension_of(name))
    if kind is None:
        known = ", ".join(KINDS)
        raise ValidationError(
            {"name": _("Files of these extensions are taken: %(known)s.") % {"known": known}}
        )
    if not kind.holds(content):
        told = {"extension": extension_of(name)}
        raise ValidationError({"content": _("This is no %(extension)s file, whatever its name says.") % told})


def _begins_with(signature: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(signature)


def _is_text(content: bytes) -> bool:
    """Whether it is text in UTF-8, or UTF-16 with its mark, that no program would take for anything else."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return _CONTROLS.isdisjoint(text) and not text.lstrip().startswith(_PROGRAMS)


def _is_office(folder: str) -> Callable[[bytes], bool]:
    """An Office Open XML package of one program, without macros."""

    def holds(content: bytes) -> bool:
        if not content.startswith(b"PK\x03\x04"):
            return False
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as package:
                names = [name.lower() for name in package.namelist()]
        except (zipfile.BadZipFile, NotImplementedError, ValueError):
            return False
        has_macros = any(name.endswith("vbaproject.bin") for name in names)
        is_package = "[content_types].xml" in names and any(name.startswith(folder) for name in names)
        return is_package and not has_macros

    return holds


_OFFICE = "application/vnd.openxmlformats-officedocument."
_JPEG = FileKind("image/jpeg", _begins_with(b"\xff\xd8\xff"))
KINDS = {
    "pdf": FileKind("application/pdf", _begins_with(b"%PDF-")),
    "png": FileKind("image/png", _begins_with(b"\x89PNG\r\n\x1a\n")),
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "txt": FileKind("text/plain; charset=utf-8", _is_text),
    "docx": FileKind(f"{_OFFICE}wordprocessingml.document", _is_office("word/")),
    "xlsx": FileKind(f"{_OFFICE}spreadsheetml.sheet", _is_office("xl/")),
    "pptx": FileKind(f"{_OFFICE}presentationml.presentation", _is_office("ppt/")),
}
"""By extension. Whatever is not in it, programs and web pages above all, is not taken in."""
