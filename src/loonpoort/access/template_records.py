"""What the audit log keeps of user templates."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from loonpoort.access.dashlets import Dashlet
from loonpoort.access.models import UserTemplate
from loonpoort.access.template_rights import Rights
from loonpoort.audit.records import Actor, Event, Subject, record


@dataclass(frozen=True, slots=True)
class Picture:
    """A template as it was at a moment."""

    facts: Mapping[str, Any]
    rights: Rights

    @classmethod
    def of(cls, template: UserTemplate) -> "Picture":
        facts = {"name": template.name, "kind": template.kind, "allows_sign_on": template.allows_sign_on}
        return cls(facts, Rights.of(template.pk))

    def whole(self) -> dict[str, Any]:
        """All of it. Operations that are not named are open."""
        dashlets = {each.value: right.name for each, right in sorted(self.rights.dashlets.items())}
        return {**self.facts, "dashlets": dashlets, "closed_operations": _by_service(self.rights.closed)}

    def changes(self, now: "Picture") -> tuple[dict[str, Any], dict[str, Any]]:
        """Only what differs: values as they were and as they are, and which operations opened and closed."""
        names = [name for name in self.facts if self.facts[name] != now.facts[name]]
        before, after = ({name: each.facts[name] for name in names} for each in (self, now))
        for picture, told in ((self, before), (now, after)):
            rights = {
                each.value: picture.rights.right_on(each).name
                for each in Dashlet
                if self.rights.right_on(each) != now.rights.right_on(each)
            }
            if rights:
                told["dashlets"] = rights
        if opened := self.rights.closed - now.rights.closed:
            after["opened_operations"] = _by_service(opened)
        if closed := now.rights.closed - self.rights.closed:
            after["closed_operations"] = _by_service(closed)
        return before, after


def record_template(
    event: Event,
    template: UserTemplate,
    actor: Actor,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    record(
        event,
        environment_id=template.environment_id,
        actor=actor,
        subject=Subject("user_template", template.pk, template.name),
        before=before,
        after=after,
    )


def _by_service(keys: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key in sorted(keys):
        service, _, name = key.partition(".")
        found[service].append(name)
    return dict(found)
