"""Usage of the API: calls counted together by caller, operation, outcome, whom they were about and minute."""

from django.db import models


class Usage(models.Model):
    """Calls of one kind in one minute. Plain ids, so that it can be told of a login that is gone; 0: none.

    Calls of nobody we know are counted with no environment, login or token.
    """

    environment_id = models.BigIntegerField()
    login_id = models.BigIntegerField()
    token_id = models.BigIntegerField()
    minute = models.DateTimeField()
    operation = models.CharField(max_length=120)
    """``Service.Operation``."""
    outcome = models.CharField(max_length=20)
    """``ok``, or the code of the fault; see `loonpoort.access.usage.outcomes`."""
    debtor_id = models.BigIntegerField()
    """Set for calls about one debtor."""
    company_id = models.BigIntegerField()
    """Set for calls about one company or one of its employees."""
    employee_id = models.BigIntegerField()
    """Set for calls about one employee."""
    calls = models.BigIntegerField()
    row_count = models.BigIntegerField()
    """Rows that were given out, or written."""

    class Meta:
        constraints = [
            # In the order that pages ask in: it is their index as well.
            models.UniqueConstraint(
                fields=[
                    "login_id",
                    "minute",
                    "token_id",
                    "operation",
                    "outcome",
                    "debtor_id",
                    "company_id",
                    "employee_id",
                ],
                name="usage_is_counted_once",
            ),
        ]
        indexes = [models.Index(fields=["minute"], name="usage_by_minute")]
