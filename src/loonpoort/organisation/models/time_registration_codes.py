"""What hours of a time registration are called: a list of each environment."""

from typing import ClassVar, Self

from django.core.validators import MaxValueValidator
from django.db import models

from loonpoort.organisation.models.environments import Environment
from loonpoort.organisation.scopes import Scope, ScopedManager, ScopedQuerySet
from loonpoort.organisation.texts import plain_text

DEFAULT_CODES: tuple[tuple[int, str, bool], ...] = (
    (1, "Gewerkte uren", True),
    (2, "Overwerk", True),
    (3, "Reistijd", True),
    (4, "Verlof", True),
    (5, "Ziekte", True),
    (6, "Reiskosten", False),
)
"""What an environment begins with: the kind, its name, and whether it is of hours. The list is ours."""

HIGHEST_KIND = 9999


class TimeRegistrationCodeQuerySet(ScopedQuerySet["TimeRegistrationCode"]):
    def within(self, scope: Scope) -> Self:
        # A list of the whole environment: whoever reaches part of it writes time by it.
        return self.filter(environment_id=scope.environment_id)


class TimeRegistrationCode(models.Model):
    """A kind of time, or of something else that is written down by the day."""

    environment = models.ForeignKey(
        Environment, on_delete=models.CASCADE, related_name="time_registration_codes"
    )
    item_type = models.PositiveSmallIntegerField(validators=[MaxValueValidator(HIGHEST_KIND)])
    description = models.CharField(max_length=100, validators=[plain_text])
    is_deleted = models.BooleanField(default=False)
    calculation_rule = models.PositiveSmallIntegerField(
        default=0, validators=[MaxValueValidator(HIGHEST_KIND)]
    )
    is_of_hours = models.BooleanField(default=True)
    is_visible = models.BooleanField(default=True)

    objects = ScopedManager.from_queryset(TimeRegistrationCodeQuerySet)()
    unscoped: ClassVar[models.Manager["TimeRegistrationCode"]] = TimeRegistrationCodeQuerySet.as_manager()

    class Meta:
        ordering = ["item_type", "pk"]
        base_manager_name = "unscoped"
        constraints = [
            models.UniqueConstraint(fields=["environment", "item_type"], name="time_registration_code_once"),
        ]

    def __str__(self) -> str:
        return self.description


def add_time_registration_codes(environment: Environment) -> None:
    """Give a new environment the codes that it begins with."""
    TimeRegistrationCode.unscoped.bulk_create(
        TimeRegistrationCode(
            environment=environment, item_type=kind, description=description, is_of_hours=is_of_hours
        )
        for kind, description, is_of_hours in DEFAULT_CODES
    )
