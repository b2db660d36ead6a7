"""The connect application."""

from django.apps import AppConfig


class ConnectConfig(AppConfig):
    name = "loonpoort.connect"
    label = "connect"

    def ready(self) -> None:
        from loonpoort.access.connection_news import Followers
        from loonpoort.connect import following

        Followers.of = staticmethod(following.followers_of)
        Followers.name = staticmethod(following.name_of)
