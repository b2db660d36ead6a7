"""The addresses of a debtor's webhooks."""

from django.urls import URLPattern, path

from loonpoort.web.views import webhooks

_LIST = "debtors/<int:debtor_id>/webhooks/"
_ONE = f"{_LIST}<int:webhook_id>/"

WEBHOOK_PAGES: list[URLPattern] = [
    path(_LIST, webhooks.webhooks, name="webhooks"),
    path(f"{_LIST}new/", webhooks.new_webhook, name="webhook-new"),
    path(_ONE, webhooks.webhook, name="webhook"),
    path(f"{_ONE}secret/", webhooks.new_secret, name="webhook-secret"),
    path(f"{_ONE}delete/", webhooks.delete_webhook, name="webhook-delete"),
    path(f"{_ONE}messages/<int:delivery_id>/send-again/", webhooks.send_again, name="webhook-send-again"),
]
