"""Why calls were refused, in words for the owner of a login: the caller itself is told only the code.

The words are made when somebody looks, of what is so then: what was mended since says so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from loonpoort.access.calls import Call
from loonpoort.access.kinds import FilterKind, Level
from loonpoort.access.models import ClosedOperation, Login, LoginStatus, Token
from loonpoort.connect.check.words import day, moment, named
from loonpoort.connect.connection_warnings import Mend
from loonpoort.connect.refused_records import Record, records_of

COMPANY, DEBTOR, EMPLOYEE = "2004", "2009", "2003"
_COLUMNS = {COMPANY: "company_id", DEBTOR: "debtor_id", EMPLOYEE: "employee_id"}


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a kind of call was refused, and where that is put right; no words when its code says it all."""

    words: str = ""
    mend: Mend | None = None


def explain(viewer: Call, login: Login, row: Mapping[str, Any]) -> Explanation:
    """Why the calls of one row of `reports.refusals` were refused, as ``viewer`` may know it."""
    return explain_all(viewer, login, [row])[0]


def explain_all(viewer: Call, login: Login, rows: Iterable[Mapping[str, Any]]) -> list[Explanation]:
    """As `explain`, in as few questions for many rows as for one. Names no record that ``viewer`` does not
    reach, and gives no id of one.
    """
    rows = list(rows)
    reason = _Reasons(viewer, login, rows)
    return [reason.of(row) for row in rows]


class _Reasons:
    def __init__(self, viewer: Call, login: Login, rows: list[Mapping[str, Any]]) -> None:
        self._viewer = viewer
        self._login = login
        closed = ClosedOperation.objects.filter(
            user_template=login.user_template_id, operation__in={row["operation"] for row in rows}
        )
        self._closed = set(closed.values_list("operation", flat=True))
        self._tokens = {
            token.pk: token
            for token in Token.objects.filter(login=login, pk__in={row["token_id"] for row in rows})
        }
        self._records = {
            code: records_of(
                code, viewer, login, {row[column] for row in rows if row["outcome"] == code and row[column]}
            )
            for code, column in _COLUMNS.items()
        }
        self._outside = ""

    def of(self, row: Mapping[str, Any]) -> Explanation:
        outcome = row["outcome"]
        if outcome.startswith("1001 "):
            return self._of_authentication(outcome.removeprefix("1001 "), row)
        if outcome == "1002":
            return self._of_operation(row["operation"])
        column = _COLUMNS.get(outcome)
        if column and row[column]:
            return self._of_record(outcome, self._records[outcome].get(row[column]))
        if outcome == "1003":
            return Explanation(
                _(
                    "The id that was sent belongs to no record of the company or employee that it was sent "
                    "with. Records are found by id, not by number."
                )
            )
        return Explanation()

    def _of_authentication(self, reason: str, row: Mapping[str, Any]) -> Explanation:
        login = self._login
        match reason:
            case "inactive" if login.status == LoginStatus.ACTIVE:
                return Explanation(_("The login was not active then; it is now."))
            case "inactive":
                state = login.get_status_display().lower()
                words = _("The login is not active: it is %(state)s.") % {"state": state}
                return Explanation(words, Mend.LOGIN)
            case "domain":
                words = _("The domain that was sent is not “%(domain)s”, this environment's short form.")
                return Explanation(words % {"domain": login.environment.subdomain})
            case "username":
                words = _("The username that was sent is not “%(email)s”, whose token this is.")
                return Explanation(words % {"email": login.email})
            case "secret":
                words = _("What was sent is not the whole token: copy it again, or make a new one.")
                return Explanation(words, Mend.LOGIN)
        token = self._tokens.get(row["token_id"])
        return Explanation(_of_token(reason, token) if token else "", Mend.LOGIN)

    def _of_operation(self, operation: str) -> Explanation:
        template = self._login.user_template.name
        said = {"operation": operation.partition(".")[2] or operation, "template": template}
        if operation in self._closed:
            words = _("%(operation)s is off in user template “%(template)s”.") % said
            return Explanation(words, Mend.TEMPLATE)
        return Explanation(_("%(operation)s was off; it is on now in user template “%(template)s”.") % said)

    def _of_record(self, code: str, record: Record | None) -> Explanation:
        if record is None:
            return Explanation(_NOT_THERE[code]())
        whom = _NAMED[code](record) if record.is_near else _UNNAMED[code]()
        if record.is_stopped:
            words = _("%(whom)s belongs to a debtor that has stopped this connection.") % {"whom": whom}
            return Explanation(words, Mend.LOGIN)
        if record.is_reached:
            return Explanation(_("%(whom)s lay outside the filter then; it is reached now.") % {"whom": whom})
        self._outside = self._outside or self._filter()
        said = {"whom": whom, "filter": self._outside}
        return Explanation(_("%(whom)s lies outside %(filter)s.") % said, Mend.LOGIN)

    def _filter(self) -> str:
        """The filter, its tags and companies named as far as the viewer reaches them."""
        login = self._login
        if login.filter_kind == FilterKind.TAGS:
            tags = list(login.filter_tags.values_list("tag_id", flat=True))
            names = [name for (name,) in self._viewer.tags().filter(pk__in=tags).values_list("name")]
            return _outside(names, len(tags), _("tag %(names)s"), _("the filter, which names no tag"))
        if login.filter_kind == FilterKind.COMPANIES:
            ids = list(login.filter_companies.values_list("company_id", flat=True))
            found = self._viewer.companies().filter(pk__in=ids).values_list("name")
            nothing = _("the filter, which names no company")
            if not ids and login.user_template.rules.empty_filter_is_all:
                nothing = _("the login's own debtor")
            return _outside(
                [name for (name,) in found], len(ids), _("the filter on company %(names)s"), nothing
            )
        return _("the login's own debtor") if login.level == Level.DEBTOR else _("the filter")


