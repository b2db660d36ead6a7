"""The addresses of pages: what reaches one debtor's data."""

from django.urls import URLPattern, path

from loonpoort.web.views import debtor_connections

_HERE = "debtors/<int:debtor_id>/user-accounts/connections/"

DEBTOR_CONNECTION_PAGES: list[URLPattern] = [
    path(_HERE, debtor_connections.debtor_connections, name="debtor-connections"),
    path(f"{_HERE}<int:login_id>/stop/", debtor_connections.stop, name="debtor-connection-stop"),
    path(f"{_HERE}<int:login_id>/resume/", debtor_connections.resume, name="debtor-connection-resume"),
]
