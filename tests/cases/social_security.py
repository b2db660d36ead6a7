"""Social security settings of employees."""

from loonpoort.payroll.models import SocialSecurity
from tests.api.client import call, key_of
from tests.cases import ANY, Case, Effect
from tests.cast import House

FIELDS = {
    "InfluenceObligedInsurance": "1",
    "WageCostBenefit": "2",
    "CodeCao": "1",
    "Wao_Wia": "true",
    "Ww": "true",
    "Zw": "true",
    "IncomeRelatedContributionZvw": "3",
    "CodeZvw": "K",
    "RiskGroup": "9",
    "Sector": "52",
    "EmploymentType": "11",
    "PhaseClassification": "4",
    "EmploymentSequenceTaxId": "5",
}
PERIOD = {"Period": 7, "Year": 2026}
START = {"Period": 5, "Year": 2026}
UPDATE = "EmployeeService.SVW_Update"


def fill(house: House) -> None:
    """Bram is insured from period 5 on, written as a package writes it; on the page the benefit's end."""
    values = {"EmployeeId": house.employees["bram"].pk, "SVWSettings": {"Id": 7, **FIELDS}, **START}
    assert call(UPDATE, key_of(house), values).status == "200 OK"
    SocialSecurity.unscoped.update(benefit_end_year=2027, benefit_end_period=3)


def fill_least(house: House) -> None:
    """Of Carla's the least is known; the codes of Dirk's have no names, but for one of no agreement."""
    carla, dirk = house.employees["carla"], house.employees["dirk"]
    SocialSecurity.unscoped.create(employee=carla, first_period=202601)
    SocialSecurity.unscoped.create(employee=carla, first_period=202602, cao_code=77, wage_cost_benefit=1)
    SocialSecurity.unscoped.create(employee=dirk, first_period=202601, cao_code=9999, sector=13, risk_group=1)


def cases(house: House) -> dict[str, Case]:
    bram, nobody = ({"EmployeeId": house.employees[name].pk} for name in ("bram", "esra"))
    get, current, listed = (f"EmployeeService.SVW_{name}" for name in ("Get", "GetCurrent", "GetList"))
    of_company = "EmployeeService.SVW_GetAll_AllEmployeesByCompany"
    shop = {"CompanyID": house.companies["shop"].pk}
    found = call(current, key_of(house), bram).value
    known = dict(found)["Id"] if found else "0"
    row = [("Id", known), *FIELDS.items()]
    changed = {**FIELDS, "CodeZvw": "7", "Ww": "false"}
    sent = {"SVWSettings": changed}

    def in_company(row_id: str, period: str, **fields: str) -> tuple[str, list[tuple[str, object]]]:
        values = {**FIELDS, **fields}
        same = ("Wao_Wia", "Ww", "Zw", "IncomeRelatedContributionZvw")
        last = ("EmploymentType", "PhaseClassification", "EmploymentSequenceTaxId")
        cao = [("CAOId", "1"), ("CAOCode", "1"), ("CAODescription", "CAO 1")]
        risk_group = [
            ("RiskGroupId", "9"),
            ("RiskGroupCode", "9"),
            ("RiskGroupDescription", "Uitzendbedrijven IB en IIB"),
        ]
        sector = [("SectorId", "52"), ("SectorCode", "52"), ("SectorDescription", "Uitzendbedrijven")]
        benefit = [("WageCostBenefitCode", "2"), ("EndPeriod", "3"), ("EndYear", "2027")]
        return "EmployeeSVWSettings", [
            ("Id", row_id),
            ("CreateDate", "2026-07-01T14:00:00"),
            ("StartYear", "2026"),
            ("StartPeriod", period),
            ("InfluenceObligedInsuranced", "1"),
            *((name, values[name]) for name in same),
            ("CodeZvw", {"K": "11"}.get(values["CodeZvw"], values["CodeZvw"])),
            *((name, values[name]) for name in last),
            ("CAO", cao),
            ("RiskGroup", risk_group),
            ("Sector", sector),
            ("WageCostBenefit", benefit),
        ]

    def items(*rows: object) -> list[tuple[str, object]]:
        groups = [("EmployeeId", str(bram["EmployeeId"])), ("EmployeeSVWSettings", list(rows))]
        return [("EmployeeSVWItem", groups)]

    later = in_company(ANY, "7", CodeZvw="7", Ww="false")
    return {
        get: Case({**bram, **PERIOD}, row, empty={**bram, "Period": 4, "Year": 2026}),
        current: Case(bram, row, empty=nobody),
        listed: Case(bram, [("SVWSettings", row)], empty=nobody),
        of_company: Case(
            shop, items(in_company(known, "5")), empty={"CompanyID": house.companies["workshop"].pk}
        ),
        UPDATE: Case(
            {**bram, **sent, **START},
            effect=Effect(listed, bram, [("SVWSettings", [("Id", known), *changed.items()])]),
        ),
        "EmployeeService.SVW_UpdateCurrent": Case(
            {**bram, **sent},
            effect=Effect(of_company, shop, items(in_company(known, "5"), later)),
        ),
    }
