"""The rights in a user template as one value, to be compared and kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.kinds import Level
from loonpoort.access.models import ClosedOperation, TemplateDashlet, UserTemplate


@dataclass(frozen=True, slots=True)
class Rights:
    """Rights on dashlets, those of None left out, and the operations that are closed."""

    dashlets: Mapping[Dashlet, DashletRight]
    closed: frozenset[str]

    @classmethod
    def of(cls, template_id: int) -> "Rights":
        """Those that a template gives now."""
        dashlets = TemplateDashlet.objects.filter(user_template=template_id, right__gt=DashletRight.NONE)
        closed = ClosedOperation.objects.filter(user_template=template_id)
        return cls(
            {
                Dashlet(dashlet): DashletRight(right)
                for dashlet, right in dashlets.values_list("dashlet", "right")
            },
            frozenset(closed.values_list("operation", flat=True)),
        )

    def right_on(self, dashlet: Dashlet) -> DashletRight:
        return self.dashlets.get(dashlet, DashletRight.NONE)

    def exceed(self, own: "Rights") -> bool:
        """Whether they give anything that ``own`` lack."""
        is_higher = any(right > own.right_on(dashlet) for dashlet, right in self.dashlets.items())
        return is_higher or not own.closed <= self.closed

    def save(self, template: UserTemplate) -> None:
        """Make them those of a template. Only rows that differ are written."""
        before = Rights.of(template.pk)
        changed = [each for each in Dashlet if self.right_on(each) != before.right_on(each)]
        if changed:
            template.dashlets.filter(dashlet__in=changed).delete()
            TemplateDashlet.objects.bulk_create(
                TemplateDashlet(user_template=template, dashlet=each, right=self.dashlets[each])
                for each in changed
                if each in self.dashlets
            )
        template.closed_operations.filter(operation__in=before.closed - self.closed).delete()
        ClosedOperation.objects.bulk_create(
            ClosedOperation(user_template=template, operation=key)
            for key in sorted(self.closed - before.closed)
        )


def highest_right(level: Level, dashlet: Dashlet) -> DashletRight:
    """What a login at a level can do with a panel at most: at debtor level there are no Settings."""
    if level == Level.MASTER:
        return DashletRight.WRITE
    if dashlet.value.startswith("settings."):
        return DashletRight.NONE
    return DashletRight.READ if dashlet == Dashlet.DEBTORS else DashletRight.WRITE
