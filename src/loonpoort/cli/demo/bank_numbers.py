"""Bank numbers that look real and belong to nobody."""

from collections.abc import Iterator
from random import Random

from stdnum import iban

BANKS = {"ABNA": "ABNANL2A", "INGB": "INGBNL2A", "RABO": "RABONL2U", "TRIO": "TRIONL2U"}
"""The code of a bank in an IBAN, and its BIC."""


def fictitious_ibans(random: Random) -> Iterator[tuple[str, str]]:
    """Different Dutch IBANs with right check digits, each with its bank's BIC.

    Dutch banks give out account numbers that pass their eleven-test, so one that fails it is nobody's.
    """
    given = set()
    while True:
        bank = random.choice(list(BANKS))
        account = f"{random.randrange(10**8, 10**9):010}"
        if account not in given and _eleven_test(account) != 0:
            given.add(account)
            digits = iban.calc_check_digits(f"NL00{bank}{account}")
            yield f"NL{digits}{bank}{account}", BANKS[bank]


def _eleven_test(account: str) -> int:
    """0 for the account numbers that banks give out."""
    return sum(int(digit) * weight for digit, weight in zip(account, range(10, 0, -1), strict=True)) % 11
