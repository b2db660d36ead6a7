"""The later steps of a check: the kind of login, its user template, its filter, and the data behind it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from loonpoort.access.kinds import FilterKind, Level
from loonpoort.connect.check.reports import Remedy, Step, StepName, Verdict
from loonpoort.connect.check.subjects import Subject
from loonpoort.connect.check.words import grouped, level_words, named, reached_words
from loonpoort.organisation.models import Product

SEVERAL = "several"
"""What a manifest says of a package that works for many debtors."""


def kind_step(subject: Subject) -> Step:
    """All kinds may have a token; they differ in who makes it, and in how many debtors it can reach."""
    login = subject.login
    template = login.user_template
    said = {"template": template.name, "kind": template.get_kind_display(), "level": level_words(login)}
    words = _("User template “%(template)s” is of the kind %(kind)s, %(level)s.") % said
    package, has_debtors = subject.package, login.environment.product == Product.ACCOUNTANT
    if package and package.reach == SEVERAL and login.level == Level.DEBTOR and has_debtors:
        short = _("It reaches one debtor; %(package)s works for several.") % {"package": package.name}
        way_out = _(
            "Make a login at master level for it, of the kind Master Accountant: what elsewhere is called S3 "
            "or Masterbedrijfslogin."
        )
        remedy = Remedy.MAKE_LOGIN if subject.viewer.may_make_logins() else None
        return Step(StepName.KIND, Verdict.WRONG, f"{words} {short}", way_out, remedy)
    if template.rules.takes_token_from_administrator and not template.rules.has_api_token_tab:
        words += " " + _("It has no tab API Token: an administrator makes its token, on the login's page.")
    elif not template.rules.takes_token_from_administrator:
        words += " " + _("Only its owner makes its token: in User profile, tab API Token.")
    return Step(StepName.KIND, Verdict.OK, words)


def template_step(subject: Subject) -> Step:
    total, closed = len(subject.operations), subject.closed
    template = subject.login.user_template
    if not total:
        words = _("User template “%(template)s” closes every operation.") % {"template": template.name}
        way_out = _("Open the operations that the package calls.")
        return Step(StepName.TEMPLATE, Verdict.WRONG, words, way_out, _template_remedy(subject, []))
    if not closed:
        words = ngettext(
            "The operation is open in user template “%(template)s”.",
            "All %(total)s operations are open in user template “%(template)s”.",
            total,
        )
        words %= {"total": grouped(total), "template": template.name}
        return _unasked(subject, words) if subject.is_listed else Step(StepName.TEMPLATE, Verdict.OK, words)
    words = ngettext(
        "%(count)s of %(total)s operations is off in user template “%(template)s”: %(names)s.",
        "%(count)s of %(total)s operations are off in user template “%(template)s”: %(names)s.",
        len(closed),
    ) % {
        "count": grouped(len(closed)),
        "total": grouped(total),
        "template": template.name,
        "names": named(closed),
    }
    way_out = _(
        "Whoever may change user templates opens them; a call of one gets 1002 until then. Only the "
        "operations count: rights on panels do nothing for calls."
    )
    return Step(StepName.TEMPLATE, Verdict.WRONG, words, way_out, _template_remedy(subject, closed))


def _unasked(subject: Subject, words: str) -> Step:
    """All that the package calls is open; what is open besides may be more than it should have."""
    if not subject.unasked:
        return Step(StepName.TEMPLATE, Verdict.OK, words)
    more = ngettext(
        "%(count)s more operation is open that is not on its list.",
        "%(count)s more operations are open that are not on its list.",
        subject.unasked,
    ) % {"count": grouped(subject.unasked)}
    way_out = _("Close what the package does not call: whoever has its token could call it.")
    return Step(StepName.TEMPLATE, Verdict.WARNING, f"{words} {more}", way_out, _template_remedy(subject, []))


def openable(subject: Subject) -> list[str]:
    """The closed operations that the viewer may open: nobody opens what is closed to themselves."""
    call = subject.viewer.call
    if call is None or not subject.viewer.may_change_template(subject.login.user_template):
        return []
    own = set(call.login.user_template.closed_operations.values_list("operation", flat=True))
    return [key for key in subject.closed if key not in own]


def _template_remedy(subject: Subject, closed: list[str]) -> Remedy | None:
    if closed and openable(subject):
        return Remedy.OPEN_OPERATIONS
    if subject.viewer.may_change_template(subject.login.user_template):
        return Remedy.CHANGE_TEMPLATE
    return None


def filter_step(subject: Subject) -> Step:
    login = subject.login
    remedy = Remedy.CHANGE_LOGIN if subject.viewer.may_manage(login) else None
    match login.filter_kind:
        case FilterKind.TAGS:
            chosen = login.filter_tags.count()
            words = ngettext("The filter is %(count)s tag.", "The filter is %(count)s tags.", chosen)
        case FilterKind.COMPANIES:
            chosen = login.filter_companies.count()
            words = ngettext("The filter is %(count)s company.", "The filter is %(count)s companies.", chosen)
            if not chosen and login.user_template.rules.empty_filter_is_all:
                return _stopped(
                    subject,
                    _("The filter is empty: in a business environment that is all companies."),
                    remedy,
                )
        case _:
            return _stopped(subject, _("The filter is All."), remedy)
    if chosen:
        return _stopped(subject, words % {"count": grouped(chosen)}, remedy)
    return Step(
        StepName.FILTER,
        Verdict.WRONG,
        _("The filter is empty, and an empty filter is nothing here: every call finds nothing."),
        _("Choose the tags or companies that the package is for, on the login's page."),
        remedy,
    )


def _stopped(subject: Subject, words: str, remedy: Remedy | None) -> Step:
    """A filter that is right, unless debtors have shut the login out themselves."""
    stops = subject.login.stops.count() if subject.login.is_stopped_somewhere else 0
    if not stops:
        return Step(StepName.FILTER, Verdict.OK, words)
    stopped = ngettext(
        "%(count)s debtor has stopped this connection.",
        "%(count)s debtors have stopped this connection.",
        stops,
    ) % {"count": grouped(stops)}
    way_out = _("Only the debtor's own people let it in again, on their page of connections.")
    return Step(StepName.FILTER, Verdict.WARNING, f"{words} {stopped}", way_out, remedy)


def data_step(subject: Subject) -> Step:
    reached = subject.reached
    words = _("It reaches %(reached)s today.") % {"reached": reached_words(reached)}
    remedy = Remedy.CHANGE_LOGIN if subject.viewer.may_manage(subject.login) else None
    if not reached.debtors:
        words = _("It reaches no debtor today.")
        way_out = _("Widen the filter, or give its tags to the debtors that the package is for.")
        return Step(StepName.DATA, Verdict.WRONG, words, way_out, remedy)
    if reached.employees:
        return Step(StepName.DATA, Verdict.OK, words)
    way_out = _("If there should be employees: widen the filter. Companies without any give empty lists.")
    return Step(StepName.DATA, Verdict.WARNING, words, way_out, remedy)
