"""Environments: walled spaces in an installation; nothing crosses their walls."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class Product(models.TextChoices):
    """What an environment is for; decides its levels and kinds of user template."""

    ACCOUNTANT = "accountant", "Accountant"
    BUSINESS = "business", "Business"


subdomain_validator = RegexValidator(
    r"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\Z",
    _("A subdomain has 1 to 63 lower-case letters, digits and hyphens, and no hyphen at either end."),
)


class Environment(models.Model):
    subdomain = models.CharField(max_length=63, unique=True, validators=[subdomain_validator])
    """The Domain of the SOAP header."""
    name = models.CharField(max_length=100)
    product = models.CharField(max_length=10, choices=Product)
    is_show_once = models.BooleanField(default=False)
    """True: tokens are shown when they are made and never again, and no copy of them is kept."""
    requires_second_factor = models.BooleanField(default=False)
    """True: nobody signs in without a second factor, and no session comes from a token."""
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name
