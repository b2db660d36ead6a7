"""The addresses of pages: The overview of connections."""

from django.urls import URLPattern, path

from loonpoort.web.views import connection_rights, connections

_ONE = "settings/connections/<int:login_id>/"

CONNECTION_PAGES: list[URLPattern] = [
    path("settings/connections/", connections.connections, name="connections"),
    path(_ONE, connections.connection, name="connection"),
    path(f"{_ONE}tighten/", connection_rights.tighten, name="connection-tighten"),
    path(f"{_ONE}loosen/<int:tightening_id>/", connection_rights.loosen, name="connection-loosen"),
]
