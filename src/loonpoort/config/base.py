"""Django's settings that are the same everywhere."""

import datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

PACKAGE = Path(__file__).resolve().parent.parent

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_tasks",
    "django_tasks_db",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
    "loonpoort.audit",
    "loonpoort.outbox",
    "loonpoort.organisation",
    "loonpoort.payroll",
    "loonpoort.access",
    "loonpoort.connect",
    "loonpoort.web",
    "loonpoort.config",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "loonpoort.web.middleware.SecurityHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "loonpoort.web.middleware.KnownCaller",
]
ROOT_URLCONF = "loonpoort.config.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "loonpoort.web.context.everywhere",
            ],
        },
    },
]

AUTH_USER_MODEL = "access.Login"
AUTHENTICATION_BACKENDS = ["loonpoort.access.authentication.LoginBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name"]},
    },
    {"NAME": "loonpoort.access.passwords.LengthValidator"},
    {"NAME": "loonpoort.access.passwords.NamesValidator"},
    {"NAME": "loonpoort.access.passwords.CommonValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
"""Seconds that an activation link lives."""
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
SILENCED_SYSTEM_CHECKS = [
    # An address may have several logins; our own backend tells them apart.
    "auth.W004",
    # access.throttling asks django-axes itself: packages come through a door without Django's requests.
    "axes.W002",
    "axes.W003",
]

AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 10
"""Wrong passwords for one e-mail address from one network address; then that pair is locked..."""
AXES_COOLOFF_TIME = datetime.timedelta(minutes=15)
"""... until this long after the last of them."""
LOCK_EMAIL_LIMIT = 100
"""The same for an e-mail address from everywhere together: a guess spread over many machines."""
LOCK_NETWORK_LIMIT = 200
"""The same for a network address with all e-mail addresses together: one guess for everybody."""
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True


def OTP_TOTP_ISSUER(device: Any) -> str:  # noqa: N802 - a setting that is called
    """What an authenticator app calls the login: an address may have several."""
    return f"Loonpoort {device.user.environment.name}"


SESSION_ENGINE = "loonpoort.access.session_store"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 2 * 60 * 60
"""Seconds that a session lasts without being used."""
SESSION_LONGEST = 12 * 60 * 60
"""Seconds that a session lasts at most, used or not."""
CSRF_COOKIE_HTTPONLY = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default", "mail", "webhooks", "reports"],
    },
}

USE_I18N = True
LANGUAGES = [("en", _("English")), ("nl", _("Dutch"))]
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
"""Serves from the package itself: nothing to collect, nothing to forget."""
