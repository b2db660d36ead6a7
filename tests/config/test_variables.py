"""The environment variables: what is read, and what is refused at start, in sentences."""

from pathlib import Path

import pytest

from loonpoort.config.variables import VARIABLES, SettingsError, read_variables
from tests.config.right import KEY, RIGHT


def problems(**changes: str) -> list[str]:
    with pytest.raises(SettingsError) as refusal:
        read_variables(RIGHT | {f"LOONPOORT_{name}": text for name, text in changes.items()})
    return refusal.value.problems


def test_four_settings_are_enough_and_the_rest_is_safe() -> None:
    assert read_variables(RIGHT) == {
        "secret_key": "x" * 40,
        "token_keys": {1: b"1" * 32},
        "base_url": "https://payroll.example.org",
        "allowed_hosts": ["payroll.example.org"],
        "data": Path("var"),
        "database_url": "",
        "smtp_host": "",
        "smtp_port": 587,
        "smtp_user": "",
        "smtp_password": "",
        "smtp_tls": True,
        "mail_from": "loonpoort@localhost",
        "mailbox": "",
        "behind_proxy": False,
        "allow_http": False,
        "workers": 2,
        "limit_environment": 150,
        "limit_reads": 150,
        "limit_writes": 50,
        "redis_url": "",
        "audit_heads": "",
        "usage_months": 13,
        "packages": "",
        "report_days": 7,
        "webhooks_to_private": False,
        "tax_iban": "NL86INGB0002445588",
        "pages_socket": "",
        "language": "en",
        "log_level": "INFO",
    }


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("TOKEN_KEYS", f"2:{KEY}, 1:{KEY}", {1: b"1" * 32, 2: b"1" * 32}),
        ("BASE_URL", "https://payroll.example.org:8443/", "https://payroll.example.org:8443"),
        ("BASE_URL", "http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("BASE_URL", "http://[::1]:8000", "http://[::1]:8000"),
        ("ALLOWED_HOSTS", " a.example ,, b.example", ["a.example", "b.example"]),
        ("DATABASE_URL", "postgres://u:p%2F@db:5432/loonpoort", "postgres://u:p%2F@db:5432/loonpoort"),
        ("DATABASE_URL", "postgresql:///loonpoort", "postgresql:///loonpoort"),
        ("SMTP_TLS", "no", False),
        ("BEHIND_PROXY", "TRUE", True),
        ("WORKERS", "64", 64),
        ("LIMIT_ENVIRONMENT", "0", 0),
        ("LIMIT_READS", "1000000", 1_000_000),
        ("LIMIT_WRITES", "1", 1),
        ("REDIS_URL", "redis://:p%2F@cache:6379/1", "redis://:p%2F@cache:6379/1"),
        ("REDIS_URL", "rediss://cache", "rediss://cache"),
        ("TAX_IBAN", "nl86 ingb 0002 4455 88", "NL86INGB0002445588"),
        ("LANGUAGE", "nl", "nl"),
        ("LOG_LEVEL", "DEBUG", "DEBUG"),
    ],
)
def test_a_setting_is_read(name, text, value) -> None:
    assert read_variables(RIGHT | {f"LOONPOORT_{name}": text})[name.lower()] == value


@pytest.mark.parametrize("name", RIGHT)
def test_a_setting_without_a_default_is_required(name) -> None:
    assert problems(**{name.removeprefix("LOONPOORT_"): ""})[0].startswith(f"{name} is required. ")


