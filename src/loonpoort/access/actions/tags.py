"""Changes of tags, and of which debtors have them: each checks, changes and records in one transaction."""

from collections.abc import Collection
from dataclasses import asdict, dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from loonpoort.access import events
from loonpoort.access.actions.permissions import require_password_session, right_of
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.models import Login
from loonpoort.audit.records import Event, Subject, record
from loonpoort.organisation.models import Debtor, DebtorTag, Product, Tag
from loonpoort.organisation.texts import plain_text
from loonpoort.organisation.webhook_events import WebhookEvent
from loonpoort.organisation.webhooks import tell


@dataclass(frozen=True, slots=True, kw_only=True)
class TagChoices:
    """What an administrator decides about a tag."""

    number: int
    name: str
    colour: str
    """``#RRGGBB``, in capitals or not."""


def create_tag(call: Call, choices: TagChoices) -> Tag:
    """Make a tag, which is on no debtor yet. Raises ValidationError, by field."""
    _require_tag_management(call, whole=True)
    tag = Tag(environment=call.environment)
    with transaction.atomic():
        _save(tag, choices)
        _record(events.TAG_CREATED, call, tag, after=_picture(tag))
    return tag


def update_tag(call: Call, tag: Tag, choices: TagChoices) -> None:
    """Change a tag's number, name and colour; what it lets through stays. Raises ValidationError."""
    _require_tag_management(call, tag)
    with transaction.atomic():
        tag = _locked(tag)
        before = _picture(tag)
        _save(tag, choices)
        _record(events.TAG_UPDATED, call, tag, before=before, after=_picture(tag))


def delete_tag(call: Call, tag: Tag) -> None:
    """Delete a tag, which takes it off its debtors and out of the filters it stands in."""
    _require_tag_management(call, tag, whole=True)
    with transaction.atomic():
        tag = _locked(tag)
        logins = logins_with(tag)
        before = _picture(tag) | {
            "debtors": DebtorTag.objects.filter(tag=tag).count(),
            "logins": list(logins.values_list("email", flat=True)),
        }
        # Whoever has such a login's form open is told that it is another filter now.
        Login.objects.filter(pk__in=logins.values("pk")).update(revision=F("revision") + 1)
        Tag.unscoped.filter(pk=tag.pk).delete()
        _record(events.TAG_DELETED, call, tag, before=before)


def tag_debtor(call: Call, debtor: Debtor, tag_ids: Collection[int]) -> None:
    """Have a debtor carry these of the tags that the caller reaches; the other tags on it stay.

    Raises ValidationError, by field: a tag out of reach, or the debtor would leave the caller's own reach.
    """
    require_password_session(call)
    if right_of(call, Dashlet.DEBTORS) < DashletRight.WRITE or not _has_tags(call):
        raise PermissionDenied(_("You may not change the tags of debtors."))
    if not call.debtors().filter(pk=debtor.pk).exists():
        raise PermissionDenied(_("You may not change this debtor."))
    reached = {tag.pk for tag in call.tags()}
    chosen = set(tag_ids)
    if not chosen <= reached:
        raise ValidationError({"tags": _("Choose from the tags of your own filter.")})
    if call.scope.tag_ids is not None and not chosen:
        raise ValidationError(
            {
                "tags": _(
                    "Without one of your own tags you would no longer reach this debtor. Leave one on it."
                )
            }
        )
    with transaction.atomic():
        debtor = Debtor.unscoped.select_for_update().get(pk=debtor.pk)
        links = DebtorTag.objects.filter(debtor=debtor)
        before = _names(links)
        links.filter(tag__in=reached - chosen).delete()
        has = set(links.values_list("tag_id", flat=True))
        DebtorTag.objects.bulk_create(DebtorTag(debtor=debtor, tag_id=tag) for tag in sorted(chosen - has))
        after = _names(links)
        if after != before:
            tell(WebhookEvent.DEBTOR_TAGS_CHANGED, debtor.pk)
            record(
                events.DEBTOR_TAGGED,
                environment_id=debtor.environment_id,
                actor=call.actor,
                subject=Subject("debtor", debtor.pk, debtor.name),
                before={"tags": before},
                after={"tags": after},
            )


def logins_with(tag: Tag) -> QuerySet[Login]:
    """The logins whose filter has a tag."""
    return Login.objects.filter(filter_tags__tag=tag)


def may_make_tags(call: Call) -> bool:
    """Whether the caller may make and delete tags: whoever has a filter would not reach what they made."""
    is_allowed = right_of(call, Dashlet.DEBTOR_TAGS) >= DashletRight.WRITE
    return is_allowed and _has_tags(call) and call.scope.is_whole_environment


def _require_tag_management(call: Call, tag: Tag | None = None, *, whole: bool = False) -> None:
    require_password_session(call)
    if right_of(call, Dashlet.DEBTOR_TAGS) < DashletRight.WRITE or not _has_tags(call):
        raise PermissionDenied(_("You may not change debtor tags."))
    if whole and not may_make_tags(call):
        raise PermissionDenied(_("Only a login whose filter is All may make and delete tags."))
    if tag and not call.tags().filter(pk=tag.pk).exists():
        raise PermissionDenied(_("You may not change this tag."))


def _has_tags(call: Call) -> bool:
    return call.environment.product == Product.ACCOUNTANT


def _locked(tag: Tag) -> Tag:
    return Tag.unscoped.select_for_update().get(pk=tag.pk)


def _save(tag: Tag, choices: TagChoices) -> None:
    tag.number = choices.number
    tag.name = choices.name.strip()
    tag.colour = choices.colour.strip().upper()
    try:
        plain_text(tag.name)
    except ValidationError as error:
        raise ValidationError({"name": error}) from error
    tag.clean_fields()
    others = Tag.unscoped.filter(environment=tag.environment_id).exclude(pk=tag.pk)
    if others.filter(name__iexact=tag.name).exists():
        raise ValidationError({"name": _("A tag with this name exists already.")})
    try:
        with transaction.atomic():
            tag.save()
    except IntegrityError as error:
        raise ValidationError({"number": _("A tag with this number exists already.")}) from error


def _picture(tag: Tag) -> dict[str, object]:
    return asdict(TagChoices(number=tag.number, name=tag.name, colour=tag.colour))


def _names(links: QuerySet[DebtorTag]) -> list[str]:
    return list(links.order_by("tag__number").values_list("tag__name", flat=True))


def _record(
    event: Event,
    call: Call,
    tag: Tag,
    *,
    before: dict[str, object] | None = None,
    after: dict[str, object] | None = None,
) -> None:
    record(
        event,
        environment_id=call.environment.pk,
        actor=call.actor,
        subject=Subject("tag", tag.pk, tag.name),
        before=before,
        after=after,
    )
