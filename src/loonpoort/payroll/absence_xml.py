"""Absences as XML texts. The shape is ours: docs/absence.xsd has it.

::

    <Absence Id="12" EmployeeId="6789">
      <FirstDay>2026-07-01</FirstDay>
      <LastDay>2026-07-14</LastDay>
      <Percentage>100</Percentage>
      <ReportedOn>2026-07-01</ReportedOn>
      <RecoveryReportedOn>2026-07-13</RecoveryReportedOn>
      <Comment>...</Comment>
      <DossierNumber>1</DossierNumber>
      <Dossier>Ziekte</Dossier>
      <Cause>Bedrijfsongeval</Cause>
    </Absence>

What is not known is left out; an absence without a last day goes on.
"""

import datetime
from xml.sax.saxutils import escape

ELEMENTS = (
    "FirstDay",
    "LastDay",
    "Percentage",
    "ReportedOn",
    "RecoveryReportedOn",
    "Comment",
    "DossierNumber",
    "Dossier",
    "Cause",
)


def absence_xml(absence_id: int, employee_id: int, *values: datetime.date | int | str | None) -> str:
    """One absence; ``values`` in the order of `ELEMENTS`."""
    parts = "".join(
        f"<{name}>{_text(value)}</{name}>"
        for name, value in zip(ELEMENTS, values, strict=True)
        if value is not None and value != ""
    )
    return f'<Absence Id="{absence_id}" EmployeeId="{employee_id}">{parts}</Absence>'


def _text(value: datetime.date | int | str) -> str:
    return value.isoformat() if isinstance(value, datetime.date) else escape(str(value))
