"""Triggers that have the database itself refuse changes of entries, on SQLite and PostgreSQL.

Whoever owns the database can drop them: they stop mistakes and injected statements, the chain tells of the
rest.
"""

TABLE = "audit_entry"

_REFUSAL = "Audit entries are never changed or deleted."
_RAISE = f"SELECT RAISE(ABORT, '{_REFUSAL}')"
_SAME = (
    f"SELECT 1 FROM {TABLE} WHERE id = NEW.id"  # noqa: S608 - nothing from outside in it
    " OR (environment_id = NEW.environment_id AND number = NEW.number)"
)
_MAKE = {
    "sqlite": [
        f"CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE ON {TABLE} BEGIN {_RAISE}; END",
        f"CREATE TRIGGER {TABLE}_no_delete BEFORE DELETE ON {TABLE} BEGIN {_RAISE}; END",
        # INSERT OR REPLACE deletes without firing the trigger above.
        f"CREATE TRIGGER {TABLE}_no_replace BEFORE INSERT ON {TABLE} WHEN EXISTS ({_SAME})"
        f" BEGIN {_RAISE}; END",
    ],
    "postgresql": [
        f"CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
        f"CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE OR DELETE ON {TABLE}"
        f" FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()",
        f"CREATE TRIGGER {TABLE}_no_truncate BEFORE TRUNCATE ON {TABLE}"
        f" FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()",
    ],
}
_DROP = {
    "sqlite": [f"DROP TRIGGER IF EXISTS {TABLE}_{name}" for name in ("no_update", "no_delete", "no_replace")],
    "postgresql": [
        f"DROP TRIGGER IF EXISTS {TABLE}_{name} ON {TABLE}" for name in ("no_update", "no_truncate")
    ],
}


def making(vendor: str) -> list[str]:
    """The statements that make the triggers."""
    return _MAKE[vendor]


def dropping(vendor: str) -> list[str]:
    """The statements that drop them: for going back a migration, or emptying a database for good."""
    return _DROP[vendor]
