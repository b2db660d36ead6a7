"""What payroll goes by at a company: full-time schedules and social security."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named
from loonpoort.contract.faults import ValuesFault
from loonpoort.operations.company_families import CompanyFamily
from loonpoort.operations.parameters import CompanyId
from loonpoort.operations.services import company_service
from loonpoort.payroll.models import CompanySchedule, CompanySocialSecurity
from loonpoort.payroll.models.company_facts import FULL_TIME_SCHEDULES, FULL_WEEK, NO_HOURS
from loonpoort.payroll.models.schedules import HOURS
from loonpoort.payroll.sectors import NO_CAO, NO_CAO_NAME, SECTORS, risk_group_name


class ScheduleCalcMethod(StrEnum):
    """How the hours of a period follow from those of the weeks. The words of the contract."""

    YEAR = "HoursYearDevidedPeriods"
    WEEKS = "Hours52WeeksDevidedPeriods"
    MANUAL = "ManualHoursPerYearPeriods"


class FulltimeSchedule(Message):
    schedule_calc_method: ScheduleCalcMethod
    hours_monday: Decimal
    hours_tuesday: Decimal
    hours_wednesday: Decimal
    hours_thursday: Decimal
    hours_friday: Decimal
    hours_saturday: Decimal
    hours_sunday: Decimal
    hours_monday2: Decimal
    hours_tuesday2: Decimal
    hours_wednesday2: Decimal
    hours_thursday2: Decimal
    hours_friday2: Decimal
    hours_saturday2: Decimal
    hours_sunday2: Decimal


class BedrijfFulltimeSchedule(Message):
    fulltime_schedule_one: FulltimeSchedule | None
    fulltime_schedule_two: FulltimeSchedule | None
    fulltime_schedule_three: FulltimeSchedule | None
    fulltime_schedule_four: FulltimeSchedule | None


class CompanySVWSettings(Message):
    code_cao: int
    eigenrisicodrager_gediff_wga: Annotated[bool, Named("EigenrisicodragerGediffWGA")]
    eigenrisicodrager_uniforme_wao: Annotated[bool, Named("EigenrisicodragerUniformeWAO")]
    eigenrisicodrager_ziektewet: bool
    risico_groep: int
    gediff_wga_wn: Annotated[Decimal, Named("Gediff_WGA_wn")]
    gediff_wga_wg: Annotated[Decimal, Named("Gediff_WGA_wg")]
    sector: int


class Sector(Message):
    code: int
    description: str | None


class Risicogroep(Message):
    code: int
    description: str | None


class Cao(Message):
    wire_name = "CAO"

    code: int
    description: str | None


class SVW(Message):
    svw_settings: Annotated[CompanySVWSettings | None, Named("SVWSettings")]
    sector: Sector | None
    risicogroep: Risicogroep | None
    cao: Annotated[Cao | None, Named("CAO")]


SOCIAL_SECURITY = CompanyFamily(
    CompanySocialSecurity,
    CompanySVWSettings,
    {
        "code_cao": "cao_code",
        "eigenrisicodrager_gediff_wga": "bears_wga_risk",
        "eigenrisicodrager_uniforme_wao": "bears_wao_risk",
        "eigenrisicodrager_ziektewet": "bears_sickness_risk",
        "risico_groep": "risk_group",
        "gediff_wga_wn": "wga_percentage_employee",
        "gediff_wga_wg": "wga_percentage_employer",
    },
    missing="No SVWSettings were sent",
)


@company_service.operation("Schedule_GetCurrent")
def schedules(call: Call, company_id: CompanyId) -> BedrijfFulltimeSchedule | None:
    """Returns the four full-time schedules of a company, each of two weeks.

    Of one that nothing was said of, schedule one has 8 hours from Monday to Friday and the others have none.
    """
    rows = call.company(company_id).listed(CompanySchedule)
    said = {row[0]: row[1:] for row in rows.values_list("number", "calc_method", *HOURS)}
    one, two, three, four = (_schedule(number, said.get(number)) for number in FULL_TIME_SCHEDULES)
    return BedrijfFulltimeSchedule(
        fulltime_schedule_one=one,
        fulltime_schedule_two=two,
        fulltime_schedule_three=three,
        fulltime_schedule_four=four,
    )


def _schedule(number: int, said: tuple[Any, ...] | None) -> FulltimeSchedule:
    if said is None:
        said = (ScheduleCalcMethod.YEAR, *(FULL_WEEK if number == 1 else NO_HOURS).values())
    values = dict(zip(HOURS, said[1:], strict=True))
    return FulltimeSchedule(schedule_calc_method=ScheduleCalcMethod(said[0]), **values)


@company_service.operation("SVW_GetCurrent")
def social_security(call: Call, company_id: CompanyId) -> SVW | None:
    """Returns the social security settings of a company, with what its codes are called.

    A code of 0 is none; its element is there all the same, as clients send it back with SVW_UpdateCurrent.
    The description of the CAO is the name of the debtor's labour agreement whose number is the code. Sectors
    are those of the Dutch social insurances (Regeling Wfsv, article 5.1); of risk groups those of sector 52
    have a description.
    """
    rows = call.company(company_id).listed(CompanySocialSecurity).via("named")
    columns = [SOCIAL_SECURITY.columns.get(name, name) for name in CompanySVWSettings.__struct_fields__]
    row = rows.first("cao_name", *columns)
    if row is None:
        return None
    settings = CompanySVWSettings(**dict(zip(CompanySVWSettings.__struct_fields__, row[1:], strict=True)))
    sector, group, cao = settings.sector, settings.risico_groep, settings.code_cao
    return SVW(
        svw_settings=settings,
        sector=Sector(sector, SECTORS.get(sector)),
        risicogroep=Risicogroep(group, risk_group_name(sector, group)),
        cao=Cao(cao, row[0] or (NO_CAO_NAME if cao == NO_CAO else None)),
    )


@company_service.operation("SVW_UpdateCurrent", is_write=True, faults=(ValuesFault,))
def update_social_security(
    call: Call,
    company_id: CompanyId,
    svw: Annotated[
        SVW | None,
        Named("SVW"),
        Meta(description="SVWSettings says it all; Sector, Risicogroep and CAO only name its codes."),
    ],
) -> None:
    """Gives a company other social security settings, in place of those that it has.

    Sector is 0 or one of the Dutch social insurances; the percentages are from 0 to 100. What is sent in the
    elements Sector, Risicogroep and CAO is ignored.
    """
    SOCIAL_SECURITY.say(call, company_id, svw.svw_settings if svw else None)
