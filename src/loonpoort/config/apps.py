"""What is tied together at start: lower layers get the link builders that only this one can make."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "loonpoort.config"
    label = "config"

    def ready(self) -> None:
        from loonpoort.access.mails import Links
        from loonpoort.config import links

        Links.activation = staticmethod(links.activation)
