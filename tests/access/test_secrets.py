"""How tokens are made, kept and checked."""

import re
import zlib

import pytest

from loonpoort.access import secrets

FIRST_KEY, SECOND_KEY = b"1" * 32, b"2" * 32


def test_a_token_reads_prefix_key_id_secret_and_checksum() -> None:
    token, kept = secrets.new_token(keep_copy=True)
    assert re.fullmatch(r"lp_[0-9A-Za-z]{48}", token)
    assert token[3:13] == kept.key_id == secrets.key_id_of(token)
    assert _number_of(token[-6:]) == zlib.crc32(token[:-6].encode())


def test_no_two_tokens_are_alike() -> None:
    tokens = {secrets.new_token(keep_copy=False)[0] for _ in range(50)}
    assert len({token[3:13] for token in tokens}) == len({token[13:45] for token in tokens}) == 50


def test_the_digest_is_keyed_and_tells_nothing_of_the_token() -> None:
    token, kept = secrets.new_token(keep_copy=False)
    assert re.fullmatch("[0-9a-f]{64}", kept.digest)
    assert (
        kept.digest == secrets.digest(token, kept.key_number) != secrets.digest(token + "x", kept.key_number)
    )
    assert token not in repr(kept)


def test_the_copy_gives_the_token_back_and_is_not_the_token() -> None:
    token, kept = secrets.new_token(keep_copy=True)
    assert token not in kept.encrypted_copy
    assert secrets.decrypt(kept.encrypted_copy, kept.key_number) == token


def test_no_copy_is_kept_unless_asked() -> None:
    assert secrets.new_token(keep_copy=False)[1].encrypted_copy == ""


def test_a_new_key_makes_new_tokens_and_the_old_one_still_reads_old_tokens(settings) -> None:
    settings.TOKEN_KEYS = {1: FIRST_KEY}
    token, old = secrets.new_token(keep_copy=True)
    settings.TOKEN_KEYS = {2: SECOND_KEY, 1: FIRST_KEY}
    assert secrets.new_token(keep_copy=True)[1].key_number == 2
    assert secrets.decrypt(old.encrypted_copy, old.key_number) == token
    assert secrets.digest(token, old.key_number) == old.digest != secrets.digest(token, 2)


def test_hash_and_copy_are_made_with_different_keys() -> None:
    assert secrets._derived(1, "hash") != secrets._derived(1, "copy")


@pytest.mark.parametrize("text", ["", "lp_", "lp_short", "x" * 51, "lp_" + "é" * 48, "lp_" + "a" * 48 + "\n"])
def test_text_that_is_no_token_finds_no_row(text: str) -> None:
    assert not re.fullmatch("[0-9A-Za-z]{10}", secrets.key_id_of(text))


def test_a_token_tells_by_itself_that_it_was_mistyped_or_cut_off() -> None:
    token, _ = secrets.new_token(keep_copy=False)
    assert secrets.is_whole(token)
    other = "0" if token[20] != "0" else "1"
    swapped = next(at for at in range(3, 44) if token[at] != token[at + 1])
    for wrong in (
        token[:-1],
        token + "x",
        f"{token[:20]}{other}{token[21:]}",
        f"{token[:swapped]}{token[swapped + 1]}{token[swapped]}{token[swapped + 2 :]}",
        token.upper(),
        "",
    ):
        assert not secrets.is_whole(wrong)


def test_a_copy_under_a_key_that_is_gone_cannot_be_read(settings) -> None:
    token, kept = secrets.new_token(keep_copy=True)
    settings.TOKEN_KEYS = {2: SECOND_KEY}
    with pytest.raises(secrets.UnreadableCopyError):
        secrets.decrypt(kept.encrypted_copy, kept.key_number)
    with pytest.raises(secrets.UnreadableCopyError):
        secrets.encrypt_for_link(token, kept.key_number, secrets.new_link())


def test_a_copy_for_a_link_opens_with_that_link_and_that_key_only(settings) -> None:
    token, kept = secrets.new_token(keep_copy=False)
    link = secrets.new_link()
    copy = secrets.encrypt_for_link(token, kept.key_number, link)
    assert secrets.decrypt_with_link(copy, kept.key_number, link) == token
    with pytest.raises(secrets.UnreadableCopyError):
        secrets.decrypt_with_link(copy, kept.key_number, secrets.new_link())
    settings.TOKEN_KEYS = {kept.key_number: SECOND_KEY}
    with pytest.raises(secrets.UnreadableCopyError):
        secrets.decrypt_with_link(copy, kept.key_number, link)


def _number_of(checksum: str) -> int:
    number = 0
    for letter in checksum:
        number = number * len(secrets.ALPHABET) + secrets.ALPHABET.index(letter)
    return number
