"""Changes of the gate, one module a subject: pages, operations and commands call these."""

from loonpoort.access.actions.logins import (
    activate_login,
    choose_language,
    create_login,
    deactivate_login,
    make_login,
    post_activation,
    send_activation,
    update_login,
)
from loonpoort.access.actions.permissions import LoginChoices, check_within_own
from loonpoort.access.actions.tokens import (
    activate_api_account,
    issue_token,
    live_token,
    revoke_token,
    show_token,
)

__all__ = [
    "LoginChoices",
    "activate_api_account",
    "activate_login",
    "check_within_own",
    "choose_language",
    "create_login",
    "deactivate_login",
    "issue_token",
    "live_token",
    "make_login",
    "post_activation",
    "revoke_token",
    "send_activation",
    "show_token",
    "update_login",
]
