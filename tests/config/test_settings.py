"""Django's settings from the environment variables."""

import importlib
import sys
from types import ModuleType

import pytest
from django.urls import reverse

from loonpoort.config import links
from loonpoort.config.variables import SettingsError
from tests.config.right import RIGHT


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch):
    """The settings module under these variables, read anew."""

    def load(**changes: str) -> ModuleType:
        for name, text in (RIGHT | {f"LOONPOORT_{name}": text for name, text in changes.items()}).items():
            monkeypatch.setenv(name, text)
        monkeypatch.delenv("LOONPOORT_TEST_POSTGRES", raising=False)
        monkeypatch.delitem(sys.modules, "loonpoort.config.settings", raising=False)
        module = importlib.import_module("loonpoort.config.settings")
        monkeypatch.delitem(sys.modules, "loonpoort.config.settings")
        return module

    return load


@pytest.mark.parametrize(
    ("url", "is_secure"), [("https://x.example", True), ("http://127.0.0.1:8000", False)]
)
def test_cookies_are_secure_behind_tls(url, is_secure, load) -> None:
    settings = load(BASE_URL=url)
    secure = [settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, settings.LANGUAGE_COOKIE_SECURE]
    assert secure == [is_secure] * 3
    assert (settings.SECURE_HSTS_SECONDS > 0) == is_secure
    assert [url] == settings.CSRF_TRUSTED_ORIGINS


@pytest.mark.parametrize("is_behind_proxy", [True, False])
def test_a_proxys_word_counts_only_behind_one(is_behind_proxy, load) -> None:
    settings = load(BEHIND_PROXY=str(int(is_behind_proxy)))
    assert is_behind_proxy == settings.IS_BEHIND_PROXY
    assert (settings.SECURE_PROXY_SSL_HEADER is not None) == is_behind_proxy


def test_the_mailbox_is_for_the_demo_only(load) -> None:
    assert load().EMAIL_BACKEND == "django.core.mail.backends.smtp.EmailBackend"
    assert load(MAILBOX="/data/mailbox").EMAIL_BACKEND == "loonpoort.outbox.mailbox.MailboxBackend"


def test_nothing_is_loaded_under_wrong_variables(load) -> None:
    with pytest.raises(SettingsError):
        load(SECRET_KEY="short")


def test_there_is_no_debug_mode(load) -> None:
    assert not getattr(load(), "DEBUG", False)


def test_an_activation_link_begins_with_the_address_people_use() -> None:
    assert links.activation("MQ", "a-b") == f"http://testserver{reverse('activate', args=['MQ', 'a-b'])}"
