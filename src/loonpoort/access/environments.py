"""Making an environment: its default user templates and its first administrator."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from loonpoort.access.actions import LoginChoices, make_login
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.kinds import RULES, TemplateKind
from loonpoort.access.models import Login, TemplateDashlet, UserTemplate
from loonpoort.audit.records import SYSTEM
from loonpoort.organisation.models import Environment, Product

MASTER_KIND = {
    Product.ACCOUNTANT: TemplateKind.MASTER_ACCOUNTANT,
    Product.BUSINESS: TemplateKind.MASTER_CLIENT,
}


def create_environment(
    *, subdomain: str, name: str, product: Product, administrator: str, language: str = "en"
) -> tuple[Environment, Login]:
    """Make an environment with default templates and an inactive administrator's login.

    Raises ValidationError, by field.
    """
    environment = Environment(subdomain=subdomain.lower(), name=name, product=product)
    environment.clean_fields()
    with transaction.atomic():
        try:
            with transaction.atomic():
                environment.save()
        except IntegrityError as error:
            taken = _("An environment with the subdomain %(name)s exists already.") % {"name": subdomain}
            raise ValidationError({"subdomain": taken}) from error
        kind = MASTER_KIND[product]
        administrators = _template(environment, "Administrator", kind, DashletRight.WRITE)
        _template(environment, "API integration", kind, DashletRight.NONE)
        _template(environment, "Client", TemplateKind.CLIENT, DashletRight.NONE)
        choices = LoginChoices(
            email=administrator,
            name="",
            user_template=administrators,
            filter_kind=RULES[product, kind].filter_kinds[0],
        )
        try:
            login = make_login(SYSTEM, choices, language=language)
        except ValidationError as error:
            raise ValidationError({"administrator": error.messages}) from error
    return environment, login


def _template(environment: Environment, name: str, kind: TemplateKind, right: DashletRight) -> UserTemplate:
    template = UserTemplate.objects.create(environment=environment, name=name, kind=kind)
    if right:
        TemplateDashlet.objects.bulk_create(
            TemplateDashlet(user_template=template, dashlet=dashlet, right=right) for dashlet in Dashlet
        )
    return template
