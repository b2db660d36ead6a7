"""Dutch places: addresses and telephone numbers that look real and reach nobody."""

from dataclasses import dataclass
from random import Random

from loonpoort.payroll.models import AddressType, EmployeeAddress


@dataclass(frozen=True, slots=True)
class City:
    name: str
    area_code: str
    first_code: int
    """The digits of its postal codes run from here ..."""
    last_code: int
    """... to here."""


CITIES = {
    city.name: city
    for city in (
        City("Utrecht", "030", 3511, 3585),
        City("Amersfoort", "033", 3811, 3829),
        City("Zeist", "030", 3701, 3708),
        City("Nieuwegein", "030", 3431, 3439),
        City("Houten", "030", 3991, 3995),
        City("Veenendaal", "0318", 3901, 3907),
        City("Hilversum", "035", 1211, 1223),
        City("Amsterdam", "020", 1011, 1109),
        City("Almere", "036", 1311, 1363),
        City("Haarlem", "023", 2011, 2037),
        City("Leiden", "071", 2311, 2334),
        City("Den Haag", "070", 2511, 2597),
        City("Rotterdam", "010", 3011, 3089),
        City("Gouda", "0182", 2801, 2809),
        City("Arnhem", "026", 6811, 6846),
        City("Ede", "0318", 6711, 6718),
        City("Apeldoorn", "055", 7311, 7339),
        City("Zwolle", "038", 8011, 8045),
        City("Nijmegen", "024", 6511, 6546),
        City("Tilburg", "013", 5011, 5049),
        City("Breda", "076", 4811, 4839),
        City("Eindhoven", "040", 5611, 5658),
    )
}

_STREETS = (
    *("Kerkstraat", "Dorpsstraat", "Molenweg", "Julianalaan", "Wilhelminastraat", "Beatrixlaan"),
    *("Schoolstraat", "Nieuwstraat", "Stationsweg", "Eikenlaan", "Beukenlaan", "Lindelaan"),
    *("Kastanjelaan", "Populierenlaan", "Esdoornstraat", "Rozenstraat", "Tulpstraat", "Vijverlaan"),
    *("Parkweg", "Havenstraat", "Prins Hendrikkade", "Oranjestraat", "Marktstraat", "Achterweg"),
    *("Zonnebloemstraat", "Meidoornlaan", "Merelstraat", "Leeuweriklaan", "Zwaluwstraat", "Reigerhof"),
    *("Rembrandtlaan", "Vondelstraat", "Mozartlaan", "Spinozaweg", "Van Goghstraat", "Vermeerlaan"),
    *("Burgemeester Jansenlaan", "Laan van Westenenk", "Industrieweg", "Zuiderzeestraat", "IJsselkade"),
)
_POSTAL_LETTERS = "ABCDEGHJKLMNPRSTVWXZ"
_UNUSED_PAIRS = {"SA", "SD", "SS"}


def home_address(random: Random, city: City) -> EmployeeAddress:
    has_addition = random.random() < 0.15
    return EmployeeAddress(
        is_default=True,
        type=AddressType.HOME,
        street=random.choice(_STREETS),
        house_number=str(random.randint(1, 180)),
        house_number_addition=random.choice(["A", "B", "bis", "II"]) if has_addition else None,
        postal_code=_postal_code(random, city),
        city=city.name,
        country_code="NL",
    )


def post_box(random: Random, city: City) -> EmployeeAddress:
    return EmployeeAddress(
        is_default=False,
        type=AddressType.POST,
        street="Postbus",
        house_number=str(random.randint(10, 999) * 10),
        postal_code=_postal_code(random, city),
        city=city.name,
        country_code="NL",
    )


def city_near(random: Random, home: City) -> City:
    """Most people live where they work."""
    return home if random.random() < 0.6 else random.choice(list(CITIES.values()))


def telephone_number(random: Random, area_code: str) -> str:
    """A number that rings nobody: after an area code, and after 06, none that is in use goes on with a 0."""
    digits = 9 - len(area_code)
    return f"{area_code}-0{random.randrange(10**digits):0{digits}}"


def _postal_code(random: Random, city: City) -> str:
    letters = "".join(random.choices(_POSTAL_LETTERS, k=2))
    if letters in _UNUSED_PAIRS:
        letters = "AB"
    return f"{random.randint(city.first_code, city.last_code)} {letters}"
