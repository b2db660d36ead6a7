"""Manifests: what packages say they call, one small file a package.

Those that come with Loonpoort are beside this module; an operator's own are in the folder that
``LOONPOORT_PACKAGES`` names, and one of the same name takes the place of ours. The format is in
``docs/packages.md``.
"""

import difflib
import logging
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from loonpoort.operations import SERVICES

logger = logging.getLogger(__name__)

OURS = Path(__file__).parent / "packages"
LARGEST_FILE = 100_000
MOST_FILES = 500
REACHES = ("one", "several", "either")
TOKEN = "token"
WAYS = (TOKEN, "webhook", "files")
ASKS = ("username", "token", "domain", "address", "debtor_id", "company_id")
KEYS = frozenset(
    {"name", "vendor", "summary", "reach", "connects", "asks", "operations", "source"}
    | {"is_whole", "is_published"}
)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SERVICES = {service.name.removesuffix("Service"): service for service in SERVICES}


class ManifestError(Exception):
    """What is wrong with a manifest, where, and what would be right."""


@dataclass(frozen=True, slots=True)
class Package:
    """A software package of the App Store."""

    slug: str
    name: str
    vendor: str
    summary: Mapping[str, str]
    """What it does, by language."""
    reach: str
    """How many debtors it works for: ``one``, ``several`` or ``either``."""
    connects: str
    """``token``, or how else: ``webhook``, ``files``."""
    asks: tuple[str, ...]
    """What has to be typed on its side, in its order: ``username``, ``token``, ``domain``, ``address``,
    ``debtor_id``, ``company_id``."""
    operations: tuple[str, ...]
    """``Service.Operation``, each once."""
    is_whole: bool
    """Whether it calls only these; else at least these."""
    is_published: bool
    """Whether its vendor publishes the list; else it was drawn up from what the vendor says is exchanged."""
    source: str
    """The title of the vendor's public page."""

    def summary_in(self, language: str) -> str:
        """The summary in a language, or in English."""
        return self.summary.get(language) or self.summary["en"]


@dataclass(frozen=True, slots=True)
class Shelf:
    """All packages, and the files that could not be read."""

    packages: Mapping[str, Package]
    problems: Mapping[Path, str]


def packages() -> tuple[Package, ...]:
    """All packages, by name."""
    return tuple(sorted(shelf().packages.values(), key=lambda each: each.name.casefold()))


def package(slug: str) -> Package | None:
    return shelf().packages.get(slug)


def shelf() -> Shelf:
    """What there is now: a file that was added, changed or taken away counts from the next call on."""
    own = settings.PACKAGES
    return _shelf(_files(OURS), _files(own) if own else ())


def read_manifest(path: Path) -> Package:
    """The package of a file. Raises ManifestError."""
    if path.stat().st_size > LARGEST_FILE:
        raise ManifestError(f"The file is larger than {LARGEST_FILE:,} bytes; list each operation once.")
    try:
        told = tomllib.loads(path.read_text())
    except (OSError, UnicodeDecodeError, RecursionError, tomllib.TOMLDecodeError) as error:
        raise ManifestError(f"This is not TOML: {error}.") from error
    if not _SLUG.fullmatch(path.stem) or len(path.stem) > 60:
        raise ManifestError("The file's name is the address of its page: small letters, digits and hyphens.")
    for key in told:
        if key not in KEYS:
            raise ManifestError(f"{key}: there is no such key{_perhaps(key, KEYS)}.")
    connects = _one_of(told, "connects", WAYS)
    operations = tuple(_operations(told))
    if connects == TOKEN and not operations:
        raise ManifestError("operations: a package that connects by token calls at least one.")
    asks = _texts(told.get("asks", []), "asks")
    for each in asks:
        if each not in ASKS:
            raise ManifestError(f"asks: {each} is not one of {', '.join(ASKS)}.")
    return Package(
        slug=path.stem,
        name=_text(told, "name", 80),
        vendor=_text(told, "vendor", 80),
        summary=_summary(told),
        reach=_one_of(told, "reach", REACHES),
        connects=connects,
        asks=tuple(asks),
        operations=operations,
        is_whole=_flag(told, "is_whole"),
        is_published=_flag(told, "is_published"),
        source=_text(told, "source", 200),
    )


def _files(folder: Path) -> tuple[tuple[Path, float], ...]:
    return tuple(sorted((path, _changed_at(path)) for path in folder.glob("*.toml")))


def _changed_at(path: Path) -> float:
    """When a file was changed; 0 for one that leads nowhere, which reading it then tells of."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


@lru_cache(maxsize=2)
def _shelf(ours: tuple[tuple[Path, float], ...], own: tuple[tuple[Path, float], ...]) -> Shelf:
    found: dict[str, Package] = {}
    problems: dict[Path, str] = {}
    for path, _changed in (*ours, *own[:MOST_FILES]):
        try:
            found[path.stem] = read_manifest(path)
        except (ManifestError, OSError) as error:
            problems[path] = str(error)
    for path, _changed in own[MOST_FILES:]:
        problems[path] = f"There are more than {MOST_FILES} files; this one was not read."
    for path, problem in problems.items():
        logger.warning("The package of %s is left out: %s", path, problem)
    return Shelf(found, problems)


def _operations(told: Mapping[str, Any]) -> Iterator[str]:
    by_service = told.get("operations", {})
    if not isinstance(by_service, dict):
        raise ManifestError("operations: this is a table of services, each with a list of names.")
    for name, operations in by_service.items():
        service = _SERVICES.get(name)
        if service is None:
            raise ManifestError(f"operations.{name}: the services are {', '.join(_SERVICES)}.")
        for operation in dict.fromkeys(_texts(operations, f"operations.{name}")):
            if service.find(operation) is None:
                near = _perhaps(operation, service.operations)
                raise ManifestError(f"operations.{name}: there is no operation {operation}{near}.")
            yield f"{service.name}.{operation}"


def _summary(told: Mapping[str, Any]) -> dict[str, str]:
    summary = told.get("summary")
    if not isinstance(summary, dict) or "en" not in summary:
        raise ManifestError('summary: this is a table by language, with at least "en".')
    return {language: _text(summary, language, 400, "summary.") for language in summary}


def _text(told: Mapping[str, Any], key: str, longest: int, place: str = "") -> str:
    value = told.get(key)
    if not isinstance(value, str) or not value.strip() or len(value) > longest:
        raise ManifestError(f"{place}{key}: this is a text of 1 to {longest} characters.")
    return value.strip()


def _flag(told: Mapping[str, Any], key: str) -> bool:
    value = told.get(key, False)
    if not isinstance(value, bool):
        raise ManifestError(f"{key}: this is true or false.")
    return value


def _texts(value: Any, place: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise ManifestError(f"{place}: this is a list of texts.")
    return value


def _one_of(told: Mapping[str, Any], key: str, values: tuple[str, ...]) -> str:
    value = told.get(key)
    if value not in values:
        raise ManifestError(f"{key}: this is one of {', '.join(values)}.")
    return str(value)


def _perhaps(name: str, known: Any) -> str:
    near = difflib.get_close_matches(name, list(known), n=1)
    return f"; perhaps {near[0]} is meant" if near else ""
