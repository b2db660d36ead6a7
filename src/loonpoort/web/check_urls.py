"""The addresses of pages: The connection check."""

from django.urls import URLPattern, path

from loonpoort.web.views.connection_check import connection_check
from loonpoort.web.views.connection_check_json import connection_check_json

CHECK_PAGES: list[URLPattern] = [
    path("connection-check/", connection_check, name="connection-check"),
    path("connection-check.json", connection_check_json, name="connection-check-json"),
]
