"""The departments and functions of the demo's debtors, by their trade."""

from loonpoort.organisation.models import Debtor, Department, Function

_DEPARTMENTS = (
    (10, "Directie"),
    (20, "Administratie"),
    (30, "Personeelszaken"),
    (40, "Uitvoering"),
    (50, "Inkoop en magazijn"),
)
_OF_ALL = ((1, "Directeur"), (2, "Administratief medewerker"), (3, "Teamleider"), (4, "Planner"))
_FUNCTIONS = {
    "Zorg": ("Verzorgende IG", "Verpleegkundige", "Helpende", "Gastvrouw"),
    "Horeca": ("Kok", "Medewerker bediening", "Receptionist"),
    "Transport": ("Chauffeur", "Loodsmedewerker", "Heftruckchauffeur"),
    "Schilders": ("Schilder", "Glaszetter"),
    "Kinderopvang": ("Pedagogisch medewerker", "Groepshulp"),
    "Installatie": ("Monteur", "Werkvoorbereider"),
    "Uitzend": ("Productiemedewerker", "Intercedent"),
}


def make_debtor_lists(debtors: list[Debtor]) -> dict[int, tuple[list[Department], list[Function]]]:
    """Save the departments and functions of some debtors, and give them by debtor id."""
    lists: dict[int, tuple[list[Department], list[Function]]] = {debtor.pk: ([], []) for debtor in debtors}
    departments = [
        Department(debtor=debtor, code=code, description=description)
        for debtor in debtors
        for code, description in _DEPARTMENTS
    ]
    functions = [
        Function(debtor=debtor, code=code, description=description)
        for debtor in debtors
        for code, description in (*_OF_ALL, *enumerate(_of_trade(debtor), start=11))
    ]
    for department in Department.unscoped.bulk_create(departments):
        lists[department.debtor_id][0].append(department)
    for function in Function.unscoped.bulk_create(functions):
        lists[function.debtor_id][1].append(function)
    return lists


def _of_trade(debtor: Debtor) -> tuple[str, ...]:
    return next((names for trade, names in _FUNCTIONS.items() if debtor.name.startswith(trade)), ())
