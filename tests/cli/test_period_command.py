"""Moving companies on to their next period from the command line."""

import io

import pytest
from django.core.exceptions import ValidationError
from rich.console import Console
from typer.testing import CliRunner

from loonpoort.cli import commands
from loonpoort.cli.period_command import SHOWN, Chosen, advance, chosen_companies, told
from loonpoort.organisation.models import Company
from loonpoort.organisation.periods import Period
from tests import trail
from tests.cast import company


def periods() -> dict[str, tuple[int, int]]:
    return {
        each.name: (each.current_period.year, each.current_period.number) for each in Company.unscoped.all()
    }


def names(chosen: Chosen) -> list[str]:
    return [each.name for each in chosen_companies(chosen)]


def quiet() -> Console:
    return Console(file=io.StringIO())


@pytest.fixture
def run(house, monkeypatch: pytest.MonkeyPatch):
    """Runs the command with some options; answers the question with ``say``."""
    monkeypatch.setattr(commands, "set_up_django", lambda: None)
    monkeypatch.setattr(commands, "require_migrated", lambda: None)

    def with_options(*options: object, say: str = ""):
        arguments = ["period", "advance", *(str(option) for option in options)]
        return CliRunner().invoke(commands.app, arguments, input=say)

    return with_options


def test_one_company_those_of_a_debtor_or_of_an_environment_are_chosen(house, stranger) -> None:
    assert names(Chosen(company=house.companies["mill"].pk)) == ["mill"]
    assert names(Chosen(debtor=house.debtors["bakery"].pk)) == ["shop", "mill"]
    assert names(Chosen(environment="Kantoor")) == ["shop", "mill", "workshop", "greenhouse"]
    assert names(Chosen(environment="kantoor", period_type="M")) == ["shop", "greenhouse"]


@pytest.mark.parametrize(
    ("options", "wrong"),
    [
        ({}, "company"),
        ({"company": 1, "environment": "kantoor"}, "company"),
        ({"company": 10**9}, "company"),
        ({"debtor": 10**9}, "debtor"),
        ({"environment": "nobody"}, "environment"),
        ({"environment": "kantoor", "period_type": "Y"}, "type"),
    ],
)
def test_a_choice_that_cannot_be_is_told_by_option(options, wrong, house) -> None:
    with pytest.raises(ValidationError) as refusal:
        chosen_companies(Chosen(**options))
    assert list(refusal.value.message_dict) == [wrong]


def test_a_debtor_without_companies_has_none_to_move(house) -> None:
    with pytest.raises(ValidationError, match="no such company"):
        chosen_companies(Chosen(debtor=house.debtors["holding"].pk))


def test_each_moves_on_by_its_own_calendar_and_each_is_recorded(house) -> None:
    Company.unscoped.filter(name="shop").update(current_period_number=12)
    Company.unscoped.filter(name="mill").update(current_period_number=13)
    Company.unscoped.filter(name="workshop").update(current_period_number=52)
    assert advance(chosen_companies(Chosen(environment="kantoor")), quiet()) == "Moved on: 4 companies."
    assert periods() == {
        "shop": (2027, 1),
        "mill": (2027, 1),
        "workshop": (2026, 53),
        "greenhouse": (2026, 8),
    }
    assert trail.events().count("company.period_advanced") == 4
    assert (trail.last().actor_kind, trail.last().environment_id) == ("system", house.environment.pk)


def test_all_move_or_none(house) -> None:
    companies = chosen_companies(Chosen(environment="kantoor"))
    Company.unscoped.filter(name="greenhouse").update(current_period_number=8)
    with pytest.raises(ValidationError, match="greenhouse was moved on meanwhile"):
        advance(companies, quiet())
    assert periods()["shop"] == (2026, 7)
    assert "company.period_advanced" not in trail.events()


def test_a_company_that_went_meanwhile_stops_the_move(house) -> None:
    companies = chosen_companies(Chosen(debtor=house.debtors["bakery"].pk))
    Company.unscoped.filter(name="mill").delete()
    with pytest.raises(ValidationError, match="no longer there"):
        advance(companies, quiet())
    assert periods()["shop"] == (2026, 7)


def test_what_will_happen_is_told_and_many_are_counted(house) -> None:
    assert told([house.companies["workshop"]]) == [
        f"garage / workshop ({house.companies['workshop'].pk}): 2026-7-W1 -> 2026-8-W1"
    ]
    for number in range(SHOWN):
        company(house.debtors["bakery"], 100 + number, f"c{number}")
    lines = told(chosen_companies(Chosen(debtor=house.debtors["bakery"].pk)))
    assert (len(lines), lines[-1]) == (SHOWN + 1, "and 2 more")


def test_the_command_asks_and_a_no_changes_nothing(house, run) -> None:
    answer = run("--debtor", house.debtors["bakery"].pk, say="n\n")
    assert answer.exit_code == 1
    assert "2026-7-M -> 2026-8-M" in answer.output
    assert periods()["shop"] == (2026, 7)
    answer = run("--debtor", house.debtors["bakery"].pk, say="y\n")
    assert answer.exit_code == 0
    assert "Moved on: 2 companies." in answer.output
    assert periods()["shop"] == periods()["mill"] == (2026, 8)


def test_the_command_can_be_told_not_to_ask(house, run) -> None:
    answer = run("--company", house.companies["shop"].pk, "--yes")
    assert (answer.exit_code, periods()["shop"]) == (0, (2026, 8))
    assert "Moved on: 1 company." in answer.output


def test_the_command_tells_what_is_wrong(house, run) -> None:
    answer = run("--environment", "nobody")
    assert answer.exit_code == 1
    assert "--environment: there is none such." in answer.output
    last = house.companies["shop"]
    Company.unscoped.filter(pk=last.pk).update(current_year=9998, current_period_number=12)
    answer = run("--company", last.pk, "--yes")
    assert (answer.exit_code, "shop is in the last period there is." in answer.output) == (1, True)
    assert Company.unscoped.get(pk=last.pk).current_period == Period(9998, 12)
