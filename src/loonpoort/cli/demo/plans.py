"""What the demo consists of: environments with their tags, debtors, companies and logins."""

from dataclasses import dataclass

from loonpoort.organisation.models import Product
from loonpoort.organisation.periods import Period, PeriodType

CURRENT_PERIODS = {
    PeriodType.MONTH: Period(2026, 11),
    PeriodType.FOUR_WEEKS: Period(2026, 12),
    PeriodType.WEEK: Period(2026, 47),
}
"""The demo's present, fixed: the data must not depend on the day it is made."""


@dataclass(frozen=True, slots=True)
class TagPlan:
    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class CompanyPlan:
    name: str
    size: int
    """How many employees it has."""
    period_type: PeriodType = PeriodType.MONTH


@dataclass(frozen=True, slots=True)
class DebtorPlan:
    number: str
    name: str
    domain: str
    """Ends in .example, which nobody can own."""
    city: str
    companies: tuple[CompanyPlan, ...]
    tags: tuple[str, ...] = ("Clients",)


@dataclass(frozen=True, slots=True)
class AdministratorPlan:
    email: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LoginPlan:
    """A login besides the administrator's. With a debtor's number it lives at debtor level."""

    email: str
    name: str
    template: str
    debtor: str | None = None
    tags: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    is_active: bool = True
    has_token: bool = False
    package: str = ""
    """The slug of the package that it was made for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvironmentPlan:
    subdomain: str
    name: str
    product: Product
    administrator: AdministratorPlan
    debtors: tuple[DebtorPlan, ...]
    logins: tuple[LoginPlan, ...]
    tags: tuple[TagPlan, ...] = ()
    """In the order of their numbers, from 1."""
    api_templates: tuple[str, ...] = ()
    """User templates of the master kind, without rights on dashlets, besides the default ones."""


_FOUR_WEEKS = PeriodType.FOUR_WEEKS
_WEEK = PeriodType.WEEK

_DEMO_DEBTORS = (
    DebtorPlan(
        "1001",
        "Administratiekantoor De Linde",
        "delinde.example",
        "Utrecht",
        (CompanyPlan("De Linde Salarisadministratie B.V.", 26), CompanyPlan("De Linde Beheer B.V.", 0)),
        tags=("Office",),
    ),
    DebtorPlan(
        "1002",
        "Schildersbedrijf Kuiper en Zoon",
        "kuiperenzoon.example",
        "Amersfoort",
        (
            CompanyPlan("Schildersbedrijf Kuiper en Zoon B.V.", 38, _FOUR_WEEKS),
            CompanyPlan("Kuiper Glaszetters B.V.", 11, _FOUR_WEEKS),
        ),
    ),
    DebtorPlan(
        "1003",
        "Zorggroep Het Anker",
        "hetanker.example",
        "Zwolle",
        (
            CompanyPlan("Woonzorg Het Anker", 312),
            CompanyPlan("Thuiszorg Het Anker", 187),
            CompanyPlan("Het Anker Facilitair B.V.", 44),
        ),
    ),
    DebtorPlan(
        "1004",
        "Horecagroep Domstad",
        "horecadomstad.example",
        "Utrecht",
        (
            CompanyPlan("Restaurant De Wijnkelder B.V.", 29),
            CompanyPlan("Hotel De Zilveren Zwaan B.V.", 63),
            CompanyPlan("Café 't Hoekje V.O.F.", 8),
        ),
    ),
    DebtorPlan(
        "1005",
        "Transportbedrijf Wolters",
        "wolterstransport.example",
        "Tilburg",
        (
            CompanyPlan("Wolters Transport B.V.", 94, _FOUR_WEEKS),
            CompanyPlan("Wolters Warehousing B.V.", 57, _FOUR_WEEKS),
        ),
    ),
    DebtorPlan(
        "1006",
        "Kinderopvang De Vlinder",
        "kdvdevlinder.example",
        "Amersfoort",
        (
            CompanyPlan("De Vlinder Dagopvang B.V.", 52),
            CompanyPlan("De Vlinder Buitenschoolse Opvang B.V.", 33),
            CompanyPlan("De Vlinder Gastouders B.V.", 21),
        ),
    ),
    DebtorPlan(
        "1007",
        "Installatiebedrijf Mulder",
        "muldertechniek.example",
        "Apeldoorn",
        (
            CompanyPlan("Mulder Installatietechniek B.V.", 48),
            CompanyPlan("Mulder Duurzaam B.V.", 17),
            CompanyPlan("Mulder Service en Onderhoud B.V.", 23),
        ),
    ),
    DebtorPlan(
        "1008",
        "Uitzendbureau Vlot Werk",
        "vlotwerk.example",
        "Rotterdam",
        (
            CompanyPlan("Vlot Werk Productie B.V.", 118, _WEEK),
            CompanyPlan("Vlot Werk Logistiek B.V.", 76, _WEEK),
            CompanyPlan("Vlot Werk Kantoor B.V.", 14),
        ),
    ),
    DebtorPlan(
        "1009",
        "Tuincentrum De Groene Hoek",
        "degroenehoek.example",
        "Leiden",
        (
            CompanyPlan("Tuincentrum De Groene Hoek B.V.", 41),
            CompanyPlan("De Groene Hoek Hoveniers B.V.", 19),
        ),
    ),
    DebtorPlan(
        "1010",
        "Autobedrijf Brouwer",
        "autobrouwer.example",
        "Arnhem",
        (CompanyPlan("Autobedrijf Brouwer B.V.", 23), CompanyPlan("Brouwer Schadeherstel B.V.", 12)),
        tags=("Clients", "Demo"),
    ),
    DebtorPlan(
        "1011",
        "Voorbeeldgroep Nederland",
        "voorbeeldgroep.example",
        "Amsterdam",
        (
            CompanyPlan("Voorbeeld Maandloon B.V.", 60),
            CompanyPlan("Voorbeeld Vierwekenloon B.V.", 40, _FOUR_WEEKS),
            CompanyPlan("Voorbeeld Weekloon B.V.", 20, _WEEK),
        ),
        tags=("Demo",),
    ),
    DebtorPlan(
        "1012",
        "Fietsspeciaalzaak De Trapper",
        "detrapper.example",
        "Haarlem",
        (CompanyPlan("De Trapper Winkel B.V.", 9), CompanyPlan("De Trapper Werkplaats B.V.", 5)),
        tags=(),
    ),
)

_DEMO_LOGINS = (
    LoginPlan(
        email="planning@delinde.example",
        name="Planning package",
        template="Planning package",
        tags=("Clients",),
        has_token=True,
        package="shiftbase",
    ),
    LoginPlan(
        email="salaris@hetanker.example",
        name="Marijke Postma",
        template="Client",
        debtor="1003",
        companies=("Woonzorg Het Anker", "Thuiszorg Het Anker"),
        has_token=True,
    ),
    LoginPlan(
        email="kantoor@delinde.example", name="Office only", template="Administrator", tags=("Office",)
    ),
    LoginPlan(
        email="verlof@delinde.example",
        name="Leave package",
        template="API integration",
        tags=("Demo",),
        is_active=False,
    ),
)

DEMO = EnvironmentPlan(
    subdomain="demo",
    name="Administratiekantoor De Linde",
    product=Product.ACCOUNTANT,
    administrator=AdministratorPlan("administrator@delinde.example", "Hanneke de Wit"),
    tags=(TagPlan("Clients", "#2F6DB5"), TagPlan("Office", "#3C8D5A"), TagPlan("Demo", "#C77D1E")),
    debtors=_DEMO_DEBTORS,
    api_templates=("Planning package",),
    logins=_DEMO_LOGINS,
)

BAKERY = EnvironmentPlan(
    subdomain="bakkerij",
    name="Bakkerij Van der Meer",
    product=Product.BUSINESS,
    administrator=AdministratorPlan("administrator@vandermeer.example", "Joost van der Meer"),
    debtors=(
        DebtorPlan(
            "1",
            "Bakkerij Van der Meer",
            "vandermeer.example",
            "Gouda",
            (
                CompanyPlan("Bakkerij Van der Meer Productie B.V.", 26, _FOUR_WEEKS),
                CompanyPlan("Bakkerij Van der Meer Winkels B.V.", 14),
            ),
            tags=(),
        ),
    ),
    logins=(
        LoginPlan(
            email="winkels@vandermeer.example",
            name="Lotte Verhoeven",
            template="Client",
            debtor="1",
            companies=("Bakkerij Van der Meer Winkels B.V.",),
            has_token=True,
        ),
    ),
)

PLANS = (DEMO, BAKERY)
