"""Packages for the tests of the connection check, beside those of the App Store, which change over time."""

import pytest

from loonpoort.access.catalogue import operation_keys
from loonpoort.connect import manifests, matching
from loonpoort.connect.manifests import Package
from loonpoort.connect.matching import Match

READS = "CompanyService.List_GetAll"
PEOPLE = "EmployeeService.List_GetByCompany"
WRITES = "EmployeeService.DaysVar_Set"
CALLED = (READS, PEOPLE, WRITES)


def made(slug: str, *operations: str, reach: str = "either") -> Package:
    return Package(
        slug=slug,
        name=slug.capitalize(),
        vendor="A vendor",
        summary={"en": "Plans."},
        reach=reach,
        connects="token",
        asks=("username", "token"),
        operations=operations,
        is_whole=True,
        is_published=True,
        source="https://vendor.example/",
    )


PACKAGES = {
    each.slug: each
    for each in (
        made("planner", *CALLED),
        made("bureau", READS, reach="several"),
        made("maker", "DebtorService.Debtor_Insert"),
    )
}


def exact_matches(text: str) -> list[Match]:
    """A list whose names are written as they are called; others come near to those that they are part of."""
    keys = sorted(operation_keys())
    return [
        Match(name, name)
        if name in keys
        else Match(name, "", tuple(key for key in keys if name.lower() in key.lower())[:3])
        for name in text.split()
    ]


@pytest.fixture
def known_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifests, "packages", lambda: tuple(PACKAGES.values()))
    monkeypatch.setattr(manifests, "package", PACKAGES.get)
    monkeypatch.setattr(matching, "match_list", exact_matches)
