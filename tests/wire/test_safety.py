"""What strangers may send: plain, small XML, whole and nothing else."""

import base64

import pytest

from loonpoort.contract import RequestFault
from loonpoort.wire import safety
from loonpoort.wire.safety import MAX_BODY, MAX_DEPTH, MAX_MARKS, parse

UNREADABLE = "Server was unable to read request. ---> There is an error in XML document ({}, {}). ---> "
BOMB = (
    '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">'
    '<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;">]><a x="&d;">&d;</a>'
)
EXTERNAL = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
PARAMETER = '<!DOCTYPE a [<!ENTITY % b SYSTEM "file:///etc/hostname"> %b;]><a/>'
PUBLIC = '<!DOCTYPE a PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://www.w3.org/TR/xhtml1.dtd"><a/>'


def refusal(body: bytes) -> str:
    with pytest.raises(RequestFault) as caught:
        parse(body)
    return str(caught.value)


def test_text_split_by_a_comment_is_read_whole():
    assert parse(b"<a>one<!-- x -->two</a>").text == "onetwo"


def test_text_split_by_cdata_is_read_whole():
    assert parse(b"<a>one<![CDATA[<two>]]>three<![CDATA[]]></a>").text == "one<two>three"


def test_text_split_by_an_instruction_is_read_whole():
    assert parse(b"<a>one<?x y?>two</a>").text == "onetwo"


def test_text_split_thousands_of_times_is_read_whole():
    assert parse(b"<a>" + b"x<!---->" * 50_000 + b"</a>").text == "x" * 50_000


def test_built_in_and_numeric_references_are_read():
    assert parse(b"<a>&lt;&amp;&gt;&quot;&apos;&#233;&#x20AC;</a>").text == "<&>\"'é€"


def test_utf_8_is_read_with_and_without_a_byte_order_mark():
    document = "<?xml version='1.0' encoding='UTF-8'?><a>é€</a>"
    assert parse(document.encode()).text == "é€"
    assert parse(document.encode("utf-8-sig")).text == "é€"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "declaration", ["", '<?xml version="1.0" encoding="utf-16"?>', '<?xml version="1.0"?>']
)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_utf_16_is_read(encoding, declaration, mark):
    assert parse(f"{mark}{declaration}<a>é€\U0001f600</a>".encode(encoding)).text == "é€\U0001f600"


@pytest.mark.parametrize(
    ("declared", "codec"),
    [("iso-8859-1", "latin-1"), ("ISO-8859-15", "iso-8859-15"), ("Windows-1252", "cp1252")],
)
def test_a_declared_encoding_is_read(declared, codec):
    document = f'<?xml version="1.0" encoding="{declared}"?><a>é</a>'
    assert parse(document.encode(codec)).text == "é"


def test_a_byte_order_mark_outranks_the_declaration():
    document = '<?xml version="1.0" encoding="iso-8859-1"?><a>é</a>'
    assert parse(document.encode("utf-8-sig")).text == "é"


def test_utf_16_that_is_declared_but_not_sent_is_refused():
    told = refusal(b'<?xml version="1.0" encoding="utf-16"?><a/>')
    assert told == (
        UNREADABLE.format(1, 1) + "There is no Unicode byte order mark. Cannot switch to Unicode."
    )


@pytest.mark.parametrize("declared", ["utf-7", "idna", "punycode", "rot13", "UCS-4", "no such"])
def test_an_unlisted_encoding_is_refused(declared):
    told = refusal(f'<?xml version="1.0" encoding="{declared}"?><a/>'.encode())
    assert told == UNREADABLE.format(1, 1) + f"The encoding '{declared}' is not supported; send UTF-8."


def test_bytes_outside_the_declared_encoding_are_refused_with_their_place():
    told = refusal('<?xml version="1.0" encoding="us-ascii"?>\n<a>\né</a>'.encode())
    assert told == UNREADABLE.format(3, 1) + "The text is not ASCII."


def test_half_a_character_in_utf_16_is_refused():
    assert refusal("<a/>".encode("utf-16") + b"\0") == UNREADABLE.format(1, 5) + "The text is not UTF-16."


def test_bytes_outside_utf_8_are_refused_with_their_place():
    assert refusal(b"<a>\n\xff</a>") == UNREADABLE.format(2, 1) + "Invalid bytes in character encoding."


ROOT = "Data at the root level is invalid, or there are NUL characters."
DTD = "For security reasons DTD is prohibited in this XML document."


