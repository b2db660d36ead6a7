"""What a company's payroll goes by, and its files: the cases of `company_facts` that are about them."""

import base64
from typing import Any
from uuid import uuid5

from loonpoort.organisation.models import LabourAgreement
from loonpoort.payroll.models import CompanyFile
from tests.cases import Case, Effect
from tests.cast import House

PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
SETTINGS = {
    "CodeCao": 1,
    "EigenrisicodragerGediffWGA": "true",
    "EigenrisicodragerUniformeWAO": "true",
    "EigenrisicodragerZiektewet": "true",
    "RisicoGroep": 2,
    "Gediff_WGA_wn": "0.1234",
    "Gediff_WGA_wg": "1.5000",
    "Sector": 52,
}
MODELS = (
    "ScheduleModel",
    "WageModel",
    "WageModel2",
    "HoursModel",
    "HoursModel2",
    "Industry",
    "Industry2",
    "Industry3",
    "LeaveModel",
    "HoursReservationModel",
    "ReservationModel",
    "SalaryTable",
)
WEEKS = [f"{number}.2500" for number in range(1, 15)]
KEPT = ("", "note.txt", b"Kept")


def file_of(folder: str, name: str, content: bytes) -> dict[str, str]:
    return {
        "StrDocumentName": name,
        "StrDocumentSubFolder": folder,
        "Body": base64.b64encode(content).decode(),
    }


def files(house: House) -> list[tuple[str, str, bytes]]:
    """What the shop has."""
    rows = CompanyFile.unscoped.filter(company=house.companies["shop"]).order_by("pk")
    return [(row.folder, row.name, bytes(row.content)) for row in rows]


def told(values: dict[str, Any], **more: Any) -> list[tuple[str, str]]:
    return [(name, more.get(name, str(value))) for name, value in values.items()]


def _schedule(method: str, hours: list[str]) -> list[tuple[str, str]]:
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    names = [f"Hours{day}{week}" for week in ("", "2") for day in days]
    return [("ScheduleCalcMethod", method), *zip(names, hours, strict=True)]


def settings_cases(house: House) -> dict[str, Case]:
    shop, mill = ({"CompanyId": house.companies[name].pk} for name in ("shop", "mill"))
    bakery = house.debtors["bakery"]
    agreement = LabourAgreement.unscoped.get(debtor=bakery, number=1)
    agreed = [
        (
            "LabourAgreement",
            [
                ("Id", str(agreement.pk)),
                ("Guid", str(agreement.guid)),
                ("Number", "1"),
                ("Description", "CAO 1"),
                ("Default", "true"),
                *[
                    (name, [("Code", str(code)), ("Description", f"Model {code} & <zo>")])
                    for code, name in enumerate(MODELS, 1)
                ],
                ("CAO", [("Code", "1"), ("Description", "CAO 1")]),
                ("BlnUseProvisional", "false"),
            ],
        )
    ]
    full = ["8.0000"] * 5 + ["0.0000"] * 9
    year = "HoursYearDevidedPeriods"
    employees = [house.employees[name].pk for name in ("bram", "carla")]
    return {
        "LabourAgreements_GetCurrent": Case(
            shop, agreed, empty={"CompanyId": house.companies["workshop"].pk}
        ),
        "LabourAgreements_Get": Case(
            {**shop, "Period": 7, "Year": 2026}, agreed, empty={**shop, "Period": 12, "Year": 2024}
        ),
        "Schedule_GetCurrent": Case(
            shop,
            [
                ("FulltimeScheduleOne", _schedule(year, full)),
                ("FulltimeScheduleTwo", _schedule("ManualHoursPerYearPeriods", WEEKS)),
                ("FulltimeScheduleThree", _schedule(year, ["0.0000"] * 14)),
                ("FulltimeScheduleFour", _schedule(year, ["0.0000"] * 14)),
            ],
        ),
        "SVW_GetCurrent": Case(
            shop,
            _insured(
                SETTINGS,
                (52, "Uitzendbedrijven"),
                (2, "Uitzendbedrijven IIA, middenklasse"),
                (1, "CAO 1"),
            ),
            empty=mill,
        ),
        "SVW_UpdateCurrent": Case(
            {**shop, "SVW": {"SVWSettings": {**SETTINGS, "Sector": 33, "CodeCao": 9999}}},
            effect=Effect(
                "CompanyService.SVW_GetCurrent",
                shop,
                _insured(
                    {**SETTINGS, "Sector": 33, "CodeCao": 9999},
                    (33, "Horeca algemeen"),
                    (2, None),
                    (9999, "Geen cao"),
                ),
            ),
        ),
        "Converter_GetByCompany_IntToGuid": Case(
            {"Entity": "Employee", **shop},
            [
                ("Entity", "Employee"),
                (
                    "Mappings",
                    [
                        (
                            "Mapping",
                            [("IdInt", str(pk)), ("IdGuid", str(uuid5(bakery.guid, f"Employee {pk}")))],
                        )
                        for pk in employees
                    ],
                ),
            ],
        ),
        "FileExplorer_UploadFile": Case(
            {**shop, **file_of("Lonen & zo", "Zoë.PDF", PDF)},
            effect=Effect("", {}, [KEPT, ("Lonen & zo", "Zoë.PDF", PDF)], seen=files),
        ),
    }


def _insured(settings: dict[str, Any], *codes: tuple[int, str | None]) -> list[tuple[str, Any]]:
    named = [
        [("Code", str(code)), *([("Description", text)] if text else [])]  # left out when there is none
        for code, text in codes
    ]
    return [("SVWSettings", told(settings)), *zip(("Sector", "Risicogroep", "CAO"), named, strict=True)]