@pytest.mark.parametrize(
    ("name", "texts", "complaint"),
    [
        (
            "SECRET_KEY",
            ["short", "x" * 39],
            "must have at least 40 random characters; 'loonpoort keys' makes one",
        ),
        (
            "TOKEN_KEYS",
            [
                KEY,
                f"0:{KEY}",
                f"x:{KEY}",
                f"12345:{KEY}",
                f"1:{KEY[:-8]}",
                "1:short",
                "1:***",
                "1:é",
                f"1:{KEY},2:",
            ],
            "must read 1:KEY,2:KEY with 32 bytes or more in base64 each; 'loonpoort keys' makes one",
        ),
        ("TOKEN_KEYS", [","], "must have at least one key; 'loonpoort keys' makes one"),
        (
            "TOKEN_KEYS",
            [f"1:{KEY},1:{KEY}"],
            "has key 1 twice; tokens kept under one of the two would be lost",
        ),
        (
            "BASE_URL",
            [
                "payroll.example.org",
                "ftp://x",
                "https://",
                "https://x/path",
                "https://x?a=b",
                "https://x#a",
                "https://user:secret@x",
                "https://x:port",
                "https://[x",
            ],
            "must be an address without a path, e.g. https://payroll.example.org",
        ),
        ("ALLOWED_HOSTS", [",", " "], "must name at least one host, e.g. payroll.example.org"),
        (
            "ALLOWED_HOSTS",
            ["*", "a,*"],
            "must name the hosts; * would let anybody choose the address in our mails",
        ),
        (
            "DATABASE_URL",
            ["mysql://u:secret@x/y", "nonsense", "postgres://u:se/cret@x/y", "postgres://u:secret@x:port/y"],
            "must read postgres://USER:PASSWORD@HOST:PORT/NAME, odd characters as %xx",
        ),
        ("SMTP_PORT", ["0", "65536", "x", "-1", "1.0"], "must be a whole number from 1 to 65535"),
        ("SMTP_TLS", ["maybe", "2"], "must be 1 or 0"),
        ("BEHIND_PROXY", ["x"], "must be 1 or 0"),
        ("TAX_IBAN", ["NL86INGB0002445589", "x"], "must be an IBAN"),
        ("ALLOW_HTTP", ["x"], "must be 1 or 0"),
        ("WORKERS", ["0", "65", "many"], "must be a whole number from 1 to 64"),
        ("LIMIT_ENVIRONMENT", ["-1", "1000001", "x"], "must be a whole number from 0 to 1000000"),
        ("LIMIT_READS", ["-1", "1.5"], "must be a whole number from 0 to 1000000"),
        ("LIMIT_WRITES", ["-1", "many"], "must be a whole number from 0 to 1000000"),
        (
            "REDIS_URL",
            ["http://u:secret@x", "redis:///1", "redis://x:port", "redis://u:secret@x/name", "redis://x#a"],
            "must read redis://USER:PASSWORD@HOST:PORT/NUMBER, with rediss for TLS",
        ),
    ],
)
def test_a_wrong_setting_is_refused_with_a_sentence_that_quotes_no_secret(name, texts, complaint) -> None:
    help_text = next(variable.help for variable in VARIABLES if variable.name == f"LOONPOORT_{name}")
    for text in texts:
        assert problems(**{name: text}) == [f"LOONPOORT_{name} {complaint}. {help_text}"]


@pytest.mark.parametrize(
    ("name", "text"), [("LANGUAGE", "de"), ("LOG_LEVEL", "info"), ("LOG_LEVEL", "CRITICAL")]
)
def test_a_setting_with_few_choices_names_them(name, text) -> None:
    choices = {"LANGUAGE": "en or nl", "LOG_LEVEL": "DEBUG, INFO, WARNING or ERROR"}
    assert problems(**{name: text}) == [f"LOONPOORT_{name} must be {choices[name]}."]


def test_plain_http_is_for_this_machine_or_on_purpose() -> None:
    [problem] = problems(BASE_URL="http://payroll.example.org")
    assert problem.startswith("LOONPOORT_BASE_URL must be https: ")
    assert "LOONPOORT_ALLOW_HTTP=1" in problem
    plain = {"LOONPOORT_BASE_URL": "http://payroll.example.org", "LOONPOORT_ALLOW_HTTP": "1"}
    assert read_variables(RIGHT | plain)["base_url"] == "http://payroll.example.org"


def test_every_problem_is_told_at_once() -> None:
    with pytest.raises(SettingsError) as refusal:
        read_variables({"LOONPOORT_WORKERS": "0", "LOONPOORT_LANGUAGE": "de", "LOONPOORT_TYPO": "1"})
    names = [problem.split()[0] for problem in refusal.value.problems]
    assert names == [*RIGHT, "LOONPOORT_WORKERS", "LOONPOORT_LANGUAGE", "LOONPOORT_TYPO"]
    assert str(refusal.value) == "\n".join(refusal.value.problems)


def test_a_variable_that_is_not_a_setting_is_refused() -> None:
    assert problems(SECRETKEY="x") == ["LOONPOORT_SECRETKEY is not a setting of Loonpoort; is it misspelt?"]


def test_other_programs_variables_are_left_alone() -> None:
    assert read_variables(RIGHT | {"PATH": "/bin", "LOON": "x"})


def test_a_setting_can_come_from_a_file(tmp_path) -> None:
    file = tmp_path / "secret"
    file.write_text("y" * 50 + "\n")
    values = read_variables(RIGHT | {"LOONPOORT_SECRET_KEY_FILE": str(file)})
    assert values["secret_key"] == "y" * 50
    without = {name: text for name, text in RIGHT.items() if name != "LOONPOORT_SECRET_KEY"}
    assert read_variables(without | {"LOONPOORT_SECRET_KEY_FILE": str(file)}) == values


def test_a_file_that_is_not_there_is_told(tmp_path) -> None:
    [problem] = problems(SECRET_KEY_FILE=str(tmp_path / "none"))
    assert problem.startswith(
        f"LOONPOORT_SECRET_KEY cannot be read from {tmp_path}/none: No such file or directory. "
    )
