"""Documents of the shop's June runs."""

from tests.cases import ANY, Case
from tests.cases.runs import run_of
from tests.cast import House

PAPER = [("PDF", ANY)]


YEARLY = "CompanyService.SalaryDocuments_AnnualDocument"
ANNUAL = (
    "AnualStatement",
    "CompanyWageComponentsCumulative",
    "JournalEntriesCompanyrCumulative",
    "JournalEntriesCostCenterCumulative",
    "JournalEntriesDepartmentCumulative",
    "JournalEntriesEmployeeCumulative",
    "LeaveSaldos",
    "PaymentListCumulative",
    "PayrollRegister",
    "PayrollRegisterAllEmployees",
    "PayrollRegisterSummaryCumulative",
    "ReservationSaldos",
)


def fill(house: House) -> None:
    """The runs are there already."""


def cases(house: House) -> dict[str, Case]:
    shop, bram, carla = house.companies["shop"].pk, house.employees["bram"].pk, house.employees["carla"].pk
    run = {"CompanyId": shop, "RunID": run_of(house, 1).pk}
    # Carla has no figures in the correction.
    none = {"EmployeeID": carla, "CompanyId": shop, "RunID": run_of(house, 2).pk}
    year = {"intYear": 2026}
    slips = "CompanyService.SalaryDocuments_Get"
    of_year = {"CompanyId": shop, "RunId": run_of(house, 2).pk, "Year": 2026}
    annual = {f"{YEARLY}_{name}": Case(of_year, PAPER) for name in ANNUAL}
    return {
        **annual,
        "CompanyService.HrDocuments_EmployerCostPerHour_Year": Case({**of_year, "Period": 7}, ANY),
        f"{slips}AllPayslipsPDFByRunCompany": Case(run, PAPER),
        f"{slips}AllPayslipsPDFByRunCompany_v2": Case({**run, **year}, PAPER),
        f"{slips}EmployeePayslipsInOnePDFByRunCompany": Case(
            {"EmployeeID": bram, **run, **year}, PAPER, empty={**none, **year}
        ),
        f"{slips}EmployeePayslipsPDFByRunCompany": Case(
            {"EmployeeID": bram, **run}, [("Payslip", PAPER)], empty=none
        ),
        f"{slips}EmployeePayslipsPDFByRunCompany_v2": Case(
            {"EmployeeID": bram, **run, **year}, [("Payslip", PAPER)], empty={**none, **year}
        ),
    }
