"""Which of the two doors a path leads to, and which calls may be slow."""

API_PATHS = ("/soap/", "/json/")
SLOW_SERVICES = ("/soap/v3/singlesignon.asmx/", "/json/v3/singlesignon/")
"""They hash passwords."""


def is_api(path: str) -> bool:
    """Whether packages are answered there, and not people."""
    return f"{path.lower()}/".startswith(API_PATHS)


def is_quick(path: str) -> bool:
    """Whether it is a call that no other call can be held up by."""
    path = f"{path.lower()}/"
    return path.startswith(API_PATHS) and not path.startswith(SLOW_SERVICES)
