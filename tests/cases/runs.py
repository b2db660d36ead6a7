"""Payroll runs of the shop: imported as its payroll engine writes them."""

from pathlib import Path

from loonpoort.audit.records import SYSTEM
from loonpoort.payroll.models import Run
from loonpoort.payroll.run_actions import open_run
from loonpoort.payroll.run_imports import RunChoices, import_run
from loonpoort.payroll.run_requests import cancel_request, request_run
from tests.cases import ANY, Case, Effect
from tests.cast import House

NO_MOMENT = "0001-01-01T00:00:00"
HEADER = (
    "employee,code,description,kind,amount,hours,"
    "cost_center,cost_unit,department,debit_account,credit_account"
)
ORDINARY = [
    HEADER,
    "101,1000,Gewerkte uren,hours,,150.0000,,,,,",
    "101,3000,Salaris,gross,3000.00,,200,P01,10,4000,1900",
    "101,3900,Fiscaal loon,taxable,2850.00,,,,,,",
    "101,6000,Loonheffing,tax,600.00,,,,,1900,1700",
    "101,6010,Arbeidskorting,tax_credit,250.00,,,,,,",
    "101,6020,Bijdrage Zvw,health_withheld,10.00,,,,,1900,1700",
    "101,6100,Werkgeversheffing Zvw,health_employer,195.00,,,,,4010,1710",
    "101,6200,Pensioen werkgever,employer_cost,255.00,,,,,4020,1720",
    "101,7000,Pensioen & meer <eigen>,deduction,150.00,,,,,1900,1720",
    "101,9000,Nettoloon,net,2240.00,,,,,1900,1600",
    "102,3000,Salaris,gross,1000.00,,,,,4000,1900",
]
CORRECTION = [HEADER, "101,3000,Salaris,gross,-30.00,,200,P01,10,4000,1900"]


def take_in(house: House, lines: list[str], period: int, *, is_locked: bool = False) -> None:
    """Import figures of the shop as a new run."""
    choices = RunChoices(
        company_id=house.companies["shop"].pk,
        year=2026,
        first_period=period,
        last_period=period,
        description="Loonrun",
        is_locked=is_locked,
    )
    import_run(SYSTEM, choices, lines)


def fill(house: House) -> None:
    """The shop's June: an ordinary run, locked, and one that corrects it. The mill's August is open."""
    take_in(house, ORDINARY, period=6, is_locked=True)
    take_in(house, CORRECTION, period=6)
    shop = house.companies["shop"].pk
    cancel_request(SYSTEM, shop, request_run(SYSTEM, shop).pk)
    open_run(SYSTEM, house.companies["mill"].pk, 2026, 8)


def fill_least(house: House) -> None:
    """The shop has an open run that nothing is said of."""
    open_run(SYSTEM, house.companies["shop"].pk, 2026, 8)


def run_of(house: House, number: int) -> Run:
    return Run.unscoped.get(company=house.companies["shop"], year=2026, number=number)


def text_of(name: str) -> str:
    """The text of a journal that a run is known to give."""
    return (Path(__file__).parent / "journals" / f"{name}.xml").read_text(encoding="utf-8").strip()


JOURNALS = {
    "Company": "_v2",
    "CostCenter": "_v2",
    "CostCenterCostUnit": "PerYear",
    "Department": "_v2",
    "Employee": "_v2",
}
"""The groupings, and what the operations that take a year have behind their names."""


def journals(house: House) -> dict[str, Case]:
    """The journals of the locked run."""
    ids = {"CompanyId": house.companies["shop"].pk, "RunId": run_of(house, 1).pk}
    found = {}
    for grouping, ending in JOURNALS.items():
        name, text = f"CompanyService.Journals_GetByRun{grouping}", text_of(grouping)
        found[name] = Case(ids, text)
        year = {"year": 2026} if ending == "PerYear" else {"intYear": 2026}
        lower = {key[0].lower() + key[1:]: value for key, value in ids.items()}
        found[f"{name}{ending}"] = Case({**(lower if ending == "PerYear" else ids), **year}, text)
    return found


def line(account: str, value: str, side: str, description: str, unit: str = "") -> str:
    dim3 = f"<dim3>{unit}</dim3>" if unit else ""
    return (
        f"<line><dim1>{account}</dim1><dim2>101</dim2>{dim3}<value>{value}</value>"
        f"<debitcredit>{side}</debitcredit><description>{description}</description></line>"
    )


