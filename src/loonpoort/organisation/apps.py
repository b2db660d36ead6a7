"""The organisation application."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "loonpoort.organisation"
    label = "organisation"
