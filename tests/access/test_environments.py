"""Making an environment."""

import pytest
from django.core.exceptions import ValidationError

from loonpoort.access.calls import Call
from loonpoort.access.catalogue import writing_operations
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.environments import create_environment
from loonpoort.access.models import Login, LoginStatus, UserTemplate
from loonpoort.access.template_rights import Rights
from loonpoort.organisation.models import Environment, Product
from loonpoort.outbox.models import Mail
from tests import trail


@pytest.mark.parametrize(
    ("product", "kinds"),
    [
        (Product.ACCOUNTANT, {"master_accountant", "client"}),
        (Product.BUSINESS, {"master_client", "client"}),
    ],
)
def test_an_environment_begins_with_templates_and_an_inactive_administrator(product, kinds, db) -> None:
    environment, login = create_environment(
        subdomain="Nieuw", name="Nieuw", product=product, administrator="Baas@Nieuw.example", language="nl"
    )
    assert environment.subdomain == "nieuw"
    templates = UserTemplate.objects.filter(environment=environment)
    assert {template.name for template in templates} == {
        "Administrator",
        "Viewer",
        "API integration",
        "API read-only",
        "Client",
    }
    assert {template.kind for template in templates} == kinds
    assert (login.email, login.language, login.status) == ("baas@nieuw.example", "nl", LoginStatus.INACTIVE)
    assert Call(login).scope.is_whole_environment
    assert Call(login).right_on(Dashlet.LOGINS) == DashletRight.WRITE
    assert trail.events() == ["environment.created", *["user_template.created"] * 5, "login.created"]
    assert not Mail.objects.exists()


def test_the_default_templates_differ_in_panels_and_in_writing(house) -> None:
    everything, nothing, writes = set(Dashlet), set(), writing_operations()
    expected = {
        "Administrator": (everything, DashletRight.WRITE, nothing),
        "Viewer": (everything, DashletRight.READ, writes),
        "API integration": (nothing, None, nothing),
        "API read-only": (nothing, None, writes),
        "Client": (nothing, None, nothing),
    }
    assert writes
    for name, (panels, right, closed) in expected.items():
        rights = Rights.of(house.template(name).pk)
        assert (set(rights.dashlets), rights.closed) == (panels, closed)
        assert set(rights.dashlets.values()) <= {right}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"subdomain": "kantoor"}, "subdomain"),
        ({"subdomain": "KANTOOR"}, "subdomain"),
        ({"subdomain": "-x"}, "subdomain"),
        ({"subdomain": "a.b"}, "subdomain"),
        ({"subdomain": ""}, "subdomain"),
        ({"subdomain": "x" * 64}, "subdomain"),
        ({"name": ""}, "name"),
        ({"administrator": "nobody"}, "administrator"),
    ],
)
def test_what_cannot_be_made_is_refused_by_field_and_leaves_nothing(values, field, house) -> None:
    right = {"subdomain": "nieuw", "name": "Nieuw", "administrator": "a@nieuw.example"}
    before = (Environment.objects.count(), Login.objects.count(), UserTemplate.objects.count())
    with pytest.raises(ValidationError) as refusal:
        create_environment(product=Product.ACCOUNTANT, **(right | values))
    assert list(refusal.value.message_dict) == [field]
    assert (Environment.objects.count(), Login.objects.count(), UserTemplate.objects.count()) == before
