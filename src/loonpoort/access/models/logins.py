"""Logins: a person's way in."""

from django.conf import settings
from django.contrib.auth import hashers
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from loonpoort.access.kinds import FilterKind, Level
from loonpoort.access.models.templates import UserTemplate
from loonpoort.organisation.models import Company, Debtor, Environment, Tag


class LoginStatus(models.TextChoices):
    INACTIVE = "inactive", _("Not yet active")
    ACTIVE = "active", _("Active")
    DEACTIVATED = "deactivated", _("Deactivated")


class Login(AbstractBaseUser):
    """An e-mail address in an environment, at a level, with template, filter and status.

    Password and status belong to the login, not to the person: one address may have several logins.
    """

    environment = models.ForeignKey(Environment, on_delete=models.CASCADE, related_name="logins")
    email = models.EmailField()
    """Kept in lower case. It is the username of the login's token."""
    name = models.CharField(max_length=100, blank=True)
    level = models.CharField(max_length=6, choices=Level)
    debtor = models.ForeignKey(Debtor, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    """The debtor of a login at debtor level."""
    user_template = models.ForeignKey(UserTemplate, on_delete=models.PROTECT, related_name="logins")
    filter_kind = models.CharField(max_length=9, choices=FilterKind)
    status = models.CharField(max_length=11, choices=LoginStatus, default=LoginStatus.INACTIVE)
    language = models.CharField(max_length=7, choices=settings.LANGUAGES, default="en")
    activation_serial = models.PositiveIntegerField(default=0)
    """Goes up with every activation mail, which voids the links of the earlier ones."""
    password_serial = models.PositiveIntegerField(default=0)
    """Goes up with every mail for a forgotten password, which voids the links of the earlier ones."""
    activation_sent_at = models.DateTimeField(null=True, blank=True)
    activated_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    is_stopped_somewhere = models.BooleanField(default=False)
    """Whether a debtor has stopped it, so that a call looks for which."""
    revision = models.PositiveIntegerField(default=1)
    """Goes up with every saving, so that of two administrators the later one is told."""

    objects = BaseUserManager["Login"]()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        ordering = ["email", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["environment", "email"],
                condition=Q(debtor=None),
                name="master_login_address_is_unique",
                violation_error_message=_("A login with this e-mail address exists already."),
            ),
            models.UniqueConstraint(
                fields=["environment", "email", "debtor"],
                condition=Q(debtor__isnull=False),
                name="debtor_login_address_is_unique",
                violation_error_message=_("A login with this e-mail address exists already."),
            ),
            models.CheckConstraint(
                condition=Q(level=Level.MASTER, debtor=None) | Q(level=Level.DEBTOR, debtor__isnull=False),
                name="debtor_login_has_a_debtor",
            ),
        ]

    def __str__(self) -> str:
        return self.email

    def set_password(self, raw_password: str | None) -> None:
        """Keep a password as a hash, made with the same salt as those of the address's other logins.

        So one hash tells which of them a password opens: signing in costs the same however many there are.
        """
        others = Login.objects.filter(email=self.email).exclude(pk=self.pk).exclude(password="")
        hashes = filter(hashers.is_password_usable, others.values_list("password", flat=True))
        salts = (hashers.identify_hasher(each).decode(each)["salt"] for each in hashes)
        self.password = hashers.make_password(raw_password, next(salts, None))
        self._password = raw_password

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """What Django asks before it lets anybody in."""
        return self.status == LoginStatus.ACTIVE


class LoginTag(models.Model):
    """A tag in a login's filter."""

    login = models.ForeignKey(Login, on_delete=models.CASCADE, related_name="filter_tags")
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["login", "tag"], name="login_has_a_tag_once")]


class LoginCompany(models.Model):
    """A company in a login's filter."""

    login = models.ForeignKey(Login, on_delete=models.CASCADE, related_name="filter_companies")
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["login", "company"], name="login_has_a_company_once")]


class LoginStop(models.Model):
    """A debtor whose own people have stopped a master level login from reaching it."""

    login = models.ForeignKey(Login, on_delete=models.CASCADE, related_name="stops")
    debtor = models.ForeignKey(Debtor, on_delete=models.CASCADE, related_name="+")
    stopped_at = models.DateTimeField(auto_now_add=True)
    stopped_by = models.CharField(max_length=254)
    """The e-mail address of whoever did it."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["login", "debtor"], name="login_is_stopped_once")]
