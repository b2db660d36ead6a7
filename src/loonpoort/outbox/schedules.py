"""Work that comes back: tasks that the worker runs again and again, at an interval."""

import datetime
import logging
from collections.abc import Callable

from django.utils import timezone
from django_tasks import task
from django_tasks.base import Task, TaskResultStatus
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger(__name__)

_INTERVALS: dict[str, tuple[Callable[[], None], datetime.timedelta]] = {}


def every(interval: datetime.timedelta) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Have the worker run a function once an interval. It must bear being run once too often."""

    def decorate(function: Callable[[], None]) -> Callable[[], None]:
        _INTERVALS[f"{function.__module__}.{function.__qualname__}"] = function, interval
        return function

    return decorate


@task(queue_name="default")
def run_scheduled(name: str) -> None:
    """Run one and enqueue its next turn, also when it fails: tomorrow is another day."""
    function, interval = _INTERVALS[name]
    try:
        function()
    except Exception:
        logger.exception("The scheduled work %s failed; it runs again in %s.", name, interval)
    finally:
        if not _is_waiting(name):
            _task().using(run_after=timezone.now() + interval).enqueue(name)


def begin_schedules() -> None:
    """Enqueue whatever is not waiting already: called when a worker starts."""
    for name in _INTERVALS:
        if not _is_waiting(name):
            _task().enqueue(name)


def _is_waiting(name: str) -> bool:
    waiting = DBTaskResult.objects.filter(task_path=_task().module_path, status=TaskResultStatus.READY)
    return any(result.args_kwargs["args"] == [name] for result in waiting)


def _task() -> Task[[str], None]:
    return run_scheduled
