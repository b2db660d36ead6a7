"""The connection check: whether a package's calls would succeed, and where they would strand.

Who learns what: somebody signed in learns all about the logins that they may know of. Everybody else learns
nothing at all, whatever is wrong, until username and token prove that they may call; then all of it, but
outside of the token's networks no more than that. A check is no call, and leaves no trace of one.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from loonpoort.access import actions
from loonpoort.access.models import Login
from loonpoort.connect.check.asked import EVERYTHING, Asked
from loonpoort.connect.check.operations import outcome_of
from loonpoort.connect.check.proof import Proof, login_of, proof_of
from loonpoort.connect.check.reports import Closed, Report, Step, StepName, Verdict
from loonpoort.connect.check.rights import data_step, filter_step, kind_step, openable, template_step
from loonpoort.connect.check.steps import (
    active_step,
    domain_step,
    login_step,
    network_step,
    unknown_login,
)
from loonpoort.connect.check.subjects import Subject
from loonpoort.connect.check.token import token_step
from loonpoort.connect.check.viewers import STRANGER, Viewer

NAMED = 5
"""How many other logins of a template are named before its operations are opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What is typed for a check."""

    username: str = ""
    token: str = ""
    domain: str = ""
    asked_from: str = ""
    """The network address of whoever asks, which a stranger's token must allow."""
    calls_from: str = ""
    """The network address that the package calls from, from those who may know of the login."""
    asked: Asked = EVERYTHING

    def __repr__(self) -> str:
        return f"Inputs({self.username!r})"  # the token is nobody's business


def check_connection(inputs: Inputs, viewer: Viewer = STRANGER, login: Login | None = None) -> Report | None:
    """Check a connection. None tells nothing: all that a stranger is told without a token that works.

    With ``login``, which the viewer must be allowed to see, its address is not looked for. Raises
    ValidationError for a list of operations that cannot be read, to whoever would get a report.
    """
    proof = proof_of(login.email if login else inputs.username, inputs.token)
    seen = [login] if login else viewer.logins_of(proof.username)
    by_token = [each for each in seen if proof.token and proof.token.login_id == each.pk]
    if by_token or login or (seen and not proof.is_whole):
        found = (by_token or seen)[0]
        others = [] if by_token else [each for each in seen if each.pk != found.pk]
        return _report(_subject(inputs, viewer, proof, found, inputs.calls_from), others)
    if proof.is_whole:
        return _of_the_proven(_subject(inputs, STRANGER, proof, login_of(proof), inputs.asked_from))
    return _of_nobody(proof, viewer) if viewer.may_look_up() else None


def _subject(inputs: Inputs, viewer: Viewer, proof: Proof, login: Login, network_address: str) -> Subject:
    operations, package, is_listed = inputs.asked.operations_for(login)
    return Subject(
        login=login,
        proof=proof,
        viewer=viewer,
        domain=inputs.domain,
        network_address=network_address,
        package=package,
        operations=operations,
        is_listed=is_listed,
        questions=inputs.asked.questions,
    )


def _report(subject: Subject, others: list[Login]) -> Report:
    return Report(
        steps=[
            login_step(subject, len(others)),
            active_step(subject),
            token_step(subject),
            domain_step(subject),
            network_step(subject),
            kind_step(subject),
            template_step(subject),
            filter_step(subject),
            data_step(subject),
        ],
        operations=[outcome_of(subject, key) for key in subject.operations],
        login=subject.login,
        others=others,
        closed=_closed(subject),
        questions=subject.questions,
        is_listed=subject.is_listed,
    )


def _of_the_proven(subject: Subject) -> Report:
    """For whoever has the token. Elsewhere than in its networks it may have been stolen."""
    network = network_step(subject)
    if network.verdict is not Verdict.WRONG:
        return _report(subject, [])
    right, silent = _("Right."), _("Told only in the networks that the token may be used from.")
    proven = [Step(name, Verdict.OK, right) for name in (StepName.LOGIN, StepName.ACTIVE, StepName.TOKEN)]
    after = (StepName.KIND, StepName.TEMPLATE, StepName.FILTER, StepName.DATA)
    return Report(
        steps=[
            *proven,
            Step(StepName.DOMAIN, Verdict.NOT_LOOKED_AT, silent),
            network,
            *(Step(name, Verdict.NOT_LOOKED_AT, silent) for name in after),
        ],
        operations=[],
        login=subject.login,
    )


def _of_nobody(proof: Proof, viewer: Viewer) -> Report:
    first = unknown_login(proof, viewer)
    rest = [name for name in StepName if name is not StepName.LOGIN]
    words = _("Not looked at: there is no login to look at.")
    return Report([first, *(Step(name, Verdict.NOT_LOOKED_AT, words) for name in rest)], [])


def _closed(subject: Subject) -> Closed | None:
    """What is off, and for somebody who may open it, whom that concerns besides."""
    if not subject.closed:
        return None
    can_open, call = openable(subject), subject.viewer.call
    if call is None or not can_open:
        return Closed(subject.closed, [])
    template = subject.login.user_template
    others = actions.logins_using(call, template).exclude(pk=subject.login.pk)
    named = list(others.values_list("email", flat=True)[:NAMED])
    return Closed(
        operations=subject.closed,
        can_open=can_open,
        other_logins=named,
        more_logins=template.logins.exclude(pk=subject.login.pk).count() - len(named),
        revision=template.revision,
    )
