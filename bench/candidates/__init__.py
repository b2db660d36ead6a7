"""Who is measured: one module each."""

from bench.candidates.base import Candidate, MissingError
from bench.candidates.floor import Floor
from bench.candidates.gsoap import Gsoap
from bench.candidates.node import Node
from bench.candidates.ours import Ours, OursByTags
from bench.candidates.php import PhpCli, PhpFpm
from bench.candidates.spyne import Spyne

__all__ = ["CANDIDATES", "Candidate", "MissingError", "Ours"]

CANDIDATES: dict[str, Candidate] = {
    candidate.name: candidate
    for candidate in (
        Ours(),
        OursByTags(),
        Floor(),
        Gsoap(),
        PhpFpm(),
        PhpCli(),
        Node(),
        Spyne(),
    )
}
"""By the name that --peers takes, in the order of the table."""
