"""Settings of the tests: fast where that changes nothing that is tested."""

import os

from loonpoort.config.base import *  # noqa: F403
from loonpoort.config.databases import SQLITE_OPTIONS

SECRET_KEY = "a key for tests only, long enough to be accepted"
TOKEN_KEYS = {1: b"1" * 32}
BASE_URL = "http://testserver"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DEFAULT_FROM_EMAIL = "loonpoort@example.org"
MAILBOX_DIR = ""
IS_BEHIND_PROXY = False
SERVER_WORKERS = 1
PAGES_SOCKET = ""
LIMIT_ENVIRONMENT = LIMIT_READS = LIMIT_WRITES = 0
REDIS_URL = ""
TRAFFIC_FILE = None
AUDIT_HEADS = None
USAGE_MONTHS = 13
PACKAGES = None
REPORT_DAYS = 7
WEBHOOKS_TO_PRIVATE = False
TAX_IBAN = "NL86INGB0002445588"
LANGUAGE_CODE = "en"

if "LOONPOORT_TEST_POSTGRES" in os.environ:
    import dj_database_url

    DATABASES = {"default": dict(dj_database_url.parse(os.environ["LOONPOORT_TEST_POSTGRES"]))}
else:
    DATABASES = {
        "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:", "OPTIONS": SQLITE_OPTIONS}
    }
