"""Absences in words: kinds of dossiers and causes, as numbers and as texts of the wire."""

from django.core.exceptions import ValidationError

DOSSIER_WORDS = {
    1: "Ziekte",
    2: "Ziekte door zwangerschap (vangnet)",
    3: "Ziekte heringetreden arbeidsgehandicapte (vangnet)",
    4: "Ziekte door orgaandonatie (vangnet)",
    5: "Zwangerschapverlof",
    6: "Adoptie / Pleegzorg",
    7: "Ziekte door bevalling",
    8: "Geen vangnetgeval / Ziekte",
    9: "Verzuim a.g.v. van zwangerschap en/of bevalling",
    10: "Verzuim a.g.v. van orgaandonatie",
    11: "WW uitkering en meer dan xx weken verzuim",
    12: "Uitzendkracht of oproepkracht",
    13: "Beëindiging dienstverband tijdens verzuim",
    14: "Gedeeltelijk ao verzuim binnen",
    15: "Bijzonder dienstverband",
    16: "Overige oorzaken",
    17: "Zwangerschapsverlof (WAZO)",
    18: "Adoptieverlof (WAZO)",
    19: "Pleegzorgverlof (WAZO)",
}
"""SIVI's kinds of dossiers, in the words of the contract."""
CAUSE_WORDS = {
    1: "Ziekte",
    2: "Bedrijfsongeval",
    3: "Verkeersongeval",
    4: "Privéongeval",
    5: "Beroepsziekte",
    6: "Zwangerschap of bevalling",
    7: "Orgaandonatie",
    8: "Overig",
}
"""The contract leaves the causes open: these are Loonpoort's own."""


def kind_of(sent: str | None) -> int | None:
    """A kind of dossier by its number or its word, in any case; None for no text.

    Raises ValidationError for another text."""
    text = (sent or "").strip().casefold()
    if not text:
        return None
    for number, word in DOSSIER_WORDS.items():
        if text in (str(number), word.casefold()):
            return number
    raise ValidationError({"dossier_kind": f"A kind of dossier is a number from 1 to {len(DOSSIER_WORDS)}"})
