"""Which requests use only names that were seen before.

libxml2 keeps every name that it reads in a dictionary that lives as long as its thread. Without this,
anybody who invents names could fill the memory of a process, before being asked for a token.
"""

import re

MAX_NAMES = 20_000
MAX_NAME = 100
"""Bytes of a name, with its bracket, that is worth remembering."""

# All that libxml2 would remember: elements, entities, attributes and namespaces. It begins with one set of
# characters, so that text is skipped fast, and is possessive, so that no text is passed over twice.
_NAMES = re.compile(
    rb"""
    [<&\s"'] (?:
        (?<=<) [^\s<>]++
      | (?<=&) [^\s<>&;#]++
      | (?<=\s) xmlns[^\s<>='"]*+ \s*+=\s*+ (?:"[^"]*+"|'[^']*+')
      | (?<=[\s"']) [^\s<>='"]++ (?=\s*+=\s*+["'])
    )
    """,
    re.VERBOSE,
)
_familiar: set[bytes] = set()


def is_familiar(body: bytes) -> bool:
    """Whether all names of a document are known, or may still become so."""
    unknown = set(_NAMES.findall(body)) - _familiar
    if len(_familiar) + len(unknown) > MAX_NAMES or any(len(name) > MAX_NAME for name in unknown):
        return False
    _familiar.update(unknown)
    return True
