"""Databases of before, and how they are brought to what is today."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import StateApps

Target = tuple[str, str]


class _LoaderOfThen(MigrationLoader):
    """Knows our migrations that were replaced by one, and not that one."""

    def load_disk(self) -> None:
        super().load_disk()
        self.disk_migrations = {
            name: migration
            for name, migration in self.disk_migrations.items()
            if not (migration.replaces and migration.__module__.startswith("loonpoort."))
        }


def go_back_to(target: Target) -> StateApps:
    """Undo what came after a migration; gives the models as they are in what is left."""
    executor = MigrationExecutor(connection)
    executor.loader = _LoaderOfThen(connection)
    return executor.migrate([target]).apps


def come_to_today() -> None:
    """Migrate as an installation of then does when it is brought up to date."""
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
