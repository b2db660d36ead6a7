"""The addresses of tokens: the same pages in the profile and, for an administrator, of each login."""

from django.urls import URLPattern, path

from loonpoort.web.views import tokens


def token_pages(route: str, name: str) -> list[URLPattern]:
    """The pages of the token that is looked after at ``route``, with names that begin with ``name``."""
    return [
        path(route, tokens.token, name=name),
        path(f"{route}show/", tokens.show, name=f"{name}-show"),
        path(f"{route}settings/", tokens.change, name=f"{name}-settings"),
        path(f"{route}rotate/", tokens.rotate, name=f"{name}-rotate"),
        path(f"{route}end-old/", tokens.end_old, name=f"{name}-end-old"),
        path(f"{route}compare/", tokens.compare, name=f"{name}-compare"),
        path(f"{route}revoke/", tokens.revoke, name=f"{name}-revoke"),
    ]
