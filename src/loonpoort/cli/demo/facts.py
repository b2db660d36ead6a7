"""What there is to know about a seeded demo: written to ``demo.json``, for scripts."""

from dataclasses import asdict, dataclass, field
from typing import Any

from loonpoort.access.kinds import Level
from loonpoort.access.models import LoginStatus
from loonpoort.organisation.models import Product


@dataclass(frozen=True, slots=True)
class Credentials:
    email: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class EnvironmentFacts:
    subdomain: str
    product: Product
    administrator: Credentials


@dataclass(frozen=True, slots=True)
class LoginFacts:
    email: str
    level: Level
    environment: str
    """The subdomain."""
    template: str
    filter: list[str] | str
    """Names of tags or companies, or "All"."""
    status: LoginStatus
    password: str | None = field(repr=False)
    token: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class DemoFacts:
    environments: list[EnvironmentFacts]
    logins: list[LoginFacts]

    @property
    def administrator(self) -> Credentials:
        """The administrator of the first environment, ``demo``."""
        return self.environments[0].administrator

    def to_json_dict(self, base_url: str) -> dict[str, Any]:
        return {"base_url": base_url, "administrator": asdict(self.administrator), **asdict(self)}
