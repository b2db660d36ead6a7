"""What a login would reach with a filter that is not saved yet."""

from loonpoort.access.actions.permissions import LoginChoices
from loonpoort.access.kinds import FilterKind
from loonpoort.organisation.scopes import Scope


def scope_of_choices(choices: LoginChoices) -> Scope:
    """What `filters.scope_of` gives once a login with these choices is saved."""
    template = choices.user_template
    match choices.filter_kind:
        case FilterKind.TAGS:
            conditions = {"tag_ids": frozenset(choices.tag_ids)}
        case FilterKind.COMPANIES if choices.company_ids or not template.rules.empty_filter_is_all:
            conditions = {"company_ids": frozenset(choices.company_ids)}
        case _:
            conditions = {}
    return Scope(template.environment_id, choices.debtor_id, **conditions)
