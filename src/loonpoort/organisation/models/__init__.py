"""The organisation's rows."""

from loonpoort.organisation.models.companies import Company, DeclarationPeriod
from loonpoort.organisation.models.debtors import Debtor, DebtorTag, Tag
from loonpoort.organisation.models.environments import Environment, Product

__all__ = ["Company", "Debtor", "DebtorTag", "DeclarationPeriod", "Environment", "Product", "Tag"]
