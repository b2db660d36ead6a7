"""The worker takes up again what it was doing when it was killed."""

import pytest
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from loonpoort.outbox.tasks import deliver
from loonpoort.outbox.worker import run_worker, take_up_again

READY, RUNNING = TaskResultStatus.READY, TaskResultStatus.RUNNING


def task(status: str, *workers: str) -> DBTaskResult:
    deliver.enqueue(1)
    made = DBTaskResult.objects.latest("enqueued_at")
    DBTaskResult.objects.filter(pk=made.pk).update(
        status=status, worker_ids=list(workers), started_at=timezone.now() if workers else None
    )
    return made


def status(of: DBTaskResult) -> str:
    return DBTaskResult.objects.get(pk=of.pk).status


def test_only_its_own_running_tasks_are_put_back(db) -> None:
    own, taken_over = task(RUNNING, "one"), task(RUNNING, "one", "two")
    done, failed = task(TaskResultStatus.SUCCESSFUL, "one"), task(TaskResultStatus.FAILED, "one")
    assert take_up_again("one") == 1
    assert [status(each) for each in (own, taken_over, done, failed)] == [
        READY,
        RUNNING,
        TaskResultStatus.SUCCESSFUL,
        TaskResultStatus.FAILED,
    ]


def test_a_task_that_was_put_back_can_be_claimed_again(db) -> None:
    own = task(RUNNING, "one")
    take_up_again("one")
    assert DBTaskResult.objects.ready().get().pk == own.pk


def test_a_worker_that_left_nothing_says_nothing(db, caplog) -> None:
    assert take_up_again("one") == 0
    assert caplog.text == ""


def test_the_worker_starts_under_its_name_and_takes_up_first(db, monkeypatch: pytest.MonkeyPatch) -> None:
    own, seen = task(RUNNING, "one"), []
    monkeypatch.setattr(Worker, "configure_signals", lambda self: None)
    monkeypatch.setattr(Worker, "run", lambda self: seen.append((self.worker_id, status(own))))
    run_worker("one")
    assert seen == [("one", READY)]
