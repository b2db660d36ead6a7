"""Who follows a connection, for the mails that tell of its end."""

from loonpoort.access.models import Login
from loonpoort.connect.models import Connection


def followers_of(login_id: int) -> list[Login]:
    """Whoever connected the package."""
    return list(Login.objects.filter(pk__in=Connection.objects.filter(login=login_id).values("made_by")))


def name_of(login_id: int) -> str:
    """The package that a login was made for; nothing where nobody said."""
    return Connection.objects.filter(login=login_id).values_list("name", flat=True).first() or ""
