"""Databases for servers in processes of their own, and a look inside them."""

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg

from tests.support.plugin import POSTGRES_URL


@contextmanager
def fresh_database(like: str = "template1") -> Iterator[dict[str, str]]:
    """The settings of a server with a database of its own, on what the tests run on.

    It is empty, or begins as another that was made and that nobody is connected to. SQLite's is a file of
    the server's folder: copy that.
    """
    name = f"live_{uuid4().hex}"
    settings = make_database(name, like)
    yield settings
    if settings:
        with psycopg.connect(os.environ[POSTGRES_URL], autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def make_database(name: str, like: str = "template1") -> dict[str, str]:
    """Make a database on the server that the tests run on, and give the settings that lead to it."""
    server = os.environ.get(POSTGRES_URL)
    if server is None:
        return {}
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}"')
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
    return {"LOONPOORT_DATABASE_URL": urlsplit(server)._replace(path=f"/{name}").geturl()}


def query(folder: Path, settings: Mapping[str, str], statement: str) -> list[tuple[Any, ...]]:
    """The rows of ``statement`` in the database of a server with its data in ``folder``."""
    if url := settings.get("LOONPOORT_DATABASE_URL"):
        with psycopg.connect(url) as connection:
            return connection.execute(statement).fetchall()
    with closing(sqlite3.connect(folder / "loonpoort.sqlite3")) as database:
        return database.execute(statement).fetchall()


def row_counts(folder: Path, settings: Mapping[str, str]) -> dict[str, int]:
    """How many rows each table has."""
    tables = (
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        if settings.get("LOONPOORT_DATABASE_URL")
        else "SELECT name FROM sqlite_master WHERE type = 'table'"
    )
    return {
        table: query(folder, settings, f'SELECT count(*) FROM "{table}"')[0][0]
        for (table,) in query(folder, settings, tables)
    }
