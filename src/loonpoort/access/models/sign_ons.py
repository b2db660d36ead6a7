"""Sign-ons: single-use ways into the web application, given out by the SingleSignOn service."""

from django.db import models

from loonpoort.access.models.logins import Login
from loonpoort.access.models.tokens import Token


class SignOn(models.Model):
    """One sign-on, kept as a hash. With a token it came from an API token, and its session is weak."""

    login = models.ForeignKey(Login, on_delete=models.CASCADE, related_name="+")
    token = models.ForeignKey(Token, null=True, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
