"""The documentation says what is there, and nothing that is not."""

import re
from pathlib import Path

import pytest

from loonpoort.cli.commands import app, environments
from loonpoort.config.variables import VARIABLES
from loonpoort.operations import SERVICES
from tests.contract_facts import service as contract_of

ROOT = Path(__file__).parent.parent


def text(name: str) -> str:
    return (ROOT / name).read_text()


def test_every_setting_is_in_the_table_with_its_default() -> None:
    rows = re.findall(r"^\| `(LOONPOORT_\w+)` \|([^|]*)\|", text("docs/operating.md"), re.MULTILINE)
    told = {name: default.strip().strip("`") for name, default in rows}
    assert told == {
        variable.name: "required" if variable.default is None else variable.default for variable in VARIABLES
    }


def test_the_changelog_tells_how_many_operations_are_served() -> None:
    changelog = text("CHANGELOG.md")
    for each in SERVICES:
        known = len(contract_of(each.name)["operations"])
        assert f"* {each.name}: {len(each.operations)} of {known} operations\n" in changelog


@pytest.mark.parametrize("document", ["README.md", "docs/operating.md", "CONTRIBUTING.md"])
def test_every_command_that_is_told_exists(document) -> None:
    known = {command.name or command.callback.__name__ for command in app.registered_commands}
    known |= {f"environment {command.name}" for command in environments.registered_commands}
    known |= {group.name for group in app.registered_groups if group.name != "environment"}
    told = set(re.findall(r"^loonpoort ((?:environment )?[a-z]+)", text(document), re.MULTILINE))
    assert told <= known


@pytest.mark.parametrize("document", sorted(str(file.relative_to(ROOT)) for file in ROOT.glob("*.md")))
def test_every_link_to_a_file_leads_somewhere(document) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", text(document)):
        assert (ROOT / document).parent.joinpath(target).exists(), target
