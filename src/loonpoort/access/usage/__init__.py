"""What packages call: every call of the API accounted for, by whom, what, with which outcome, about whom."""

from loonpoort.access.usage.about import About
from loonpoort.access.usage.accounts import Account, note_refusal, note_stranger
from loonpoort.access.usage.buffer import LAST_PATIENCE, flush

__all__ = ["LAST_PATIENCE", "About", "Account", "flush", "note_refusal", "note_stranger"]
