"""The worker: runs what was enqueued, and takes up again what a killed worker left behind."""

import logging
from types import FrameType

from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from loonpoort.outbox.schedules import begin_schedules

logger = logging.getLogger(__name__)


class _PatientWorker(Worker):
    """Finishes the task under way however often it is told to stop.

    An init system tells every process of a service, and the supervisor tells this one again. The class above
    would give the task up as failed at the second time, for good.
    """

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        if self.running:
            super().shutdown(signum, frame)


def run_worker(name: str) -> None:
    """Work until told to stop; the task under way is finished first."""
    take_up_again(name)
    begin_schedules()
    worker = _PatientWorker(
        queue_names=["*"],
        interval=0.5,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=name,
        excluded_queue_names=[],
    )
    worker.configure_signals()
    worker.run()


def take_up_again(name: str) -> int:
    """Put back the tasks that a worker of this name was running when it was killed, and count them."""
    with transaction.atomic():
        running = DBTaskResult.objects.select_for_update().filter(status=TaskResultStatus.RUNNING)
        left = [task.pk for task in running if task.worker_ids[-1:] == [name]]
        count: int = DBTaskResult.objects.filter(pk__in=left).update(status=TaskResultStatus.READY)
    if count:
        logger.warning("Taking up %s tasks again that a killed worker left behind.", count)
    return count
