"""Operations as vendors print them: never a wrong match, and a question where there is doubt."""

import re

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from loonpoort.access.catalogue import operation_keys
from loonpoort.connect import matching
from loonpoort.connect.manifests import Package, packages
from loonpoort.connect.matching import match_list, match_name

OPERATIONS = sorted(operation_keys())
OF_ALL = "_AllEmployeesByCompany"


def plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


def is_spelt(text: str, key: str) -> bool:
    """Whether a text is the name of an operation but for case and punctuation."""
    return plain(text) == plain(key.partition(".")[2])


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str]:
    """The key of an operation, and its name after a few slips."""
    key = draw(st.sampled_from(OPERATIONS))
    letters = list(key.partition(".")[2])
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(letters) - 1))
        match draw(st.sampled_from(["insert", "delete", "replace", "swap", "case", "double"])):
            case "insert":
                letters.insert(place, draw(st.sampled_from("aeginrst_2V")))
            case "delete" if len(letters) > 1:
                del letters[place]
            case "replace":
                letters[place] = draw(st.sampled_from("aeginrst_2V"))
            case "swap":
                letters[place - 1], letters[place] = letters[place], letters[place - 1]
            case "case":
                letters[place] = letters[place].swapcase()
            case "double":
                letters.insert(place, letters[place])
    return key, "".join(letters)


@pytest.mark.thorough
@settings(max_examples=150, deadline=None)
@given(edited())
def test_a_slip_becomes_the_right_operation_or_a_question(case: tuple[str, str]) -> None:
    key, text = case
    service = key.partition(".")[0]
    for found in (match_name(text), match_name(text, service)):
        if found.operation and found.operation != key:
            # What is printed is another operation's own name.
            assert is_spelt(text, found.operation)
            assert not is_spelt(text, key)
        assert len(found.candidates) <= matching.MOST_CANDIDATES
        assert set(found.candidates) <= operation_keys()
        assert not (found.operation and found.candidates)


@pytest.mark.parametrize("key", OPERATIONS)
def test_an_operation_is_found_however_it_is_written(key: str) -> None:
    service, _, name = key.partition(".")
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)
    for text in (name, name.lower(), name.upper(), words.lower(), words.replace("_", "__")):
        assert match_name(text, service).operation == key
    for text in (
        f"{service}.{name}",
        f"{service}: {name}",
        f"/soap/v3/{service}.asmx?op={name}",
        f"https://api.nmbrs.nl/soap/v3/{service}.asmx?op={name}",
    ):
        assert [found.operation for found in match_list(text)] == [key]


@pytest.mark.thorough
@pytest.mark.parametrize("key", OPERATIONS)
def test_a_letter_too_few_leaves_the_right_operation_among_the_candidates(key: str) -> None:
    service, _, name = key.partition(".")
    for place in range(0, len(name), 3):
        text = name[:place] + name[place + 1 :]
        found = match_name(text, service)
        assert found.operation == key or key in found.candidates or is_spelt(text, found.operation)


PRINTED = {
    # How the lists are headed, what is printed, and what is meant.
    ("Debtor", "List_GetAll"): "DebtorService.List_GetAll",
    ("Bedrijf", "List_GetAll"): "CompanyService.List_GetAll",
    ("CompanyService", "Run_getlist"): "CompanyService.Run_GetList",
    (
        "Company service",
        "SalaryDocuments_getEmployeepayslipsPDFbyRunCompany",
    ): "CompanyService.SalaryDocuments_GetEmployeePayslipsPDFByRunCompany",
    ("Medewerker", "List_getByCompany"): "EmployeeService.List_GetByCompany",
    (
        "Employee",
        "Salarydocuments_getannualstatementPDF",
    ): "EmployeeService.SalaryDocuments_GetAnnualStatementPDF",
    ("Employee", f"Address__GetAll{OF_ALL}"): f"EmployeeService.Address_GetAll{OF_ALL}",
    ("Company", "Journals_GetByRunCompany_v2"): "CompanyService.Journals_GetByRunCompany_v2",
    ("Employee", "hour_component_var_insert"): "EmployeeService.HourComponentVar_Insert",
    ("Company", "hour_model2_get_hour_codes"): "CompanyService.HourModel2_GetHourCodes",
    (
        "Employee",
        "personal_info_contract_salary_address_get_all_all_employees_by_company",
    ): f"EmployeeService.PersonalInfoContractSalaryAddress_GetAll{OF_ALL}",
    ("Employee", "salary_get_estimated_cost_per_hour"): "EmployeeService.Salary_GetEstimatedCostPerHour",
}
DOUBTFUL = {
    ("Company", "Adress_GetCurrent"): "CompanyService.Address_GetCurrent",
    ("Company", "WageModel_GetHourCodes"): "CompanyService.WageModel_GetWageCodes",
    ("Company", "WageModel2_GetHourCodes"): "CompanyService.WageModel2_GetWageCodes",
    ("Employee", "Personalinfo_GetCurent"): "EmployeeService.PersonalInfo_GetCurrent",
}


