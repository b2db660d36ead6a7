"""Making an environment from the command line."""

import pytest
from django.core.exceptions import ValidationError

from loonpoort.access.activation import login_of_link
from loonpoort.access.models import Login
from loonpoort.cli import new_environment
from loonpoort.cli.new_environment import make_environment
from loonpoort.organisation.models import Environment
from loonpoort.outbox.models import Mail
from tests import trail

RIGHT = {
    "subdomain": "nieuw",
    "name": "Nieuw",
    "administrator": "baas@nieuw.example",
    "product": "accountant",
    "language": "nl",
    "print_link": False,
}


@pytest.fixture(autouse=True)
def links(monkeypatch: pytest.MonkeyPatch) -> None:
    """Activation links that need no pages."""
    monkeypatch.setattr(
        new_environment.links, "activation", lambda who, proof: f"https://gate.example/{who}/{proof}"
    )


@pytest.mark.parametrize("product", ["accountant", "business"])
def test_the_administrator_gets_a_mail(product, db) -> None:
    told = make_environment(**(RIGHT | {"product": product}))
    assert told == "Environment nieuw is there. The worker sends the activation mail to baas@nieuw.example."
    assert Environment.objects.get().product == product
    assert Mail.objects.get().recipient == "baas@nieuw.example"
    assert Login.objects.get().language == "nl"


def test_or_a_link_is_printed_and_nothing_mailed(db) -> None:
    told = make_environment(**(RIGHT | {"print_link": True}))
    assert trail.last().event == "login.activation_link_shown"
    said, link = told.splitlines()
    assert said == "Environment nieuw is there. For baas@nieuw.example, within 24 hours, once:"
    assert login_of_link(*link.split("/")[-2:]) == Login.objects.get()
    assert not Mail.objects.exists()


@pytest.mark.parametrize(
    ("option", "value"),
    [("product", "x"), ("language", "de"), ("subdomain", "a.b"), ("administrator", "nobody"), ("name", "")],
)
def test_what_is_wrong_is_told_by_option_and_nothing_is_made(option, value, db) -> None:
    with pytest.raises(ValidationError) as refusal:
        make_environment(**(RIGHT | {option: value}))
    assert list(refusal.value.message_dict) == [option]
    assert not Environment.objects.exists()


def test_an_environment_that_is_there_already_is_left_alone(db) -> None:
    make_environment(**RIGHT)
    with pytest.raises(ValidationError, match="exists already"):
        make_environment(**(RIGHT | {"name": "Another"}))
    assert Environment.objects.get().name == "Nieuw"


def test_an_environment_whose_mail_cannot_be_posted_is_not_made(db, monkeypatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(new_environment, "post_activation", fail)
    with pytest.raises(RuntimeError):
        make_environment(**RIGHT)
    assert not Environment.objects.exists()