def journal() -> str:
    """What is booked of Bram in June, the correction included."""
    pension = "Pensioen &amp; meer &lt;eigen&gt;"
    lines = [
        line("1600", "2240.00", "credit", "Nettoloon"),
        line("1700", "600.00", "credit", "Loonheffing"),
        line("1700", "10.00", "credit", "Bijdrage Zvw"),
        line("1710", "195.00", "credit", "Werkgeversheffing Zvw"),
        line("1720", "255.00", "credit", "Pensioen werkgever"),
        line("1720", "150.00", "credit", pension),
        line("1900", "600.00", "debit", "Loonheffing"),
        line("1900", "10.00", "debit", "Bijdrage Zvw"),
        line("1900", "150.00", "debit", pension),
        line("1900", "2240.00", "debit", "Nettoloon"),
        line("1900", "2970.00", "credit", "Salaris", "P01"),
        line("4000", "2970.00", "debit", "Salaris", "P01"),
        line("4010", "195.00", "debit", "Werkgeversheffing Zvw"),
        line("4020", "255.00", "debit", "Pensioen werkgever"),
    ]
    header = "<header><date>2026-07-31</date><period>6/2026</period><lastperiod>7/2026</lastperiod></header>"
    return f"<transactions><transaction>{header}<lines>{''.join(lines)}</lines></transaction></transactions>"


def told(run: Run, is_locked: str) -> list[tuple[str, object]]:
    """A run as Run_GetList has it."""
    return [
        ("ID", str(run.pk)),
        ("Number", str(run.number)),
        ("Year", "2026"),
        ("PeriodStart", "6"),
        ("PeriodEnd", "6"),
        ("Description", "Loonrun"),
        ("RunAt", ANY),
        ("IsLocked", is_locked),
    ]


def cases(house: House) -> dict[str, Case]:
    bram = house.employees["bram"].pk
    june = {"StartPeriod": 6, "EndPeriod": 7}
    shop, mill = (house.companies[name].pk for name in ("shop", "mill"))
    ordinary, correction = (run_of(house, number) for number in (1, 2))
    still_open = Run.unscoped.get(company=mill)
    asked = [("Period", "7"), ("Year", "2026"), ("Status", "Canceled"), ("HandledDate", ANY)]
    pending = [("Period", "7"), ("Year", "2026"), ("Status", "Pending"), ("HandledDate", NO_MOMENT)]
    return {
        **journals(house),
        "CompanyService.Run_GetList": Case(
            {"CompanyId": shop, "Year": 2026},
            [("RunInfo", told(ordinary, "true")), ("RunInfo", told(correction, "false"))],
            empty={"CompanyId": shop, "Year": 2025},
        ),
        "CompanyService.Run_GetEmployeesByRunCompany": Case(
            {"CompanyId": shop, "RunId": ordinary.pk, "Year": 2026},
            [
                ("EmployeeIdNumber", [("EmployeeId", str(pk)), ("EmployeeNumber", number)])
                for pk, number in ((bram, "101"), (house.employees["carla"].pk, "102"))
            ],
            empty={"CompanyId": mill, "RunId": still_open.pk, "Year": 2026},
        ),
        "CompanyService.RunRequest_GetList": Case(
            {"CompanyId": shop, "Year": 2026},
            [("RunRequest", asked)],
            empty={"CompanyId": shop, "Year": 2025},
        ),
        "CompanyService.RunRequest_Insert": Case(
            {"CompanyId": shop},
            effect=Effect(
                "CompanyService.RunRequest_GetList",
                {"CompanyId": shop, "Year": 2026},
                [("RunRequest", asked), ("RunRequest", pending)],
            ),
        ),
        # 3000 - 30 + 195 + 255 over 150 hours.
        "EmployeeService.Salary_GetEstimatedCostPerHour": Case(
            {"employeeId": bram, "period": 7, "year": 2026}, "22.80"
        ),
        "EmployeeService.Reports_GetJournalsReportByEmployee": Case(
            {"EmployeeId": bram, **june, "Year": 2026}, journal()
        ),
        "EmployeeService.SalaryDocuments_GetAnnualStatementPDF": Case(
            {"EmployeeID": bram, "intYear": 2026},
            [("PDF", ANY)],
            empty={"EmployeeID": bram, "intYear": 2025},
        ),
    }
