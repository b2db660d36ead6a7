"""Rights that nobody used are closed, and opened again: exactly those, once, by who may."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet
from loonpoort.access.kinds import FilterKind
from loonpoort.access.models import ClosedOperation, Login, Usage
from loonpoort.access.usage.rows import add_up
from loonpoort.audit.models import Entry
from loonpoort.connect import tightening
from loonpoort.connect.models import Tightening
from loonpoort.connect.rights import governed_operations, unused_operations
from tests.cast import fresh, login

LIST, READ = "EmployeeService.List_GetByCompany", "EmployeeService.PersonalInfo_GetCurrent"
WRITE, DEBTORS = "EmployeeService.PersonalInfo_UpdateCurrent", "DebtorService.List_GetAll"


def called(of: Login, operation: str = LIST, outcome: str = "ok", *, days_ago: float = 60) -> None:
    minute = int((timezone.now() - datetime.timedelta(days=days_ago)).timestamp()) // 60
    add_up([(of.pk, minute, 1, operation, outcome, 0, 0, 0, of.environment_id, 1, 1)])


@pytest.fixture
def call(house) -> Call:
    return Call(house.administrator)


def closed_in(house) -> set[str]:
    return set(house.package.user_template.closed_operations.values_list("operation", flat=True))


def test_what_a_login_of_the_template_called_is_used(house) -> None:
    template = house.package.user_template
    colleague = login(house.environment, template.name, "other@kantoor.example", FilterKind.ALL)
    called(house.package, LIST)
    called(colleague, READ)
    called(house.client, WRITE)
    assert governed_operations() - unused_operations(template) == {LIST, READ}


def test_refused_calls_count_unless_they_were_not_let_in(house) -> None:
    called(house.package, LIST, "2004")
    called(house.package, READ, "1001 revoked")
    called(house.package, WRITE, "1002")
    assert governed_operations() - unused_operations(house.package.user_template) == {LIST}


def test_what_was_called_before_usage_is_kept_is_unused(house, settings) -> None:
    called(house.package, LIST, days_ago=settings.USAGE_MONTHS * 31 + 1)
    called(house.package, READ, days_ago=settings.USAGE_MONTHS * 31 - 1)
    assert governed_operations() - unused_operations(house.package.user_template) == {READ}


def test_single_sign_on_is_not_a_right_of_a_template(house) -> None:
    assert not [
        key for key in unused_operations(house.package.user_template) if key.startswith("SingleSignOn")
    ]


def test_only_what_was_chosen_is_closed_in_a_new_revision(house, call) -> None:
    template = house.package.user_template
    called(house.package)
    made = tightening.tighten(call, template, [READ, WRITE])
    assert closed_in(house) == {READ, WRITE}
    assert made.revision == template.revision + 1 == fresh(house.package).user_template.revision
    assert made.made_by == house.administrator.email
    assert [row.operation for row in made.operations.all()] == [READ, WRITE]
    entry = Entry.objects.latest("pk")
    assert entry.event == "user_template.updated"
    assert entry.after["closed_operations"] == {
        "EmployeeService": ["PersonalInfo_GetCurrent", "PersonalInfo_UpdateCurrent"]
    }


def test_what_was_called_since_the_page_was_made_stays_open(house, call) -> None:
    template = house.package.user_template
    called(house.package)
    seen = [READ, WRITE]
    assert unused_operations(template).issuperset(seen)
    called(house.package, READ, days_ago=0)
    made = tightening.tighten(call, template, seen)
    assert [row.operation for row in made.operations.all()] == [WRITE]
    assert closed_in(house) == {WRITE}
    with pytest.raises(ValidationError) as refused:
        tightening.tighten(call, template, seen)
    assert refused.value.code == "used"
    assert Tightening.objects.count() == 1


@pytest.mark.parametrize(("days_ago", "is_enough"), [(29, False), (30.1, True)])
def test_too_short_a_time_needs_a_word(days_ago, is_enough, house, call) -> None:
    template = house.package.user_template
    called(house.package, days_ago=days_ago)
    if not is_enough:
        with pytest.raises(ValidationError, match="Calls are known since") as refused:
            tightening.tighten(call, template, [READ])
        assert refused.value.code == "young"
        assert closed_in(house) == set()
    tightening.tighten(call, template, [READ], is_sure=not is_enough)
    assert closed_in(house) == {READ}


def test_a_template_that_never_called_needs_a_word(house, call) -> None:
    with pytest.raises(ValidationError, match="has called yet"):
        tightening.tighten(call, house.package.user_template, [READ])


def test_a_name_that_is_no_operation_is_closed_nowhere(house, call) -> None:
    with pytest.raises(ValidationError) as refused:
        tightening.tighten(call, house.package.user_template, ["EmployeeService.Nothing"], is_sure=True)
    assert refused.value.code == "used"


def test_what_is_closed_still_is_opened_again_once(house, call) -> None:
    template = house.package.user_template
    ClosedOperation.objects.create(user_template=template, operation=DEBTORS)
    made = tightening.tighten(call, template, [LIST, READ, WRITE], is_sure=True)
    template.closed_operations.filter(operation=LIST).delete()
    assert tightening.loosen(call, made) == [READ, WRITE]
    assert closed_in(house) == {DEBTORS}
    made.refresh_from_db()
    assert made.taken_back_by == house.administrator.email
    assert made.taken_back_at is not None
    entries = Entry.objects.count()
    with pytest.raises(ValidationError) as refused:
        tightening.loosen(call, made)
    assert refused.value.code == "done"
    assert Entry.objects.count() == entries


def test_nobody_opens_what_is_closed_to_themselves(house, call) -> None:
    made = tightening.tighten(call, house.package.user_template, [READ, WRITE], is_sure=True)
    ClosedOperation.objects.create(user_template=house.administrator.user_template, operation=READ)
    with pytest.raises(ValidationError, match="closed to you"):
        tightening.loosen(Call(fresh(house.administrator)), made)
    assert closed_in(house) == {READ, WRITE}
    made.refresh_from_db()
    assert made.taken_back_at is None


def test_it_needs_the_right_to_change_user_templates(house, stranger, call) -> None:
    template = house.package.user_template
    made = tightening.tighten(call, template, [READ], is_sure=True)
    house.administrator.user_template.dashlets.filter(dashlet=Dashlet.USER_TEMPLATES).delete()
    for without in (Call(fresh(house.administrator)), Call(house.package), Call(stranger.administrator)):
        with pytest.raises(PermissionDenied):
            tightening.tighten(without, template, [WRITE], is_sure=True)
        with pytest.raises(PermissionDenied):
            tightening.loosen(without, made)
    assert closed_in(house) == {READ}


def test_a_token_tightens_nothing(house) -> None:
    token = house.administrator.tokens.first() or house.package.tokens.get()
    with pytest.raises(PermissionDenied):
        tightening.tighten(
            Call(house.administrator, token), house.package.user_template, [READ], is_sure=True
        )


def test_the_template_of_ones_own_login_is_left_alone(house, call) -> None:
    with pytest.raises(ValidationError) as refused:
        tightening.tighten(call, house.administrator.user_template, [READ], is_sure=True)
    assert refused.value.code == "own_rights"
    assert not house.administrator.user_template.closed_operations.exists()


def test_a_template_that_was_deleted_is_gone(house, call) -> None:
    template = house.package.user_template
    Usage.objects.all().delete()
    Login.objects.filter(user_template=template).delete()
    stale = type(template).objects.get(pk=template.pk)
    template.delete()
    with pytest.raises(ValidationError) as refused:
        tightening.tighten(call, stale, [READ], is_sure=True)
    assert refused.value.code == "gone"
