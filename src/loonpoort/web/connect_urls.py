"""The addresses of pages: connecting a package."""

from django.urls import URLPattern, path

from loonpoort.web.views import connect, connection_made

CONNECT_PAGES: list[URLPattern] = [
    path("connect/", connect.connect_list, name="connect"),
    path("connect/<slug:slug>/", connect.connect_package, name="connect-package"),
    path("connections/<int:login_id>/made/", connection_made.connection_made, name="connection-made"),
]
