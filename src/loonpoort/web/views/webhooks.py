"""Webhooks of a debtor: where its changes are told to, what was told, and what came of it.

A secret in clear is only ever in the body of the answer to a POST.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.organisation import webhooks as actions
from loonpoort.organisation.models import Debtor, Product, Webhook
from loonpoort.outbox.models import Delivery
from loonpoort.outbox.webhooks import KEPT_DAYS
from loonpoort.web.rights import PageView, may_change, may_see, require_right
from loonpoort.web.sessions import caller
from loonpoort.web.trails import Trail, debtors_trail, settings_trail
from loonpoort.web.webhook_forms import WebhookForm

PAGE_LENGTH = 25


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the webhooks of one debtor are looked after."""

    call: Call
    debtor: Debtor

    @property
    def url(self) -> str:
        return reverse("webhooks", args=[self.debtor.pk])

    @property
    def upward(self) -> Trail:
        """The way to the list: in Business there is one debtor, and its webhooks are found in Settings."""
        if self.call.environment.product == Product.BUSINESS:
            return settings_trail()
        return [*debtors_trail(), (self.debtor.name, reverse("debtor", args=[self.debtor.pk]))]

    @property
    def trail(self) -> Trail:
        """The way to a webhook."""
        return [*self.upward, (_("Webhooks"), self.url)]

    @property
    def may_change(self) -> bool:
        return may_change(self.call, Dashlet.DEBTORS)

    def webhook_or_404(self, webhook_id: int) -> Webhook:
        of_debtor = Webhook.unscoped.filter(debtor_id=self.debtor.pk)
        found = of_debtor.filter(pk=webhook_id).first()
        if found is None:
            raise Http404
        return cast(Webhook, found)


def at_desk(right: DashletRight) -> Callable[[PageView], PageView]:
    """Give a view the desk that its address names, for who has the right and reaches the whole debtor."""

    def decorate(view: PageView) -> PageView:
        @wraps(view)
        def guarded(request: HttpRequest, debtor_id: int, **parameters: int) -> HttpResponse:
            call = caller(request)
            require_right(call, right, Dashlet.DEBTORS)
            debtor: Debtor | None = call.debtors().filter(pk=debtor_id).queryset.first()
            if debtor is None:
                raise Http404
            if call.scope.company_ids is not None:
                raise PermissionDenied(
                    _("Webhooks tell of all companies of a debtor, and your filter is on some of them.")
                )
            return view(request, Desk(call, debtor), **parameters)

        return guarded

    return decorate


def webhooks_seen(call: Call, debtor: Debtor) -> int | None:
    """How many webhooks a debtor has; None for whoever may not see them."""
    if not may_see(call, Dashlet.DEBTORS) or call.scope.company_ids is not None:
        return None
    return int(Webhook.unscoped.filter(debtor_id=debtor.pk).count())


@require_safe
@at_desk(DashletRight.READ)
def webhooks(request: HttpRequest, desk: Desk) -> HttpResponse:
    found = list(Webhook.unscoped.filter(debtor_id=desk.debtor.pk))
    rows = [(webhook, Delivery.objects.filter(webhook_id=webhook.pk).first()) for webhook in found]
    context = {"desk": desk, "trail": desk.upward, "rows": rows, "is_full": len(found) >= actions.MOST}
    return render(request, "web/webhooks.html", context)


@sensitive_variables("secret")
@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(DashletRight.WRITE)
def new_webhook(request: HttpRequest, desk: Desk) -> HttpResponse:
    form = WebhookForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made, secret = actions.create_webhook(desk.call.actor, desk.debtor.pk, form.choices())
        except ValidationError as error:
            form.add_errors(error)
        else:
            messages.success(request, _("The webhook is made. It is told of every change from now on."))
            return _page(request, desk, made, secret=secret)
    return render(request, "web/webhook_new.html", {"desk": desk, "trail": desk.trail, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(DashletRight.READ)
def webhook(request: HttpRequest, desk: Desk, webhook_id: int) -> HttpResponse:
    """The page; a POST changes the webhook."""
    found = desk.webhook_or_404(webhook_id)
    if request.method != "POST":
        return _page(request, desk, found)
    require_right(desk.call, DashletRight.WRITE, Dashlet.DEBTORS)
    form = WebhookForm(request.POST, webhook=found)
    if form.is_valid():
        try:
            actions.update_webhook(desk.call.actor, found, form.choices())
        except ValidationError as error:
            form.add_errors(error)
        else:
            messages.success(request, _("Saved."))
            return _back(desk, found)
    return _page(request, desk, found, form=form)


@sensitive_variables("secret")
@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(DashletRight.WRITE)
def new_secret(request: HttpRequest, desk: Desk, webhook_id: int) -> HttpResponse:
    """Another secret; the question says that the old one no longer counts."""
    found = desk.webhook_or_404(webhook_id)
    if request.method == "POST":
        secret = actions.renew_secret(desk.call.actor, found)
        messages.success(request, _("From now on every message is signed with this secret."))
        return _page(request, desk, found, secret=secret)
    context = {"desk": desk, "trail": desk.trail, "webhook": found}
    return render(request, "web/webhook_secret.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(DashletRight.WRITE)
def delete_webhook(request: HttpRequest, desk: Desk, webhook_id: int) -> HttpResponse:
    found = desk.webhook_or_404(webhook_id)
    if request.method == "POST":
        actions.delete_webhook(desk.call.actor, found)
        messages.success(request, _("The webhook %(name)s is deleted.") % {"name": found.name})
        return redirect(desk.url)
    context = {"desk": desk, "trail": desk.trail, "webhook": found}
    return render(request, "web/webhook_delete.html", context)


@require_POST
@at_desk(DashletRight.WRITE)
def send_again(request: HttpRequest, desk: Desk, webhook_id: int, delivery_id: int) -> HttpResponse:
    found = desk.webhook_or_404(webhook_id)
    delivery = Delivery.objects.filter(webhook_id=found.pk, pk=delivery_id).first()
    if delivery is None:
        raise Http404
    actions.resend(desk.call.actor, found, delivery)
    messages.success(request, _("It is sent again within seconds. Reload this page to see what came of it."))
    return _back(desk, found)


@sensitive_variables("secret")
def _page(
    request: HttpRequest, desk: Desk, found: Webhook, *, form: WebhookForm | None = None, secret: str = ""
) -> HttpResponse:
    deliveries = Delivery.objects.filter(webhook_id=found.pk)
    context = {
        "desk": desk,
        "trail": desk.trail,
        "webhook": found,
        "form": form or WebhookForm(webhook=found),
        "secret": secret,
        "page": Paginator(deliveries, PAGE_LENGTH).get_page(request.GET.get("page")),
        "kept_days": KEPT_DAYS,
    }
    return render(request, "web/webhook.html", context)


def _back(desk: Desk, found: Webhook) -> HttpResponse:
    return redirect("webhook", desk.debtor.pk, found.pk)
