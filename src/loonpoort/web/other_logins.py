"""The other logins of the person who is signed in."""

from django.db.models import QuerySet

from loonpoort.access.calls import Call
from loonpoort.access.models import Login, LoginStatus


def other_logins(call: Call) -> QuerySet[Login]:
    """The active logins of the caller's e-mail address, in every environment, apart from its own.

    Whoever is signed in with a password has shown to own the address; somebody with a token has not.
    """
    logins = Login.objects.filter(email=call.login.email, status=LoginStatus.ACTIVE).exclude(pk=call.login.pk)
    if call.token:
        logins = logins.none()
    return logins.select_related("environment", "user_template", "debtor").order_by("environment__name", "pk")
