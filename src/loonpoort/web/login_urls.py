"""The addresses of logins: the same pages at master level and at each debtor."""

from django.urls import URLPattern, path

from loonpoort.access.kinds import Level
from loonpoort.web.views import login_changes, logins


def login_pages(prefix: str, route: str, level: Level) -> list[URLPattern]:
    """All pages of the logins that are kept at ``route``, with names that begin with ``prefix``."""
    one, place = f"{route}<int:login_id>/", {"level": level}
    return [
        path(route, logins.logins, place, name=f"{prefix}s"),
        path(f"{route}new/", logins.new_login, place, name=f"{prefix}-new"),
        path(f"{route}new/reach/", logins.reach, place, name=f"{prefix}-new-reach"),
        path(one, logins.login, place, name=prefix),
        path(f"{one}reach/", logins.reach, place, name=f"{prefix}-reach"),
        path(
            f"{one}activation-mail/",
            login_changes.send_activation,
            place,
            name=f"{prefix}-send-activation",
        ),
        path(f"{one}deactivate/", login_changes.deactivate, place, name=f"{prefix}-deactivate"),
        path(f"{one}reactivate/", login_changes.reactivate, place, name=f"{prefix}-reactivate"),
        path(
            f"{one}reset-second-factor/",
            login_changes.reset_second_factor,
            place,
            name=f"{prefix}-reset-second-factor",
        ),
        path(f"{one}delete/", login_changes.delete, place, name=f"{prefix}-delete"),
    ]
