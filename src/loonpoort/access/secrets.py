"""Secrets: how tokens are made, kept and checked.

A token reads ``lp_`` + key id (10) + secret (32) + checksum (6), letters and digits only: the key id finds
its row, the checksum lets scanners tell a real one from a look-alike without asking us.
"""

import hashlib
import hmac
import re
import zlib
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from functools import cache
from string import ascii_letters, digits

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.crypto import get_random_string

ALPHABET = digits + ascii_letters
_TOKEN = re.compile(r"lp_([0-9A-Za-z]{10})[0-9A-Za-z]{38}\Z")
_NO_KEY_ID = "-" * 10
"""A key id that no token has: what is looked up for text that is not a token, so that the work is equal."""


class UnreadableCopyError(Exception):
    """A kept copy whose key is no longer among the token keys, or was made with another one."""


@dataclass(frozen=True, slots=True)
class KeptToken:
    """What is stored of a token."""

    key_id: str
    key_number: int
    digest: str
    encrypted_copy: str


def new_token(*, keep_copy: bool) -> tuple[str, KeptToken]:
    """A new token as its owner sees it, and what to keep of it."""
    key_id = get_random_string(10, ALPHABET)
    body = f"lp_{key_id}{get_random_string(32, ALPHABET)}"
    token = body + _checksum(body)
    number = max(settings.TOKEN_KEYS)
    copy = _fernet(number).encrypt(token.encode()).decode() if keep_copy else ""
    return token, KeptToken(key_id, number, digest(token, number), copy)


def key_id_of(token: str) -> str:
    """The public part of a token; for other text, one that finds nothing."""
    found = _TOKEN.match(token)
    return found[1] if found else _NO_KEY_ID


def is_whole(token: str) -> bool:
    """Whether text is a token by its own checksum: it was neither mistyped nor cut off. Asks no database."""
    return bool(_TOKEN.match(token)) and token[-6:] == _checksum(token[:-6])


def digest(token: str, key_number: int | None = None) -> str:
    """The keyed hash of a token, in hexadecimal."""
    number = key_number if key_number in settings.TOKEN_KEYS else max(settings.TOKEN_KEYS)
    return hmac.digest(_derived(number, "hash"), token.encode(), "sha256").hex()


def decrypt(encrypted_copy: str, key_number: int) -> str:
    """The token of a kept copy. Raises UnreadableCopyError."""
    try:
        return _fernet(key_number).decrypt(encrypted_copy.encode()).decode()
    except (KeyError, InvalidToken) as error:
        raise UnreadableCopyError from error


def new_link() -> str:
    """The secret of a handover link."""
    return get_random_string(40, ALPHABET)


def link_digest(link: str) -> str:
    """What a handover link is kept as. It is as long as a key itself, and needs none."""
    return hashlib.sha256(link.encode()).hexdigest()


def encrypt_for_link(token: str, key_number: int, link: str) -> str:
    """A copy that opens with a token key and the link together. Raises UnreadableCopyError."""
    return _link_fernet(key_number, link).encrypt(token.encode()).decode()


def decrypt_with_link(encrypted_copy: str, key_number: int, link: str) -> str:
    """The token of a handover's copy. Raises UnreadableCopyError."""
    try:
        return _link_fernet(key_number, link).decrypt(encrypted_copy.encode()).decode()
    except InvalidToken as error:
        raise UnreadableCopyError from error


def _checksum(body: str) -> str:
    number, text = zlib.crc32(body.encode()), ""
    for _ in range(6):
        number, place = divmod(number, len(ALPHABET))
        text = ALPHABET[place] + text
    return text


def _fernet(number: int) -> Fernet:
    return Fernet(urlsafe_b64encode(_derived(number, "copy")))


def _link_fernet(number: int, link: str) -> Fernet:
    if number not in settings.TOKEN_KEYS:
        raise UnreadableCopyError
    # Not cached as the others are: every link is used once.
    derivation = HKDF(algorithm=SHA256(), length=32, salt=link.encode(), info=b"loonpoort token handover")
    return Fernet(urlsafe_b64encode(derivation.derive(settings.TOKEN_KEYS[number])))


def _derived(number: int, purpose: str) -> bytes:
    return _derive(settings.TOKEN_KEYS[number], purpose)


@cache
def _derive(key: bytes, purpose: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"loonpoort token {purpose}".encode()).derive(
        key
    )
