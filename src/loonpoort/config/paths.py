"""Which of the two doors a path leads to."""

API_PATHS = ("/soap/", "/json/")


def is_api(path: str) -> bool:
    """Whether packages are answered there, and not people."""
    return f"{path.lower()}/".startswith(API_PATHS)
