"""Wage-tax declarations, pension exports, payments and the payroll workflow of the shop, by June's runs."""

from loonpoort.audit.records import SYSTEM
from loonpoort.payroll.declarations import (
    DeclarationChoices,
    draw_up_declaration,
    mark_pension_codes,
    mark_sent,
)
from loonpoort.payroll.models import Declaration, DeclarationKind, PaymentFile, Run
from tests.cases import ANY, Case, Effect
from tests.cast import House

REFERENCE = "1234567890123456"
PENSION = (6200, 7000)
"""The wage codes of the pension in the runs of the shop."""
DONE = object()
"""An action whose moment is not kept."""
NEVER = "0001-01-01T00:00:00"
JUNE = ("2026-06-01T00:00:00", "2026-06-30T00:00:00")
HEADER = (
    "<company>shop</company><year>2026</year><firstperiod>6</firstperiod><lastperiod>6</lastperiod>"
    "<firstday>2026-06-01</firstday><lastday>2026-06-30</lastday>"
)
AMOUNTS = (
    "<taxable>2850.00</taxable><tax>600.00</tax><taxcredit>250.00</taxcredit>"
    "<healthwithheld>10.00</healthwithheld><healthemployer>195.00</healthemployer>"
)
LINES = (
    "<line><code>7000</code><description>Pensioen &amp; meer &lt;eigen&gt;</description>"
    "<kind>deduction</kind><amount>150.00</amount></line>"
    "<line><code>6200</code><description>Pensioen werkgever</description>"
    "<kind>employer_cost</kind><amount>255.00</amount></line>"
)


def draw_up(house: House, kind: DeclarationKind, period: int = 6, reference: str = "") -> Declaration:
    choices = DeclarationChoices(
        company_id=house.companies["shop"].pk,
        kind=kind,
        year=2026,
        first_period=period,
        last_period=period,
        payment_reference=reference,
    )
    return draw_up_declaration(SYSTEM, choices)


def fill(house: House) -> None:
    """June was declared and sent; it was drawn up again since, as a correction. The pension likewise."""
    shop = house.companies["shop"].pk
    mark_pension_codes(SYSTEM, shop, PENSION)
    for kind in DeclarationKind:
        first = draw_up(house, kind, reference=REFERENCE if kind == DeclarationKind.WAGE_TAX else "")
        mark_sent(SYSTEM, shop, first.pk)
        draw_up(house, kind)


def ids_of(house: House, kind: DeclarationKind) -> list[int]:
    """What was sent, and its correction."""
    own = Declaration.unscoped.filter(company=house.companies["shop"], kind=kind).order_by("serial_number")
    return list(own.values_list("pk", flat=True)) or [0, 0]


def june_run(house: House, number: int = 1) -> int:
    """The ordinary run, or the one that corrects it."""
    run = Run.unscoped.filter(company=house.companies["shop"], year=2026, number=number).first()
    return run.pk if run else 0


def tax_files(house: House) -> int:
    """How many payment files of tax were taken of the shop."""
    of = PaymentFile.unscoped.filter(run__company=house.companies["shop"])
    return of.exclude(declaration=None).count()


def action(number: int, name: str, at: object) -> tuple[str, object]:
    fields: list[tuple[str, object]] = [("ActionId", str(number)), ("ActionName", name)]
    fields += [("ActionStatusId", "1" if at else "0"), ("ActionStatus", "Done" if at else "To do")]
    return "PayrollWorkflowAction", [*fields, ("RunAt", None if at is None or at is DONE else at)]


def track(name: str, status: str, *actions: object) -> tuple[str, object]:
    return (
        "PayrollWorkflowTrack",
        [("TrackName", name), ("TrackStatus", status), ("Actions", list(actions))],
    )


def workflow(paid: object = None, sent: object = None) -> list[object]:
    """June of the shop."""
    payments = "Take payment file"
    return [
        track(
            "Run 2026/1",
            "Done" if paid else "Busy",
            action(1, "Process run", ANY),
            action(2, "Lock run", DONE),
            action(3, payments, paid),
        ),
        track(
            "Run 2026/2",
            "Busy",
            action(1, "Process run", ANY),
            action(2, "Lock run", None),
            action(3, payments, None),
        ),
        track(
            "Wage tax",
            "Done" if sent else "Busy",
            action(11, "Draw up wage tax declaration", ANY),
            action(12, "Send wage tax declaration", sent),
        ),
        track(
            "Pension",
            "Busy",
            action(21, "Draw up pension export", ANY),
            action(22, "Send pension export", None),
        ),
    ]


