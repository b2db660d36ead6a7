"""User templates as the pages of Settings read them."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from loonpoort.access.actions import logins_using
from loonpoort.access.calls import Call
from loonpoort.access.catalogue import operation_keys
from loonpoort.access.dashlets import DashletRight
from loonpoort.access.kinds import RULES, KindRules, TemplateKind
from loonpoort.access.models import ClosedOperation, Login, TemplateDashlet, UserTemplate
from loonpoort.web.places import login_url, place_of
from loonpoort.web.rights import may_see
from loonpoort.web.template_panels import panels_of
from loonpoort.web.words import grouped

SHOWN_LOGINS = 50


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A template and what the list says of it."""

    template: UserTemplate
    logins: int
    panels: str
    operations: str


@dataclass(frozen=True, slots=True)
class UsedBy:
    """The logins that use a template, as far as the caller may know of them."""

    logins: list[tuple[Login, str]]
    """Each with the address of its page; empty for whoever may not see it."""
    unnamed: str
    total: int

    @classmethod
    def of(cls, call: Call, template: UserTemplate) -> "UsedBy":
        total = template.logins.count()
        logins = list(
            logins_using(call, template).select_related("environment", "debtor", "user_template")[
                :SHOWN_LOGINS
            ]
        )
        unnamed = total - len(logins)
        words = ngettext("and %(count)s other login", "and %(count)s other logins", unnamed)
        return cls(
            [(login, _address(call, login)) for login in logins],
            words % {"count": grouped(unnamed)} if unnamed else "",
            total,
        )


def templates_of(call: Call) -> QuerySet[UserTemplate]:
    return UserTemplate.objects.filter(environment=call.environment).select_related("environment")


def template_rows(call: Call) -> list[TemplateRow]:
    """All templates of the environment, in three queries however many there are."""
    templates = templates_of(call).annotate(login_count=Count("logins")).order_by(Lower("name"))
    known = operation_keys()
    closed = Counter(
        template
        for template, key in ClosedOperation.objects.filter(
            user_template__environment=call.environment
        ).values_list("user_template_id", "operation")
        if key in known
    )
    dashlets = TemplateDashlet.objects.filter(
        user_template__environment=call.environment, dashlet__in=panels_of(call.environment.product)
    )
    panels = Counter(dashlets.values_list("user_template_id", "right"))
    return [
        TemplateRow(
            template,
            template.login_count,
            _panels(
                read=panels[template.pk, DashletRight.READ], write=panels[template.pk, DashletRight.WRITE]
            ),
            open_words(len(known) - closed[template.pk], len(known)),
        )
        for template in templates
    ]


def _panels(*, read: int, write: int) -> str:
    words = [
        (read, ngettext("Read on %(count)s panel", "Read on %(count)s panels", read)),
        (write, ngettext("Write on %(count)s panel", "Write on %(count)s panels", write)),
    ]
    return ", ".join(text % {"count": count} for count, text in words if count)


def open_words(count: int | str, total: int | str) -> str:
    """How many of some operations are open."""
    return _("%(open)s of %(total)s open") % {"open": count, "total": total}


def kind_choices(product: str) -> list[tuple[str, str]]:
    """The kinds that templates of a product may have."""
    return [(kind, str(TemplateKind(kind).label)) for of, kind in RULES if of == product]


def kind_words(rules: KindRules) -> str:
    """What a kind means for its logins."""
    filters = ", ".join(str(each.label) for each in rules.filter_kinds)
    words = [_("%(level)s; filter: %(filters)s.") % {"level": rules.level.label, "filters": filters}]
    if rules.has_api_token_tab:
        words.append(_("The login's owner activates the API token."))
    if rules.takes_token_from_administrator:
        words.append(_("An administrator can make the API token."))
    return " ".join(words)


def _address(call: Call, login: Login) -> str:
    return login_url(login) if may_see(call, place_of(login).dashlet) else ""
