"""Matching: operations as vendors print them, to operations that are served.

A match is sure only when what is printed, without case and punctuation, is the name of exactly one operation.
Whatever else comes near is a question for whoever pasted it: a wrong right is worse than a question.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from loonpoort.access.catalogue import operation_keys

LONGEST_TEXT = 100_000
MOST_NAMES = 500
"""More than there are operations."""
MOST_CANDIDATES = 5
NEAR = 0.6
"""How alike two names must be, of 1, for the one to be asked about where the other is printed."""
SHORTLIST = 25

SERVICE_WORDS: Mapping[str, str] = {
    **dict.fromkeys(("employee", "employees", "medewerker", "medewerkers"), "EmployeeService"),
    **dict.fromkeys(("werknemer", "werknemers"), "EmployeeService"),
    **dict.fromkeys(("company", "companies", "bedrijf", "bedrijven"), "CompanyService"),
    **dict.fromkeys(("debtor", "debtors", "debiteur", "debiteuren"), "DebtorService"),
    **dict.fromkeys(("werkgever", "werkgevers"), "DebtorService"),
    **dict.fromkeys(("report", "reports", "rapport", "rapporten", "rapportage"), "ReportService"),
    **dict.fromkeys(("sso", "singlesignon"), "SingleSignOn"),
}
_WORD = re.compile(r"[^\W_]+(?:[_\-]+[^\W_]+)*")
_CELLS = re.compile(r"[|\t]")
_HEADING = frozenset(
    {"service", "services", "operation", "operations", "operaties", "calls", "aanroepen", "rechten", "rights"}
    | {"api", "methods", "methodes", "functions", "functies", "the", "for", "voor", "van", "de", "het", "of"}
)
"""Words that a heading may have beside the service that it names."""
MOST_WORDS = 8
"""Words that one name may be printed in."""


@dataclass(frozen=True, slots=True)
class Match:
    """One name of a list, and what it means."""

    text: str
    """As it was printed."""
    operation: str
    """``Service.Operation`` where there is no doubt, else nothing."""
    candidates: tuple[str, ...] = ()
    """What it may mean, the likeliest first; none at all where nothing comes near."""


def match_list(text: str) -> list[Match]:
    """Every name in a pasted list, in its order; the same name of the same service twice is one.

    Raises ValidationError for a text that is too long or has too many names.
    """
    if len(text) > LONGEST_TEXT:
        raise ValidationError(
            _("The list has %(length)s characters; %(limit)s is the most. Paste the names only.")
            % {"length": len(text), "limit": LONGEST_TEXT}
        )
    found = dict.fromkeys(_names(text))
    if len(found) > MOST_NAMES:
        raise ValidationError(
            _("The list has %(count)s names; %(limit)s is the most. Paste it in parts.")
            % {"count": len(found), "limit": MOST_NAMES}
        )
    return [match_name(name, service) for name, service in found]


def match_name(text: str, service: str = "") -> Match:
    """What one printed name means, perhaps of a service that is named beside it."""
    catalogue = _catalogue(operation_keys())
    plain = _plain(text)
    same = catalogue.by_name.get(plain, ())
    in_service = [key for key in same if not service or key.startswith(f"{service}.")]
    if len(in_service) == 1:
        return Match(text, in_service[0])
    near = catalogue.nearest(plain, service)
    candidates = tuple(dict.fromkeys([*in_service, *same, *near]))
    return Match(text, "", candidates[:MOST_CANDIDATES])


def _names(text: str) -> Iterator[tuple[str, str]]:
    """The names in a text, each with the service that its column, line or a heading above it names."""
    of_heading, columns = "", list[str]()
    for line in text.splitlines():
        cells = _CELLS.split(line)
        headings = [_heading_of(cell) for cell in cells]
        if not any(_in_cell(cell, "") for cell in cells):
            if any(headings) and len(cells) > 1:
                columns = [heading or "" for heading in headings]
            elif len(cells) == 1 and headings[0] is not None:
                of_heading, columns = headings[0], []
            continue
        is_of_table = len(cells) == len(columns)
        # The cell of a service before the names of a row is the row's: "Employee | List_GetByCompany".
        of_row = "" if is_of_table else next(filter(None, headings), "")
        for place, cell in enumerate(cells):
            yield from _in_cell(cell, (columns[place] if is_of_table else of_row) or of_heading)


def _heading_of(cell: str) -> str | None:
    """The service that a heading names; nothing where it is not clear which, None where none is named."""
    words = _WORD.findall(cell)
    services = {found for word in words if (found := _service_of(word))}
    if not services:
        return None
    others = [word for word in words if not _service_of(word) and word.lower() not in _HEADING]
    return services.pop() if len(services) == 1 and not others else ""


def _in_cell(cell: str, service: str) -> list[tuple[str, str]]:
    """The names in a cell or line. A service right before a name is that name's, and of those after it."""
    words = list(_WORD.finditer(cell))
    found, place = [], 0
    while place < len(words):
        count = _length_of_name(words, place)
        if count:
            text = cell[words[place].start() : words[place + count - 1].end()]
            found.append((text, service))
        elif (named := _service_of(words[place][0])) and _stands_before_a_name(words, place):
            service = named
        place += count or 1
    return found


