"""The webhooks of a debtor: made, changed, deleted, and what was told."""

import json
from html import unescape

import pytest

from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.kinds import FilterKind
from loonpoort.access.models import TemplateDashlet
from loonpoort.audit.models import Entry
from loonpoort.organisation.models import Webhook
from loonpoort.organisation.webhook_events import WebhookEvent
from loonpoort.organisation.webhooks import MOST, find_target, tell
from loonpoort.outbox.models import Delivery, DeliveryStatus
from tests.cast import NOW, login, manager

ENDPOINT = "https://planning.example/hooks?key=1"


def form(**values: object) -> dict[str, object]:
    return {"name": "Planning", "endpoint": ENDPOINT, "is_active": "on", "events": [1, 11], **values}


def text(answer) -> str:
    return unescape(answer.content.decode())


@pytest.fixture
def path(house) -> str:
    return f"/debtors/{house.debtors['bakery'].pk}/webhooks/"


@pytest.fixture
def webhook(house, administrator, path) -> Webhook:
    administrator.post(f"{path}new/", form())
    return Webhook.unscoped.get()


def test_the_page_of_a_debtor_leads_to_its_webhooks(house, administrator, path, webhook) -> None:
    page = text(administrator.get(path.removesuffix("webhooks/")))
    assert f'href="{path}"' in page
    assert "1 webhook" in page
    assert "planning.example" in text(administrator.get(path))


def test_settings_lead_to_them_in_business(business, sign_in) -> None:
    browser = sign_in(business.administrator)
    path = f"/debtors/{business.debtors['bakery'].pk}/webhooks/"
    assert f'href="{path}"' in text(browser.get("/settings/"))
    browser.post(f"{path}new/", form())
    assert 'href="/settings/"' in text(browser.get(f"{path}{Webhook.unscoped.get().pk}/"))


def test_a_webhook_is_made_and_its_secret_shown_once(house, administrator, path) -> None:
    page = text(administrator.post(f"{path}new/", form()))
    made = Webhook.unscoped.get()
    target = find_target(made.pk)
    assert target.url == ENDPOINT
    assert f'value="{target.secret}"' in page
    assert target.secret not in made.encrypted_secret
    assert target.secret not in text(administrator.get(f"{path}{made.pk}/"))
    told = made.choices.filter(is_active=True).values_list("event", flat=True)
    assert list(told) == [1, 11]
    entry = Entry.objects.latest("pk")
    assert (entry.event, entry.debtor_id) == ("webhook.created", house.debtors["bakery"].pk)
    assert entry.after["endpoint"] == "https://planning.example/hooks"
    assert target.secret not in json.dumps(entry.after)


@pytest.mark.parametrize(
    ("wrong", "field", "told"),
    [
        ({"name": ""}, "name", "This field is required."),
        ({"name": "x" * 101}, "name", "at most 100 characters"),
        ({"name": "a\u202eb"}, "name", "unseen characters"),
        ({"endpoint": ""}, "endpoint", "This field is required."),
        ({"endpoint": "http://planning.example/"}, "endpoint", "begins with https://"),
        ({"endpoint": "https://"}, "endpoint", "begins with https://"),
        ({"endpoint": "https://planning.example:99999/"}, "endpoint", "begins with https://"),
        ({"endpoint": "https://a b/"}, "endpoint", "begins with https://"),
        ({"endpoint": "https://plänning.example/"}, "endpoint", "begins with https://"),
        ({"endpoint": "https://u:p@planning.example/"}, "endpoint", "no user name"),
        ({"endpoint": "https://planning.example/#x"}, "endpoint", "no fragment"),
        ({"endpoint": "https://localhost/"}, "endpoint", "public internet"),
        ({"endpoint": "https://10.0.0.1/"}, "endpoint", "public internet"),
        ({"endpoint": "https://[::1]/"}, "endpoint", "public internet"),
        ({"endpoint": "https://planning.example/" + "x" * 500}, "endpoint", "at most 500 characters"),
        ({"events": [99]}, "events", "Select a valid choice"),
    ],
)
def test_what_cannot_be_saved_is_marked(wrong, field, told, house, administrator, path) -> None:
    page = text(administrator.post(f"{path}new/", form(**wrong)))
    assert told in page
    assert f'id="id_{field}_error"' in page
    assert not Webhook.unscoped.exists()


def test_an_operator_may_allow_private_addresses(house, administrator, path, settings) -> None:
    settings.WEBHOOKS_TO_PRIVATE = True
    administrator.post(f"{path}new/", form(endpoint="https://10.0.0.1/"))
    assert Webhook.unscoped.get().endpoint == "https://10.0.0.1/"


def test_a_debtor_has_a_limited_number_of_webhooks(house, administrator, path) -> None:
    for _ in range(MOST):
        administrator.post(f"{path}new/", form())
    assert "New webhook" not in text(administrator.get(path))
    assert "at most 20 webhooks" in text(administrator.post(f"{path}new/", form()))
    assert Webhook.unscoped.count() == MOST