def _of_token(reason: str, token: Token) -> str:
    ended_at = token.revoked_at or token.retires_at
    match reason:
        case "network" if token.networks:
            words = _("“%(token)s” may be used from %(networks)s only; the call came from elsewhere.")
            return words % {"token": token.name or token.key_id, "networks": named(token.networks)}
        case "network":
            return _("The token was bound to networks then; it is not now.")
        case "expired" if token.last_day:
            return _("The token's last day was %(day)s.") % {"day": day(token.last_day)}
        case "replaced" if ended_at:
            words = _("The token was replaced on %(moment)s; the package still has the old one.")
            return words % {"moment": moment(ended_at)}
        case "revoked" if ended_at:
            return _("The token was revoked on %(moment)s.") % {"moment": moment(ended_at)}
    return ""


def _outside(names: list[str], total: int, words: str, nothing: str) -> str:
    if not total:
        return nothing
    return words % {"names": named(sorted(names))} if names else _("the filter")


_NOT_THERE = {
    COMPANY: lambda: _("There is no company with this id. Companies are found by id, not by number."),
    DEBTOR: lambda: _("There is no debtor with this id. Debtors are found by id, not by number."),
    EMPLOYEE: lambda: _("There is no employee with this id. Employees are found by id, not by number."),
}
_UNNAMED = {
    COMPANY: lambda: _("A company that you do not reach"),
    DEBTOR: lambda: _("A debtor that you do not reach"),
    EMPLOYEE: lambda: _("An employee whom you do not reach"),
}
_NAMED = {
    COMPANY: lambda record: _("Company %(id)s (%(name)s)") % {"id": record.pk, "name": record.name},
    DEBTOR: lambda record: _("Debtor %(id)s (%(name)s)") % {"id": record.pk, "name": record.name},
    EMPLOYEE: lambda record: _("Employee %(id)s (%(name)s)") % {"id": record.pk, "name": record.name},
}
