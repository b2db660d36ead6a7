"""Masking: secrets, citizen service numbers and bank accounts never get into an entry."""

import datetime
from decimal import Decimal

import pytest
from django.utils.translation import gettext_lazy

from loonpoort.access.kinds import FilterKind
from loonpoort.audit.masking import MASK, masked, masked_text
from loonpoort.audit.models import Entry
from loonpoort.audit.records import SYSTEM, Subject, record

BSN = "123456782"
IBAN = "NL91 ABNA 0417 1643 00"
TOKEN = "lp_" + "a1B2c3D4" * 6


@pytest.mark.parametrize(
    "name",
    ["password", "Password", "new_password", "token", "api_token", "digest", "encrypted_copy", "otp_secret",
     "recovery_codes", "BSN", "bsn_number", "iban", "bank_account", "bank_account_number", "rekeningnummer"],
)  # fmt: skip
def test_a_field_that_holds_something_secret_is_masked_whatever_is_in_it(name) -> None:
    assert masked({name: "x"}) == {name: MASK}
    assert masked({name: ["x", 1]}) == {name: MASK}
    assert masked({name: None}) == {name: None}


@pytest.mark.parametrize(
    "text",
    [BSN, "123.456.782", "123 456 782", "1234.56.782", IBAN, IBAN.replace(" ", ""), IBAN.lower(), TOKEN,
     "gAAAAA" + "x" * 60, "argon2$argon2id$v=19$m=1", "otpauth://totp/x?secret=ABC"],
)  # fmt: skip
def test_what_looks_like_a_secret_is_masked_wherever_it_stands(text) -> None:
    kept = masked({"note": f"for {text} today", "more": [{"deep": (text,)}]})
    assert MASK in kept["note"]
    assert kept["note"].startswith("for ")
    assert kept["note"].endswith(" today")
    assert kept["more"][0]["deep"][0].endswith(MASK)
    assert text not in str(kept)


@pytest.mark.parametrize(
    "link", ["/activate/MQ/cx1-abc", "/handover/abcdef", "https://x.example/activate/MQ/c"]
)
def test_a_single_use_link_is_masked(link) -> None:
    kept = masked_text(f"see {link} now")
    assert kept.endswith("/*** now")
    assert "MQ" not in kept
    assert "abcdef" not in kept


@pytest.mark.parametrize(
    "text",
    ["123456789", "0612345678", "lp_short", "Bakkerij 2026", "NL00 ABNA 0417 1643 00", "12345678", "",
     "1.2.3", "b.v. de 3 gebroeders", "argonaut"],
)  # fmt: skip
def test_what_is_no_secret_stays_as_it_is(text) -> None:
    assert masked_text(text) == text


def test_a_whole_number_that_is_somebody_s_is_masked_but_an_id_is_not() -> None:
    assert masked({"number": int(BSN), "debtor_id": int(BSN), "count": 12}) == {
        "number": MASK,
        "debtor_id": int(BSN),
        "count": 12,
    }


def test_what_is_kept_is_plain_whatever_is_given(event, db) -> None:
    given = {
        "kind": FilterKind.TAGS,
        "said": gettext_lazy("Debtors"),
        "at": datetime.datetime(2026, 7, 1, tzinfo=datetime.UTC),
        "wage": Decimal("12.50"),
        "share": 0.1,
        "names": {"b", "a"},
        "text": "nul\0 é",
        "yes": True,
    }
    record(event, environment_id=1, actor=SYSTEM, subject=Subject("x", 1, BSN), after=given)
    kept = Entry.objects.get()
    assert kept.subject_name == MASK
    assert kept.after == {
        "kind": "tags",
        "said": "Debtors",
        "at": "2026-07-01T00:00:00+00:00",
        "wage": "12.50",
        "share": "0.1",
        "names": ["a", "b"],
        "text": "nul é",
        "yes": True,
    }
