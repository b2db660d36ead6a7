"""The curl line that is printed is a whole call."""

import shlex

from loonpoort.cli.first_call import curl_line
from tests.api.client import key_of, request
from tests.cast import House


def test_the_printed_line_lists_the_debtors(house: House) -> None:
    words = shlex.split(curl_line("http://testserver", *key_of(house)))
    assert words[0] == "curl"
    address, body = words[2], words[words.index("-d") + 1]
    headers = dict(words[place + 1].split(": ", 1) for place, word in enumerate(words) if word == "-H")
    answer = request(
        "POST",
        address.removeprefix("http://testserver"),
        body.encode(),
        CONTENT_TYPE=headers["Content-Type"],
        HTTP_SOAPACTION=headers["SOAPAction"],
    )
    assert [dict(debtor)["Name"] for _, debtor in answer.value] == ["bakery", "garage"]


def test_what_the_shell_or_xml_would_read_otherwise_is_quoted() -> None:
    line = curl_line("http://testserver", "o'brien&co@x.example", "lp_x")
    assert "o'brien&amp;co@x.example" in shlex.split(line)[-1]
