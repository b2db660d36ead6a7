"""The access application."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "loonpoort.access"
    label = "access"
