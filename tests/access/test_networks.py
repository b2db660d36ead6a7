"""Networks that a token may be used from: what may be written down, and what lies in them."""

import pytest
from django.core.exceptions import ValidationError

from loonpoort.access.networks import MOST, clean_networks, is_within


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (["192.0.2.0/24"], ["192.0.2.0/24"]),
        (["192.0.2.7/24"], ["192.0.2.0/24"]),
        (["192.0.2.7"], ["192.0.2.7/32"]),
        (["192.0.2.0/255.255.255.0"], ["192.0.2.0/24"]),
        ([" 2001:DB8::/32 "], ["2001:db8::/32"]),
        (["2001:db8::1"], ["2001:db8::1/128"]),
        (["::ffff:192.0.2.0/120"], ["192.0.2.0/24"]),
        (["10.0.0.0/8", "10.1.2.3/8"], ["10.0.0.0/8"]),
        ([], []),
    ],
)
def test_networks_are_kept_in_one_way_of_writing(written, kept) -> None:
    assert clean_networks(written) == kept


@pytest.mark.parametrize(
    "text", ["", "here", "192.0.2.0/33", "192.0.2", "10.0.0.256", "2001:db8::/129", "010.0.0.1", "<script>"]
)
def test_what_is_no_network_is_named_in_the_refusal(text) -> None:
    with pytest.raises(ValidationError) as refusal:
        clean_networks(["192.0.2.0/24", text])
    (message,) = refusal.value.message_dict["networks"]
    assert f"“{text}” is not a network." in message


def test_a_token_does_not_have_any_number_of_networks() -> None:
    many = [f"10.0.{number}.0/24" for number in range(MOST + 1)]
    assert len(clean_networks(many[:-1])) == MOST
    with pytest.raises(ValidationError, match=f"{MOST} networks at most"):
        clean_networks(many)


@pytest.mark.parametrize(
    ("networks", "address", "expected"),
    [
        (["192.0.2.0/24"], "192.0.2.255", True),
        (["192.0.2.0/24"], "192.0.3.0", False),
        (["10.0.0.0/8", "192.0.2.7/32"], "192.0.2.7", True),
        (["192.0.2.0/24"], "::ffff:192.0.2.9", True),
        (["2001:db8::/32"], "2001:db8:1::5", True),
        (["2001:db8::/32"], "192.0.2.7", False),
        (["192.0.2.0/24"], "2001:db8::1", False),
        (["0.0.0.0/0"], "", False),
        (["0.0.0.0/0", "::/0"], "unknown", False),
        ([], "192.0.2.7", False),
    ],
)
def test_an_address_lies_in_a_network_or_not(networks, address, expected) -> None:
    assert is_within(networks, address) is expected
