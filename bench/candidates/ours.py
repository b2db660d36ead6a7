"""Loonpoort itself, as ``loonpoort serve`` runs it."""

import sys
from collections.abc import Mapping, Sequence

from bench.candidates.base import Candidate
from bench.databases import Database


class Ours(Candidate):
    name = "ours"
    title = "Loonpoort, filter All"

    def command(self, database: Database, port: int) -> Sequence[str]:
        return [sys.executable, "-m", "loonpoort", "serve", "--port", str(port), "--no-worker"]

    def environment(self, database: Database, port: int) -> Mapping[str, str]:
        return database.settings(port)


class OursByTags(Ours):
    name = "ours-tags"
    title = "Loonpoort, filter of five tags"
    login = "tags"
