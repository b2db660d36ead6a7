"""Django's settings, from the environment variables. Refuses to be imported when one is wrong."""

from pathlib import Path

from loonpoort.config.base import *  # noqa: F403 - Django's way of splitting settings
from loonpoort.config.databases import database
from loonpoort.config.logs import logging_settings
from loonpoort.config.variables import read_variables

_values = read_variables()

SECRET_KEY = _values["secret_key"]
TOKEN_KEYS = _values["token_keys"]
BASE_URL = _values["base_url"]
ALLOWED_HOSTS = _values["allowed_hosts"]
DATABASES = {"default": database(_values["database_url"], _values["data"])}
LANGUAGE_CODE = _values["language"]
LOGGING = logging_settings(_values["log_level"])
SERVER_WORKERS = _values["workers"]
WEBHOOKS_TO_PRIVATE = _values["webhooks_to_private"]
TAX_IBAN = _values["tax_iban"]
PAGES_SOCKET = _values["pages_socket"]
LIMIT_ENVIRONMENT = _values["limit_environment"]
LIMIT_READS = _values["limit_reads"]
LIMIT_WRITES = _values["limit_writes"]
REDIS_URL = _values["redis_url"]
TRAFFIC_FILE = _values["data"] / "traffic-1.table"
"""Has the version of its layout in its name."""
AUDIT_HEADS = Path(_values["audit_heads"] or _values["data"] / "audit-heads")
USAGE_MONTHS = _values["usage_months"]
REPORT_DAYS = _values["report_days"]
PACKAGES = Path(_values["packages"]) if _values["packages"] else None

MAILBOX_DIR = _values["mailbox"]
EMAIL_BACKEND = (
    "loonpoort.outbox.mailbox.MailboxBackend"
    if MAILBOX_DIR
    else "django.core.mail.backends.smtp.EmailBackend"
)
EMAIL_HOST = _values["smtp_host"]
EMAIL_PORT = _values["smtp_port"]
EMAIL_HOST_USER = _values["smtp_user"]
EMAIL_HOST_PASSWORD = _values["smtp_password"]
EMAIL_USE_TLS = _values["smtp_tls"]
DEFAULT_FROM_EMAIL = _values["mail_from"]

_is_behind_tls = BASE_URL.startswith("https://")
SESSION_COOKIE_SECURE = _is_behind_tls
CSRF_COOKIE_SECURE = _is_behind_tls
LANGUAGE_COOKIE_SECURE = _is_behind_tls
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if _is_behind_tls else 0
IS_BEHIND_PROXY = _values["behind_proxy"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_BEHIND_PROXY else None
CSRF_TRUSTED_ORIGINS = [BASE_URL]
