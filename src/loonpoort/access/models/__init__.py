"""The gate's rows."""

from loonpoort.access.models.logins import Login, LoginCompany, LoginStatus, LoginTag
from loonpoort.access.models.sign_ons import SignOn
from loonpoort.access.models.templates import ClosedOperation, TemplateDashlet, UserTemplate
from loonpoort.access.models.tokens import Handover, Token

__all__ = [
    "ClosedOperation",
    "Handover",
    "Login",
    "LoginCompany",
    "LoginStatus",
    "LoginTag",
    "SignOn",
    "TemplateDashlet",
    "Token",
    "UserTemplate",
]
