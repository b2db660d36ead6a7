"""Dashlets: panels of the web application, and the rights on them. They never touch API rights."""

import enum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Dashlet(models.TextChoices):
    """Each real panel of the web application."""

    LOGINS = "settings.logins", _("Logins")


class DashletRight(enum.IntEnum):
    """Ordered: whoever may write may read."""

    NONE = 0
    READ = 1
    WRITE = 2