def declared(pks: list[int], *, is_sent: bool = False) -> list[object]:
    """What is listed of wage tax: what was sent, and its correction."""
    return [
        (
            "WageTax",
            [
                ("LoonaangifteID", str(pk)),
                ("SerialNumber", str(serial)),
                *([("PaymentReference", REFERENCE)] if serial == 1 else []),
                ("TotalGeneral", "805" if serial == 1 else "0"),
                ("Period", "6"),
                ("Year", "2026"),
                ("Status", "Sent" if is_sent or serial == 1 else "Draft"),
                ("SentAt", ANY if is_sent or serial == 1 else NEVER),
                ("TijdvakStart", JUNE[0]),
                ("TijdvakEnd", JUNE[1]),
                ("CorrectionTijdvakStart", None if serial == 1 else JUNE[0]),
                ("CorrectionTijdvakEnd", None if serial == 1 else JUNE[1]),
            ],
        )
        for serial, pk in enumerate(pks, 1)
    ]


def exported(pks: list[int]) -> list[object]:
    return [
        (
            "PensionExport",
            [
                ("PensionExportID", str(pk)),
                ("SerialNumber", str(serial)),
                ("Period", "6"),
                ("Year", "2026"),
                ("Status", "Sent" if serial == 1 else "Draft"),
                ("SentAt", ANY if serial == 1 else NEVER),
                ("CorrectionTijdvakStart", None if serial == 1 else JUNE[0]),
                ("CorrectionTijdvakEnd", None if serial == 1 else JUNE[1]),
            ],
        )
        for serial, pk in enumerate(pks, 1)
    ]


def cases(house: House) -> dict[str, Case]:
    shop, none = ({"CompanyId": house.companies[name].pk} for name in ("shop", "workshop"))
    taxes, pensions = (ids_of(house, kind) for kind in DeclarationKind)
    year = {"intYear": 2026}
    tax = (
        f"<wagetaxdeclaration>{HEADER}<serialnumber>1</serialnumber>"
        f"<paymentreference>{REFERENCE}</paymentreference>"
        f"<totals>{AMOUNTS}<declaredbefore>0</declaredbefore><total>805</total></totals>"
        f"<employees><employee><number>101</number>{AMOUNTS}</employee></employees></wagetaxdeclaration>"
    )
    pension = (
        f"<pensionexport>{HEADER}<serialnumber>1</serialnumber><totals>{LINES}</totals>"
        f"<employees><employee><number>101</number>{LINES}</employee></employees></pensionexport>"
    )
    listed, progress = "CompanyService.WageTax_GetList", "CompanyService.PayrollWorkflow_Get"
    june = {**shop, "Period": 6, "Year": 2026}
    run = {**shop, "RunId": june_run(house), "Year": 2026}
    sepa = {**shop, "Year": 2026, "paymentDate": "2026-06-25T00:00:00"}
    annual = "CompanyService.SalaryDocuments_AnnualDocument"
    return {
        listed: Case({**shop, **year}, declared(taxes), empty={**none, **year}),
        "CompanyService.WageTax_GetXML": Case({**shop, "LoonaangifteID": taxes[0]}, tax),
        "CompanyService.WageTax_SetSentExternal": Case(
            {**shop, "LoonaangifteID": taxes[-1]},
            "true",
            effect=Effect(listed, {**shop, **year}, declared(taxes, is_sent=True)),
        ),
        "CompanyService.PensionExport_GetList": Case(
            {**shop, **year}, exported(pensions), empty={**none, **year}
        ),
        "CompanyService.PensionExport_GetXML": Case({**shop, "PensionExportID": pensions[0]}, pension),
        progress: Case(june, workflow(), empty={**shop, "Period": 2, "Year": 2026}),
        "CompanyService.SalaryDocuments_GetSEPA": Case(
            {**sepa, "RunID": june_run(house)},
            ANY,
            empty={**sepa, "RunID": june_run(house, 2)},
            effect=Effect(progress, june, workflow(paid=ANY)),
        ),
        "CompanyService.SalaryDocuments_GetSEPA_Tax": Case(
            {**sepa, "RunID": june_run(house), "WageTaxID": taxes[0]},
            ANY,
            empty={**sepa, "RunID": june_run(house), "WageTaxID": taxes[-1]},
            effect=Effect("", {}, 1, seen=tax_files),
        ),
        f"{annual}_SentWageTaxDeclarations": Case(run, [("PDF", ANY)]),
        f"{annual}_WageTaxDeclarationOverviewByPeriod": Case(run, [("PDF", ANY)]),
        f"{annual}_WageTaxDeclarationOverviewCumulative": Case(run, [("PDF", ANY)]),
    }
