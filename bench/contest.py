"""Getting the candidates on the line: started, and proven to give the same answers."""

import contextlib
import urllib.request
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from bench.calls import WORKLOADS, Call
from bench.candidates import CANDIDATES, Candidate, MissingError, Ours
from bench.client import ask, content
from bench.databases import Database
from bench.places import BODIES, WSDLS
from bench.processes import Server, StartError, free_port, serving
from bench.rounds import Entry


class WrongAnswerError(Exception):
    """An answer without the content that ours has."""


@dataclass(slots=True)
class Contest:
    entries: dict[str, Entry] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)
    """Why a candidate is not measured."""


@contextlib.contextmanager
def contest(
    names: Iterable[str], workloads: Iterable[str], database: Database, size: int
) -> Iterator[Contest]:
    """The servers of all candidates named, each checked against ours."""
    wanted = [CANDIDATES[name] for name in names]
    letters = list(workloads)
    found = Contest()
    with contextlib.ExitStack() as stack:
        ours = stack.enter_context(started(Ours(), database))
        right = _keep_answers(
            ours, {letter: WORKLOADS[letter].call(database, size=size) for letter in letters}
        )
        _keep_wsdls(ours)
        for candidate in wanted:
            calls = {letter: WORKLOADS[letter].call(database, candidate.login, size) for letter in letters}
            try:
                candidate.prepare()
                is_ours = isinstance(candidate, Ours)
                server = ours if is_ours else stack.enter_context(started(candidate, database))
                alone = {letter: _checked(server, calls[letter], right[letter]) for letter in letters}
            except (MissingError, StartError, WrongAnswerError, OSError) as error:
                found.absent[candidate.name] = str(error)
                print(f"Not measured: {candidate.title}: {error}", flush=True)
            else:
                found.entries[candidate.name] = Entry(server, calls, alone)
        yield found


@contextlib.contextmanager
def started(candidate: Candidate, database: Database) -> Iterator[Server]:
    port = free_port()
    command, environment = candidate.command(database, port), candidate.environment(database, port)
    with serving(candidate.name, command, port, environment) as server:
        yield server


def _keep_answers(ours: Server, calls: dict[str, Call]) -> dict[str, list[tuple[str, str]]]:
    """What ours answers, for the floor to send and for the others to be compared with."""
    BODIES.mkdir(parents=True, exist_ok=True)
    right = {}
    for letter, call in calls.items():
        answer = ask(ours.port, call)
        if answer.status != 200:
            raise WrongAnswerError(f"Loonpoort refuses {letter}: {answer.body[:500]!r}")
        (BODIES / WORKLOADS[letter].operation).write_bytes(answer.body)
        right[letter] = content(answer.body)
    return right


def _checked(server: Server, call: Call, right: list[tuple[str, str]]) -> float:
    """The seconds that a call takes alone. Raises WrongAnswerError for another answer than ours."""
    answer = ask(server.port, call)
    if answer.status != 200:
        raise WrongAnswerError(f"status {answer.status}: {answer.body[:500]!r}")
    values = content(answer.body)
    if values != right:
        pairs = zip(values, right, strict=False)
        at = next((pair for pair in pairs if pair[0] != pair[1]), (len(values), len(right)))
        raise WrongAnswerError(f"another answer than ours: {at[0]} instead of {at[1]}")
    return ask(server.port, call).total


def _keep_wsdls(ours: Server) -> None:
    """Our WSDLs without the operations that are not measured, for toolkits that start from one."""
    WSDLS.mkdir(parents=True, exist_ok=True)
    measured = {workload.operation for workload in WORKLOADS.values()}
    for service in {workload.service for workload in WORKLOADS.values()}:
        address = f"http://127.0.0.1:{ours.port}/soap/v3/{service}.asmx?WSDL"
        with urllib.request.urlopen(address) as answer:
            root = etree.fromstring(answer.read())
        for operation in root.iterfind(".//{http://schemas.xmlsoap.org/wsdl/}operation"):
            parent = operation.getparent()
            if parent is not None and operation.get("name") not in measured:
                parent.remove(operation)
        (WSDLS / f"{service}.wsdl").write_bytes(etree.tostring(root))