@pytest.mark.parametrize(("printed", "meant"), PRINTED.items())
def test_what_vendors_print_is_matched(printed: tuple[str, str], meant: str) -> None:
    heading, name = printed
    [found] = match_list(f"{heading}\n - {name}\n")
    assert (found.text, found.operation) == (name, meant)


@pytest.mark.parametrize(("printed", "meant"), DOUBTFUL.items())
def test_what_vendors_misspell_is_asked_about_with_the_likeliest_first(
    printed: tuple[str, str], meant: str
) -> None:
    heading, name = printed
    [found] = match_list(f"{heading}:\n1. {name}")
    assert found.operation == ""
    assert found.candidates[0] == meant


@pytest.mark.parametrize("name", ["List_GetAll", "List_GetALL", "list_get_all"])
def test_a_name_of_two_services_is_a_question(name: str) -> None:
    [found] = match_list(name)
    assert found.operation == ""
    assert set(found.candidates[:2]) == {"CompanyService.List_GetAll", "DebtorService.List_GetAll"}


def test_a_name_that_the_named_service_does_not_have_is_a_question() -> None:
    [found] = match_list("DebtorService.HourModel_GetHourCodes")
    assert found.operation == ""
    assert found.candidates[0] == "CompanyService.HourModel_GetHourCodes"


def test_prose_tables_and_repetitions_around_the_names_do_no_harm() -> None:
    text = """Zet deze rechten aan (minimaal):
    Debiteur | Bedrijf
    | Department_GetList, List_GetAll |

    * EmployeeService
      1) List_GetByCompany; PersonalInfo_GetCurrent and Department_GetCurrent
      2) List_GetByCompany
    Thank you for using our package!"""
    found = [each.operation for each in match_list(text)]
    assert found[0] == "DebtorService.Department_GetList"
    assert found[-3:] == [
        "EmployeeService.List_GetByCompany",
        "EmployeeService.PersonalInfo_GetCurrent",
        "EmployeeService.Department_GetCurrent",
    ]
    assert len(found) == 5


def by_service(keys: tuple[str, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key in keys:
        service, _, name = key.partition(".")
        found.setdefault(service.removesuffix("Service"), []).append(name)
    return found


def snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


LAYOUTS = {
    "headings": lambda lists: "\n".join(
        f"{service} service:\n" + "\n".join(f" - {name}" for name in names)
        for service, names in lists.items()
    ),
    "a line each": lambda lists: "\n".join(
        f"{service}: {', '.join(names)}" for service, names in lists.items()
    ),
    "snake case": lambda lists: "\n".join(
        f"## {service}\n" + "\n".join(map(snake, names)) for service, names in lists.items()
    ),
    "a table": lambda lists: (
        f"| {' | '.join(lists)} |\n| {' | '.join(', '.join(names) for names in lists.values())} |"
    ),
    "rows": lambda lists: "\n".join(
        f"{service}\t{name}" for service, names in lists.items() for name in names
    ),
    "addresses": lambda lists: "\n".join(
        f"{number}. https://api.nmbrs.nl/soap/v3/{service}Service.asmx?op={name}"
        for service, names in lists.items()
        for number, name in enumerate(names, 1)
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    "package", [each for each in packages() if each.operations], ids=lambda each: each.slug
)
def test_the_list_of_every_package_is_matched_in_every_layout(package: Package, layout: str) -> None:
    found = match_list(LAYOUTS[layout](by_service(package.operations)))
    assert [each.operation for each in found] == list(package.operations)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Company\tEmployee\nList_GetAll\tSchedule_GetCurrent", "EmployeeService.Schedule_GetCurrent"),
        ("Employee:\nThe company needs Schedule_GetCurrent", "EmployeeService.Schedule_GetCurrent"),
        ("PersonalInfo_Get Current", "EmployeeService.PersonalInfo_GetCurrent"),
        ("Debtor:\nList Get All", "DebtorService.List_GetAll"),
        ("Employee\tList GetByCompany", "EmployeeService.List_GetByCompany"),
        ("PersonalInfo_Getä", ""),
        ("GetFoo", ""),
        ("Employee\nAsk your company first\nSchedule_GetCurrent", ""),
        ("PersonalInfo_Get All", ""),
    ],
)
def test_names_are_read_whole_and_of_the_service_beside_them(text: str, meant: str) -> None:
    assert match_list(text)[-1].operation == meant


def test_what_comes_near_nothing_is_told_and_not_dropped() -> None:
    [found] = match_list("Xyzzy_Frobnicate_Qux")
    assert (found.text, found.operation, found.candidates) == ("Xyzzy_Frobnicate_Qux", "", ())


def test_a_text_or_list_that_is_too_long_is_refused() -> None:
    with pytest.raises(ValidationError, match="100000 is the most"):
        match_list("x" * (matching.LONGEST_TEXT + 1))
    with pytest.raises(ValidationError, match="500 is the most"):
        match_list("\n".join(f"Name_{number}" for number in range(matching.MOST_NAMES + 1)))
