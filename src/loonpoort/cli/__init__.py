"""The loonpoort command."""

from loonpoort.cli.commands import main

__all__ = ["main"]
