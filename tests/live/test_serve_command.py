"""``loonpoort serve``, for real use: settings from environment variables, checked at start."""

from collections.abc import Callable
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
import requests

from tests.support.live_server import Installation, loonpoort

pytestmark = pytest.mark.live

Install = Callable[..., Installation]
REQUIRED = ["SECRET_KEY", "TOKEN_KEYS", "BASE_URL", "ALLOWED_HOSTS"]


def refused(installation: Installation) -> str:
    """What ``serve`` says when it will not start."""
    told = installation.run("serve", "--port", str(installation.port))
    assert told.returncode == 1
    assert told.stdout == ""
    assert "Traceback" not in told.stderr
    return told.stderr


def test_serve_names_every_missing_setting() -> None:
    told = loonpoort("serve", settings={})

    assert told.returncode == 1
    first, *lines = told.stderr.splitlines()
    assert first == "Loonpoort cannot start:"
    assert [line.split(" is required. ")[0] for line in lines] == [f"LOONPOORT_{name}" for name in REQUIRED]


def test_serve_refuses_a_setting_that_does_not_exist(tmp_path: Path) -> None:
    installation = Installation.at(tmp_path / "data", {}, SMTP_HOTS="mail.example.org")

    assert refused(installation) == (
        "Loonpoort cannot start:\nLOONPOORT_SMTP_HOTS is not a setting of Loonpoort; is it misspelt?\n"
    )


def test_serve_refuses_http_on_a_public_name(tmp_path: Path) -> None:
    installation = Installation.at(tmp_path / "data", {}, BASE_URL="http://payroll.example.org")

    assert "LOONPOORT_BASE_URL must be https: over plain http passwords and tokens can be read" in refused(
        installation
    )


def test_serve_refuses_a_database_that_is_not_migrated(tmp_path: Path) -> None:
    told = refused(Installation.at(tmp_path / "data", {}))

    assert "Run 'loonpoort migrate'" in told


def test_serve_says_so_when_the_port_is_taken(install: Install) -> None:
    installation = install()

    with installation.server().running():
        told = refused(installation)

    assert told == (
        f"Cannot listen on 127.0.0.1:{installation.port}: Address already in use."
        " Choose another with --port.\n"
    )


def test_serve_lets_the_first_administrator_in_through_the_printed_link(install: Install) -> None:
    installation = install()
    told = installation.make_environment("utrecht", "--print-link")
    link = told.splitlines()[-1]

    with installation.server().running() as server:
        assert link.startswith(f"{server.base_url}/activate/")
        with requests.Session() as browser:
            page = browser.get(link, timeout=10)
        assert server.stop() == 0

    assert page.url == f"{server.base_url}/set-password/"
    assert "utrecht@example.org" in page.text
    assert "Kantoor utrecht" in page.text
    assert link.split("/activate/")[1] not in server.output


def test_environment_is_not_made_twice(install: Install) -> None:
    installation = install()
    installation.make_environment("utrecht", "--print-link")

    again = installation.run(
        *("environment", "create", "--subdomain=Utrecht", "--name=X", "--administrator=x@example.org")
    )

    assert again.returncode == 1
    assert again.stderr == "--subdomain: An environment with the subdomain Utrecht exists already.\n"


def test_serve_has_no_demo_data_and_no_mailbox(install: Install) -> None:
    installation = install()

    with installation.server().running() as server:
        assert requests.get(f"{server.base_url}/mailbox/", timeout=10).status_code == 404
        assert requests.get(f"{server.base_url}/", timeout=10).url.startswith(f"{server.base_url}/sign-in/")

    assert not (installation.folder / "demo.json").exists()


def test_cookies_are_secure_behind_tls(install: Install) -> None:
    installation = install(
        BASE_URL="https://payroll.example.org",
        ALLOWED_HOSTS="payroll.example.org,127.0.0.1",
        BEHIND_PROXY="1",
    )

    with installation.server().running() as server:
        page = requests.get(
            f"{server.base_url}/sign-in/",
            headers={"Host": "payroll.example.org", "X-Forwarded-Proto": "https"},
            timeout=10,
        )

    assert page.status_code == 200
    cookies = SimpleCookie(page.headers["Set-Cookie"])
    assert cookies
    for cookie in cookies.values():
        assert cookie["secure"]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
    assert page.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_serve_answers_only_to_its_own_names(install: Install) -> None:
    installation = install()

    with installation.server().running() as server:
        for path in ("/sign-in/", "/soap/v3/DebtorService.asmx?WSDL"):
            answer = requests.get(
                f"{server.base_url}{path}", headers={"Host": "evil.example.org"}, timeout=10
            )
            assert answer.status_code == 400
            assert "evil.example.org" not in answer.text
