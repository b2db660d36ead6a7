"""Payroll runs of the shop: imported as its payroll engine writes them."""

from loonpoort.audit.records import SYSTEM
from loonpoort.payroll.run_imports import RunChoices, import_run
from tests.cases import ANY, Case
from tests.cast import House

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
    """The shop's June: an ordinary run, locked, and one that corrects it."""
    take_in(house, ORDINARY, period=6, is_locked=True)
    take_in(house, CORRECTION, period=6)


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


def cases(house: House) -> dict[str, Case]:
    bram = house.employees["bram"].pk
    june = {"StartPeriod": 6, "EndPeriod": 7}
    return {
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
