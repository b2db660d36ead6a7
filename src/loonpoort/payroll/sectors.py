"""Sectors of the Dutch employees' insurances, and the premium groups of agencies for temporary work."""

SECTORS = {
    1: "Agrarisch bedrijf",
    2: "Tabakverwerkende industrie",
    3: "Bouwbedrijf",
    4: "Baggerbedrijf",
    5: "Houten emballage-industrie, houtwaren- en borstelindustrie",
    6: "Timmerindustrie",
    7: "Meubel- en orgelbouwindustrie",
    8: "Groothandel in hout, zagerijen, schaverijen en houtbereidingsindustrie",
    9: "Grafische industrie",
    10: "Metaalindustrie",
    11: "Elektrotechnische industrie",
    12: "Metaal- en technische bedrijfstakken",
    13: "Bakkerijen",
    14: "Suikerverwerkende industrie",
    15: "Slagersbedrijven",
    16: "Slagers overig",
    17: "Detailhandel en ambachten",
    18: "Reiniging",
    19: "Grootwinkelbedrijf",
    20: "Havenbedrijven",
    21: "Havenclassificeerders",
    22: "Binnenscheepvaart",
    23: "Visserij",
    24: "Koopvaardij",
    25: "Vervoer KLM",
    26: "Vervoer NS",
    27: "Vervoer posterijen",
    28: "Taxivervoer",
    29: "Openbaar vervoer",
    30: "Besloten busvervoer",
    31: "Overig personenvervoer te land en in de lucht",
    32: "Overig goederenvervoer te land en in de lucht",
    33: "Horeca algemeen",
    34: "Horeca catering",
    35: "Gezondheid, geestelijke en maatschappelijke belangen",
    38: "Banken",
    39: "Verzekeringswezen",
    40: "Uitgeverij",
    41: "Groothandel I",
    42: "Groothandel II",
    43: "Zakelijke dienstverlening I",
    44: "Zakelijke dienstverlening II",
    45: "Zakelijke dienstverlening III",
    46: "Zuivelindustrie",
    47: "Textielindustrie",
    48: "Steen-, cement-, glas- en keramische industrie",
    49: "Chemische industrie",
    50: "Voedingsindustrie",
    51: "Algemene industrie",
    52: "Uitzendbedrijven",
    53: "Bewakingsondernemingen",
    54: "Culturele instellingen",
    55: "Overige takken van bedrijf en beroep",
    56: "Schildersbedrijf",
    57: "Stukadoorsbedrijf",
    58: "Dakdekkersbedrijf",
    59: "Mortelbedrijf",
    60: "Steenhouwersbedrijf",
    61: "Overheid, onderwijs en wetenschappen",
    62: "Overheid, rijk, politie en rechterlijke macht",
    63: "Overheid, defensie",
    64: "Overheid, provincies, gemeenten en waterschappen",
    65: "Overheid, openbare nutsbedrijven",
    66: "Overheid, overige instellingen",
    67: "Werk en (re)integratie",
    68: "Railbouw",
    69: "Telecommunicatie",
}
"""Regeling Wfsv, article 5.1. There are no sectors 36 and 37."""

TEMPORARY_WORK = 52
PREMIUM_GROUPS = {
    1: "Uitzendbedrijven IIA, kortingklasse",
    2: "Uitzendbedrijven IIA, middenklasse",
    3: "Uitzendbedrijven IIA, opslagklasse",
    4: "Uitzendbedrijven IA, kortingklasse",
    5: "Uitzendbedrijven IA, middenklasse",
    6: "Uitzendbedrijven IA, opslagklasse",
    7: "Detachering",
    8: "Intermediaire diensten",
    9: "Uitzendbedrijven IB en IIB",
}
"""Of the sector of temporary work, numbered as its payrolls number them."""

NO_CAO = 9999
NO_CAO_NAME = "Geen cao"
"""The code of the wage tax return for who falls under no collective labour agreement."""


def risk_group_name(sector: int, risk_group: int) -> str | None:
    """What a risk group is called, as far as its sector has named ones."""
    return PREMIUM_GROUPS.get(risk_group) if sector == TEMPORARY_WORK else None
