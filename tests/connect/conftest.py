"""The cast, for this folder."""

from tests.cast_fixtures import *  # noqa: F403 - fixtures
from tests.web.conftest import administrator, newcomer, sign_in  # noqa: F401 - fixtures