def _length_of_name(words: list[re.Match[str]], place: int) -> int:
    """How many words a name is printed in that begins at one; 0: none begins there."""
    catalogue = _catalogue(operation_keys())
    plain, longest = "", 0
    for count, word in enumerate(words[place : place + MOST_WORDS], 1):
        if count > 1 and not word.string[words[place + count - 2].end() : word.start()].isspace():
            break
        plain += _plain(word[0])
        # A name that is cut off where another begins is not that other one.
        if plain in catalogue.by_name or (count > 1 and longest and _begins_a_name(plain)):
            longest = count
    if longest:
        return longest
    return int(_looks_like_a_name(words[place][0]))


def _begins_a_name(plain: str) -> bool:
    return any(name.startswith(plain) for name in _catalogue(operation_keys()).by_name)


def _stands_before_a_name(words: list[re.Match[str]], place: int) -> bool:
    """Whether a name follows a word at once, but for what is in an address: ``.asmx?op=``."""
    after = place + 1
    while after < len(words) and words[after][0].lower() in ("asmx", "op", "service"):
        after += 1
    return after < len(words) and _length_of_name(words, after) > 0


def _service_of(word: str) -> str:
    return SERVICE_WORDS.get(_plain(word).removesuffix("asmx").removesuffix("service"), "")


def _looks_like_a_name(word: str) -> bool:
    if _service_of(word):
        return False
    return "_" in word or bool(re.search(r"(^|[a-z0-9])(Get|Insert|Update|Delete|Set|Clear|Stop)[A-Z]", word))


def _plain(text: str) -> str:
    """A name without case and punctuation."""
    return re.sub(r"[\W_]+", "", text).lower()


@dataclass(frozen=True)
class _Catalogue:
    """The operations that there are, ready to be looked for."""

    by_name: Mapping[str, tuple[str, ...]]
    pairs: Mapping[str, Counter[str]]
    """The pairs of letters of each plain name."""

    def nearest(self, plain: str, service: str) -> list[str]:
        """The operations whose names are most alike, those of the named service first where as alike."""
        wanted = _pairs_of(plain)
        shortlist = sorted(self.pairs, key=lambda name: -_shared(wanted, self.pairs[name]))[:SHORTLIST]
        alike = [(_likeness(plain, name), name) for name in shortlist]
        found = sorted((-each, name) for each, name in alike if each >= NEAR)
        keys = [key for _ratio, name in found for key in self.by_name[name]]
        return sorted(keys, key=lambda key: bool(service) and not key.startswith(f"{service}."))


@cache
def _catalogue(keys: frozenset[str]) -> _Catalogue:
    by_name: dict[str, list[str]] = defaultdict(list)
    for key in sorted(keys):
        by_name[_plain(key.partition(".")[2])].append(key)
    return _Catalogue(
        {name: tuple(found) for name, found in by_name.items()}, {name: _pairs_of(name) for name in by_name}
    )


def _pairs_of(plain: str) -> Counter[str]:
    return Counter(plain[place : place + 2] for place in range(len(plain) - 1))


def _shared(one: Counter[str], other: Counter[str]) -> float:
    """The share of pairs of letters that two names have together: cheap, for a first choice."""
    return 2 * (one & other).total() / max(one.total() + other.total(), 1)


def _likeness(one: str, other: str) -> float:
    """How alike two names are, of 1; where they begin alike a little more."""
    alike = SequenceMatcher(None, one, other, autojunk=False).ratio()
    together = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        together += 1
    return alike + 0.01 * together / max(len(one), len(other), 1)
