"""Manifests: those that come along, an operator's own, and what is wrong with a file."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from loonpoort.access.catalogue import operation_keys
from loonpoort.cli.commands import app
from loonpoort.connect import manifests
from loonpoort.connect.manifests import ManifestError, package, packages, read_manifest

GOOD = """name = "My Roster"
vendor = "Roster makers"
reach = "either"
connects = "token"
asks = ["username", "token"]
source = "A page"
[summary]
en = "Rosters."
[operations]
Company = ["List_GetAll"]
Employee = ["List_GetByCompany", "List_GetByCompany"]
"""


@pytest.fixture
def folder(tmp_path: Path, settings) -> Path:
    settings.PACKAGES = tmp_path
    return tmp_path


def test_a_dozen_packages_come_along_and_one_needs_no_token() -> None:
    found = packages()
    by_token = [each for each in found if each.connects == "token"]
    assert len(by_token) >= 12
    assert len(found) > len(by_token)
    assert manifests.shelf().problems == {}
    for each in found:
        assert set(each.operations) <= operation_keys()
        assert len(set(each.operations)) == len(each.operations)
        assert each.summary.keys() >= {"en", "nl"}
        assert bool(each.operations) == (each.connects == "token")
    assert [each.name.casefold() for each in found] == sorted(each.name.casefold() for each in found)


def test_an_operator_s_own_package_counts_at_once_and_goes_again(folder: Path) -> None:
    (folder / "my-roster.toml").write_text(GOOD)
    found = package("my-roster")
    assert found is not None
    assert found.operations == ("CompanyService.List_GetAll", "EmployeeService.List_GetByCompany")
    assert (found.summary_in("nl"), found.is_whole, found.is_published) == ("Rosters.", False, False)
    (folder / "my-roster.toml").unlink()
    assert package("my-roster") is None


def test_an_operator_s_file_takes_the_place_of_ours(folder: Path) -> None:
    (folder / "shiftbase.toml").write_text(GOOD)
    found = package("shiftbase")
    assert found is not None
    assert found.name == "My Roster"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('name = "My Roster"', "", "name: this is a text"),
        ('name = "My Roster"', f'name = "{"x" * 81}"', "name: this is a text of 1 to 80 characters"),
        ("reach =", "reech =", "reech: there is no such key; perhaps reach is meant"),
        ('"either"', '"many"', "reach: this is one of one, several, either"),
        ('connects = "token"', 'connects = "fax"', "connects: this is one of token, webhook, files"),
        ('"username", "token"', '"password"', "asks: password is not one of username"),
        ("Company =", "Bedrijf =", r"operations\.Bedrijf: the services are Company"),
        ("List_GetAll", "List_GetAl", "no operation List_GetAl; perhaps List_GetAll is meant"),
        ('["List_GetAll"]', "3", r"operations\.Company: this is a list of texts"),
        ('en = "Rosters."', "", 'summary: this is a table by language, with at least "en"'),
        ('source = "A page"', 'source = "A page"\nis_whole = "yes"', "is_whole: this is true or false"),
        ('name = "My Roster"', 'name = "', "This is not TOML"),
    ],
)
def test_a_mistake_is_named_with_its_way_out(
    before: str, after: str, told: str, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = folder / "my-roster.toml"
    path.write_text(GOOD.replace(before, after, 1))
    with pytest.raises(ManifestError, match=told):
        read_manifest(path)
    assert package("my-roster") is None
    assert package("shiftbase") is not None
    packages()
    assert len([each for each in caplog.records if "my-roster.toml" in each.getMessage()]) == 1


def test_a_package_by_token_that_calls_nothing_is_refused(folder: Path) -> None:
    path = folder / "my-roster.toml"
    path.write_text(GOOD.partition("[operations]")[0])
    with pytest.raises(ManifestError, match="a package that connects by token calls at least one"):
        read_manifest(path)


def test_a_file_that_is_too_large_or_has_another_name_is_refused(folder: Path) -> None:
    path = folder / "my-roster.toml"
    path.write_text(GOOD + "#" * manifests.LARGEST_FILE)
    with pytest.raises(ManifestError, match="larger than 100,000 bytes"):
        read_manifest(path)
    path = folder / "My Roster.toml"
    path.write_text(GOOD)
    with pytest.raises(ManifestError, match="small letters, digits and hyphens"):
        read_manifest(path)


def test_more_files_than_are_read_are_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifests, "MOST_FILES", 1)
    (folder / "a-roster.toml").write_text(GOOD)
    (folder / "b-roster.toml").write_text(GOOD)
    assert package("a-roster") is not None
    assert package("b-roster") is None
    assert manifests.shelf().problems[folder / "b-roster.toml"].startswith("There are more than 1 files")


def test_files_that_lead_nowhere_or_nest_too_deep_take_nothing_with_them(folder: Path) -> None:
    (folder / "my-roster.toml").write_text(GOOD)
    (folder / "gone.toml").symlink_to(folder / "nowhere")
    (folder / "deep.toml").write_text(f"x={'[' * 40_000}")
    assert package("my-roster") is not None
    assert {path.name for path in manifests.shelf().problems} == {"gone.toml", "deep.toml"}


def test_a_folder_that_is_not_there_leaves_ours(tmp_path: Path, settings) -> None:
    settings.PACKAGES = tmp_path / "nowhere"
    assert package("shiftbase") is not None


def test_the_command_lists_the_packages_and_what_is_wrong(folder: Path) -> None:
    good = CliRunner().invoke(app, ["packages"])
    assert (good.exit_code, "shiftbase: Shiftbase, " in good.output) == (0, True)
    (folder / "my-roster.toml").write_text("name = 3")
    wrong = CliRunner().invoke(app, ["packages"])
    assert wrong.exit_code == 1
    assert "my-roster.toml" in wrong.output
