"""The gate's rows."""

from loonpoort.access.models.logins import Login, LoginCompany, LoginStatus, LoginStop, LoginTag
from loonpoort.access.models.reports import ReportPart, ReportStatus, ReportTask
from loonpoort.access.models.sessions import Session
from loonpoort.access.models.sign_ons import SignOn
from loonpoort.access.models.templates import ClosedOperation, TemplateDashlet, UserTemplate
from loonpoort.access.models.tokens import Handover, Token, TokenEnd
from loonpoort.access.models.usage import Usage

__all__ = [
    "ClosedOperation",
    "Handover",
    "Login",
    "LoginCompany",
    "LoginStatus",
    "LoginStop",
    "LoginTag",
    "ReportPart",
    "ReportStatus",
    "ReportTask",
    "Session",
    "SignOn",
    "TemplateDashlet",
    "Token",
    "TokenEnd",
    "Usage",
    "UserTemplate",
]
