"""User templates: named bundles of rights."""

from django.db import models

from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.kinds import RULES, KindRules, TemplateKind
from loonpoort.organisation.models import Environment


class UserTemplate(models.Model):
    """A kind, rights on dashlets and rights on operations. Every login has exactly one."""

    environment = models.ForeignKey(Environment, on_delete=models.CASCADE, related_name="user_templates")
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=20, choices=TemplateKind)
    allows_sign_on = models.BooleanField(default=True)
    """Whether its logins' tokens may open a (weak) session through SingleSignOn."""
    revision = models.PositiveIntegerField(default=1)
    """Goes up with every saving, so that of two administrators the later one is told."""

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["environment", "name"], name="user_template_name_is_unique"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def rules(self) -> KindRules:
        return RULES[self.environment.product, self.kind]


class TemplateDashlet(models.Model):
    """A right on one dashlet; a dashlet without a row is not seen."""

    user_template = models.ForeignKey(UserTemplate, on_delete=models.CASCADE, related_name="dashlets")
    dashlet = models.CharField(max_length=40, choices=Dashlet)
    right = models.PositiveSmallIntegerField(choices=[(right.value, right.name) for right in DashletRight])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user_template", "dashlet"], name="template_has_a_dashlet_once"),
        ]


class ClosedOperation(models.Model):
    """An operation that a template switches off; whatever has no row is on."""

    user_template = models.ForeignKey(
        UserTemplate, on_delete=models.CASCADE, related_name="closed_operations"
    )
    operation = models.CharField(max_length=120)
    """``Service.Operation``."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user_template", "operation"], name="operation_is_closed_once"),
        ]
