"""Changes of the gate, one module a subject: pages, operations and commands call these."""

from loonpoort.access.actions.handovers import handover_of, make_handover, open_handover
from loonpoort.access.actions.logins import (
    activate_login,
    choose_language,
    create_login,
    deactivate_login,
    delete_login,
    make_login,
    post_activation,
    reactivate_login,
    send_activation,
    update_login,
)
from loonpoort.access.actions.passwords import change_password, request_password_links, reset_password
from loonpoort.access.actions.permissions import LoginChoices, check_within_own
from loonpoort.access.actions.second_factor import (
    add_second_factor,
    begin_second_factor,
    begun_second_factor,
    enter_code,
    remove_second_factor,
    renew_recovery_codes,
    reset_second_factor,
)
from loonpoort.access.actions.security import require_second_factor, show_tokens_once
from loonpoort.access.actions.sessions import end_all_sessions, end_session, open_sessions
from loonpoort.access.actions.stops import resume_at_debtor, stop_at_debtor
from loonpoort.access.actions.tags import TagChoices, create_tag, delete_tag, tag_debtor, update_tag
from loonpoort.access.actions.templates import (
    TemplateChoices,
    copy_template,
    create_template,
    delete_template,
    logins_using,
    require_template_management,
    update_template,
)
from loonpoort.access.actions.token_changes import Overlap, change_token, rotate_token
from loonpoort.access.actions.token_choices import TokenChoices
from loonpoort.access.actions.token_reports import report_token
from loonpoort.access.actions.token_rights import may_care_for_token, may_revoke_token
from loonpoort.access.actions.tokens import (
    NewToken,
    activate_api_account,
    end_outgoing_token,
    issue_token,
    live_token,
    make_token,
    outgoing_token,
    revoke_token,
    show_token,
)

__all__ = [
    "LoginChoices",
    "NewToken",
    "Overlap",
    "TagChoices",
    "TemplateChoices",
    "TokenChoices",
    "activate_api_account",
    "activate_login",
    "add_second_factor",
    "begin_second_factor",
    "begun_second_factor",
    "change_password",
    "change_token",
    "check_within_own",
    "choose_language",
    "copy_template",
    "create_login",
    "create_tag",
    "create_template",
    "deactivate_login",
    "delete_login",
    "delete_tag",
    "delete_template",
    "end_all_sessions",
    "end_outgoing_token",
    "end_session",
    "enter_code",
    "handover_of",
    "issue_token",
    "live_token",
    "logins_using",
    "make_handover",
    "make_login",
    "make_token",
    "may_care_for_token",
    "may_revoke_token",
    "open_handover",
    "open_sessions",
    "outgoing_token",
    "post_activation",
    "reactivate_login",
    "remove_second_factor",
    "renew_recovery_codes",
    "report_token",
    "request_password_links",
    "require_second_factor",
    "require_template_management",
    "reset_password",
    "reset_second_factor",
    "resume_at_debtor",
    "revoke_token",
    "rotate_token",
    "send_activation",
    "show_token",
    "show_tokens_once",
    "stop_at_debtor",
    "tag_debtor",
    "update_login",
    "update_tag",
    "update_template",
]