@pytest.mark.parametrize("attack", [BOMB, EXTERNAL, PARAMETER, PUBLIC, "<!DOCTYPE a><a/>"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_doctype_is_refused_in_every_encoding(attack, encoding):
    assert refusal(attack.encode(encoding)) == UNREADABLE.format(1, 1) + DTD


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_a_doctype_is_refused_behind_a_byte_order_mark(codec):
    assert refusal(f"\ufeff{BOMB}".encode(codec)) == UNREADABLE.format(1, 1) + DTD


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_doctype_is_refused_behind_two_byte_order_marks(encoding):
    told = refusal(f"\ufeff\ufeff{BOMB}".encode(encoding))
    assert told == UNREADABLE.format(1, 1) + ROOT


@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-le", "utf-32-be", "cp037"])
def test_a_doctype_is_refused_in_an_encoding_that_is_not_read(encoding):
    assert refusal(BOMB.encode(encoding)) == UNREADABLE.format(1, 1) + ROOT


def test_a_doctype_hidden_in_utf_7_is_refused():
    attack = '<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4APA-a/+AD4-'
    assert "The encoding 'UTF-7' is not supported" in refusal(attack.encode())


@pytest.mark.parametrize(
    ("prolog", "line", "column"),
    [
        ('<?xml version="1.0"?>\n', 2, 1),
        ("<!-- <a> -->", 1, 13),
        ("\n\n <?x <a> ?>", 3, 12),
        ('<?xml version="1.0" encoding="iso-8859-1"?>', 1, 44),
    ],
)
def test_a_doctype_behind_a_prolog_is_refused_with_its_place(prolog, line, column):
    assert refusal(f"{prolog}{BOMB}".encode()) == UNREADABLE.format(line, column) + DTD


def test_the_word_doctype_in_a_text_is_only_a_text():
    assert parse(b"<!-- <!DOCTYPE a> --><a><![CDATA[<!DOCTYPE html>]]></a>").text == "<!DOCTYPE html>"


def test_a_doctype_after_the_root_is_refused():
    assert refusal(b"<a/><!DOCTYPE a>").startswith(UNREADABLE.format(1, 5))


def test_an_undeclared_entity_is_refused():
    assert refusal(b"<a>&b;</a>") == UNREADABLE.format(1, 7) + "Entity 'b' not defined."


@pytest.mark.parametrize("body", [b"", b"  \n", b"<!-- x -->", b"\xef\xbb\xbf", "".encode("utf-16")])
def test_nothing_is_refused(body):
    assert refusal(body) == UNREADABLE.format(0, 0) + "Root element is missing."


def test_malformed_xml_is_refused_with_what_and_where():
    assert refusal(b"<a>\n  <b></a>") == (
        UNREADABLE.format(2, 10) + "Opening and ending tag mismatch: b line 2 and a."
    )


@pytest.mark.parametrize(
    "body",
    [
        b"<a",
        b"<a>",
        b"<a></a><b/>",
        b"<a b='1' b='2'/>",
        b"<x:a/>",
        b"<a>\x00</a>",
        b"<a>&#0;</a>",
        b"<a>&#xD800;</a>",
        b"<a>\x08</a>",
        b"not xml",
        b"{}",
        b" <?xml version='1.0'?><a/>",
        b"<!-- never closed <a/>",
        b"\xff\xfe\x00\x00<\x00\x00\x00",
    ],
)
def test_malformed_xml_is_refused(body):
    assert refusal(body).startswith(
        "Server was unable to read request. ---> There is an error in XML document ("
    )


def nested(depth: int) -> bytes:
    return b"<a>" * (depth - 1) + b"\n<deepest/>" + b"</a>" * (depth - 1)


def test_elements_may_be_nested_up_to_the_limit():
    assert parse(nested(MAX_DEPTH)).tag == "a"


@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 200])
def test_elements_nested_deeper_are_refused_with_their_line(depth):
    told = refusal(nested(depth))
    assert told.endswith(f", 0). ---> Elements are nested more than {MAX_DEPTH} deep.")


def test_an_abyss_is_refused():
    assert "error in XML document" in refusal(nested(60_000))


def test_a_body_of_the_largest_size_is_read():
    body = b"<a>" + b"x" * (MAX_BODY - 7) + b"</a>"
    assert len(body) == MAX_BODY
    assert len(parse(body).text or "") == MAX_BODY - 7


def test_a_larger_body_is_refused():
    told = refusal(b"<a>" + b"x" * MAX_BODY + b"</a>")
    assert told == (
        UNREADABLE.format(0, 0) + "The request is larger than 8388608 bytes; split it into several calls."
    )


@pytest.mark.parametrize(
    "body", [b"<a>" + b"<b/>" * MAX_MARKS + b"</a>", b"<a " + b'b="" ' * (MAX_MARKS + 1) + b"/>"]
)
def test_too_many_tags_or_attributes_are_refused(body):
    assert refusal(body) == (
        UNREADABLE.format(0, 0)
        + "More than 400000 tags or equals signs; split the request into several calls."
    )


def test_a_refused_document_does_not_spoil_the_next():
    refusal(b"<a><b></a>")
    assert parse(b"<a>fine</a>").text == "fine"


def test_names_are_told_without_their_namespace():
    assert [safety.local_name(parse(body)) for body in (b"<a/>", b"<x:a xmlns:x='u'/>")] == ["a", "a"]


def test_a_batch_of_ten_thousand_rows_is_read():
    row = "<Row>" + "".join(f"<Field{field}>12.50</Field{field}>" for field in range(15)) + "</Row>"
    assert len(parse(f"<Batch>{row * 10_000}</Batch>".encode())) == 10_000


def test_a_document_of_five_megabytes_is_read():
    text = base64.b64encode(bytes(5 * 1024 * 1024))
    assert parse(b"<Body>" + text + b"</Body>").text == text.decode()
