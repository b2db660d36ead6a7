"""The cast, for this folder."""

from tests.cast_fixtures import *  # noqa: F403 - fixtures
