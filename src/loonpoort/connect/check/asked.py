"""Which operations a check looks at."""

from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from loonpoort.access.catalogue import operation_keys
from loonpoort.access.models import Login
from loonpoort.access.template_rights import Rights
from loonpoort.connect import manifests, matching
from loonpoort.connect.manifests import Package
from loonpoort.connect.matching import Match
from loonpoort.connect.models import Connection


@dataclass(frozen=True)
class Asked:
    """What was chosen: a package, a list, or nothing, which leaves it to the login."""

    package: Package | None = None
    text: str = ""
    """A list of operations as a vendor prints it. It is read when there is a login to look at, not before:
    nobody has that done for nothing."""

    @cached_property
    def matches(self) -> list[Match]:
        """What is in the list. Raises ValidationError for one that is too long, or has no name in it."""
        if not self.text.strip():
            return []
        found = matching.match_list(self.text)
        if not found:
            raise ValidationError({"operations": _("There is no operation in the list.")})
        return found

    @property
    def questions(self) -> list[Match]:
        """What is in the list and is no operation without a doubt."""
        return [match for match in self.matches if not match.operation]

    def operations_for(self, login: Login) -> tuple[list[str], Package | None, bool]:
        """The operations to look at, the package that calls them, and whether they are a package's at all.

        Without a choice: those that the login was connected for, else all that its user template opens.
        Raises ValidationError as `matches` does.
        """
        if self.matches:
            found = [match.operation for match in self.matches if match.operation]
            return list(dict.fromkeys(found)), self.package, True
        if self.package is not None:
            return list(self.package.operations), self.package, True
        connection = Connection.objects.filter(login=login).first()
        if connection is not None:
            found = list(connection.operations.values_list("operation", flat=True))
            return found, manifests.package(connection.package) if connection.package else None, True
        return sorted(operation_keys() - Rights.of(login.user_template_id).closed), None, False


EVERYTHING = Asked()
"""Nothing was chosen."""
