"""A JSON client that calls the door directly."""

import base64
import json
from typing import Any

from tests.api.client import Answer, Key, request


def call_json(operation: str, key: Key | None, parameters: Any = None, **environ: Any) -> Answer:
    """Call an operation; ``parameters`` are bytes to send as they are, or anything that JSON can write."""
    given = {"CONTENT_TYPE": "application/json"}
    if key:
        given["HTTP_AUTHORIZATION"] = basic(*key)
    body = parameters if isinstance(parameters, bytes) else json.dumps(parameters or {}).encode()
    return request("POST", f"/json/v3/{operation.replace('.', '/')}", body, **given | environ)


def basic(username: str, token: str) -> str:
    return f"Basic {base64.b64encode(f'{username}:{token}'.encode()).decode()}"


def result_of(answer: Answer) -> Any:
    assert (answer.status, answer.headers["Content-Type"]) == ("200 OK", "application/json"), answer.body
    return json.loads(answer.body)["result"]


def problem_of(answer: Answer) -> dict[str, Any]:
    problem: dict[str, Any] = json.loads(answer.body)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.status.startswith(f"{problem['status']} ")
    return problem
