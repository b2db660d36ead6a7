"""What is tied together at start: lower layers get what only upper ones can make or know."""

from functools import cache

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "loonpoort.config"
    label = "config"

    def ready(self) -> None:
        from loonpoort.access.catalogue import Catalogue
        from loonpoort.access.mails import Links
        from loonpoort.config import links
        from loonpoort.organisation.webhooks import find_target
        from loonpoort.outbox.webhooks import Targets

        Links.activation = staticmethod(links.activation)
        Links.password = staticmethod(links.password)
        Catalogue.operations = staticmethod(_operations)
        Targets.find = staticmethod(find_target)


@cache
def _operations() -> dict[str, bool]:
    from loonpoort.operations import SERVICES

    return {each.key: each.is_write for service in SERVICES for each in service.operations.values()}