def test_a_webhook_is_changed_and_keeps_its_secret(house, administrator, path, webhook) -> None:
    one, secret = f"{path}{webhook.pk}/", find_target(webhook.pk).secret
    assert 'value="Planning"' in text(administrator.get(one))
    changed = form(name="Other", events=[15])
    assert "Saved." in text(administrator.post(one, changed, follow=True))
    webhook.refresh_from_db()
    assert (webhook.name, [choice.event for choice in webhook.choices.all()]) == ("Other", [15])
    assert find_target(webhook.pk).secret == secret
    administrator.post(one, {key: value for key, value in changed.items() if key != "is_active"})
    assert find_target(webhook.pk) is None


def test_a_new_secret_takes_the_place_of_the_old_one(house, administrator, path, webhook) -> None:
    one, old = f"{path}{webhook.pk}/secret/", find_target(webhook.pk).secret
    assert "Make a new secret for" in text(administrator.get(one))
    assert find_target(webhook.pk).secret == old
    page = text(administrator.post(one))
    new = find_target(webhook.pk).secret
    assert new != old
    assert new in page
    assert Entry.objects.latest("pk").event == "webhook.secret_made"


def test_a_webhook_is_deleted_with_its_messages(house, administrator, path, webhook) -> None:
    tell(WebhookEvent.DEBTOR_UPDATED, webhook.debtor_id)
    one = f"{path}{webhook.pk}/delete/"
    assert "Delete the webhook" in text(administrator.get(one))
    assert "is deleted" in text(administrator.post(one, follow=True))
    assert not Webhook.unscoped.exists()
    assert not Delivery.objects.exists()


def test_messages_are_shown_with_payload_and_outcome_and_sent_again(
    house, administrator, path, webhook
) -> None:
    tell(WebhookEvent.EMPLOYEE_ADDRESS_CHANGED, webhook.debtor_id, [{"CompanyId": 3, "EmployeeId": 4}])
    tell(WebhookEvent.EMPLOYEE_SALARY_CHANGED, webhook.debtor_id, [{"CompanyId": 3, "EmployeeId": 4}])
    delivery = Delivery.objects.get()
    Delivery.objects.update(status=DeliveryStatus.FAILED, attempts=10, http_status=503, tried_at=NOW)
    page = text(administrator.get(f"{path}{webhook.pk}/"))
    for shown in (
        "employee.address_changed",
        delivery.message_id,
        '"EmployeeId":4',
        "HTTP 503",
        "10 attempts",
    ):
        assert shown in page
    again = f"{path}{webhook.pk}/messages/{delivery.pk}/send-again/"
    assert administrator.get(again).status_code == 405
    assert "sent again within seconds" in text(administrator.post(again, follow=True))
    delivery.refresh_from_db()
    assert delivery.status == DeliveryStatus.WAITING
    assert Entry.objects.latest("pk").event == "webhook.sent_again"


def test_nobody_reaches_the_webhooks_of_another(house, stranger, administrator, path, webhook) -> None:
    theirs = stranger.debtors["bakery"].pk
    garage = house.debtors["garage"].pk
    tell(WebhookEvent.DEBTOR_UPDATED, webhook.debtor_id)
    number = Delivery.objects.get().pk
    for address in [
        f"/debtors/{theirs}/webhooks/",
        f"/debtors/{garage}/webhooks/{webhook.pk}/",
        f"/debtors/{garage}/webhooks/{webhook.pk}/secret/",
        f"/debtors/{garage}/webhooks/{webhook.pk}/delete/",
        f"/debtors/{garage}/webhooks/{webhook.pk}/messages/{number}/send-again/",
        f"{path}{webhook.pk}/messages/{number + 1}/send-again/",
    ]:
        assert administrator.post(address).status_code in (404, 405), address
    assert Webhook.unscoped.filter(pk=webhook.pk).exists()


def test_who_may_only_read_changes_nothing(house, sign_in, path, webhook) -> None:
    viewer = login(house.environment, "Viewer", "viewer@kantoor.example", FilterKind.ALL)
    browser = sign_in(viewer)
    page = text(browser.get(f"{path}{webhook.pk}/"))
    assert "planning.example" in page
    assert "<form" not in page.partition("<main")[2]
    for address in ("new/", f"{webhook.pk}/", f"{webhook.pk}/secret/", f"{webhook.pk}/delete/"):
        assert browser.post(f"{path}{address}", form(name="evil")).status_code == 403
    assert Webhook.unscoped.get().name == "Planning"


def test_who_has_no_right_to_debtors_sees_nothing(house, sign_in, path, webhook) -> None:
    browser = sign_in(manager(house, FilterKind.ALL).login)
    assert browser.get(path).status_code == 403
    assert f'href="{path}"' not in text(browser.get(path.removesuffix("webhooks/")))


def test_who_reaches_some_companies_only_is_not_told_of_all(business, sign_in) -> None:
    shop = business.companies["shop"].pk
    call = manager(business, FilterKind.COMPANIES, company_ids=[shop])
    TemplateDashlet.objects.create(
        user_template=call.login.user_template, dashlet=Dashlet.DEBTORS, right=DashletRight.WRITE
    )
    browser = sign_in(call.login)
    path = f"/debtors/{business.debtors['bakery'].pk}/webhooks/"
    assert browser.get(path).status_code == 403
    assert browser.post(f"{path}new/", form()).status_code == 403
    assert f'href="{path}"' not in text(browser.get("/settings/"))
