"""The table of requirements: complete, and every test that it names is there and is run."""

import ast
from functools import cache
from pathlib import Path

import pytest

from tests.requirements import REQUIREMENTS

ROOT = Path(__file__).parent.parent
NEVER_RUN = {"skip", "xfail"}


@cache
def functions_of(path: str) -> dict[str, ast.FunctionDef]:
    """The test functions of a file."""
    tree = ast.parse((ROOT / path).read_text())
    return {
        each.name: each
        for each in tree.body
        if isinstance(each, ast.FunctionDef) and each.name.startswith("test_")
    }


def marks(test: ast.FunctionDef) -> set[str]:
    """The names of ``pytest.mark`` that a test is decorated with."""
    calls = [each.func if isinstance(each, ast.Call) else each for each in test.decorator_list]
    return {each.attr for each in calls if isinstance(each, ast.Attribute)}


def test_the_table_has_every_requirement_in_order() -> None:
    assert list(REQUIREMENTS) == [f"S-{number:02}" for number in range(1, 50)]


@pytest.mark.parametrize("requirement", REQUIREMENTS)
def test_a_requirement_is_shown_by_tests_that_are_run(requirement) -> None:
    sentence, named = REQUIREMENTS[requirement]
    assert sentence.endswith(".")
    assert named
    assert len(set(named)) == len(named)
    for each in named:
        path, _, name = each.partition("::")
        assert (ROOT / path).is_file(), f"There is no file {path}."
        assert name in functions_of(path), f"There is no test {name} in {path}."
        assert not marks(functions_of(path)[name]) & NEVER_RUN, f"{each} is not run."


def test_no_requirement_is_shown_by_tests_that_may_be_skipped_alone() -> None:
    """Those with another program are skipped where it is missing; S-47 is about such programs."""
    only_live = {
        requirement
        for requirement, (_, named) in REQUIREMENTS.items()
        if all(each.startswith(("tests/live/", "tests/interop/")) for each in named)
    }
    assert only_live == {"S-47"}
