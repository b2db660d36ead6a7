"""Making an environment: its default user templates and its first administrator."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from loonpoort.access import events
from loonpoort.access.actions import LoginChoices, make_login
from loonpoort.access.catalogue import writing_operations
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.kinds import RULES, TemplateKind
from loonpoort.access.models import Login, UserTemplate
from loonpoort.access.template_records import Picture, record_template
from loonpoort.access.template_rights import Rights
from loonpoort.audit.records import SYSTEM, Subject, record
from loonpoort.organisation.models import Environment, Product
from loonpoort.organisation.models.time_registration_codes import add_time_registration_codes

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
        record(
            events.ENVIRONMENT_CREATED,
            environment_id=environment.pk,
            actor=SYSTEM,
            subject=Subject("environment", environment.pk, environment.name),
            after={"subdomain": environment.subdomain, "product": environment.product},
        )
        add_time_registration_codes(environment)
        kind = MASTER_KIND[product]
        administrators = make_template(environment, "Administrator", kind, DashletRight.WRITE)
        make_template(environment, "Viewer", kind, DashletRight.READ, reads_only=True)
        make_template(environment, "API integration", kind)
        make_template(environment, "API read-only", kind, reads_only=True)
        make_template(environment, "Client", TemplateKind.CLIENT)
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


def make_template(
    environment: Environment,
    name: str,
    kind: TemplateKind,
    right: DashletRight = DashletRight.NONE,
    *,
    reads_only: bool = False,
) -> UserTemplate:
    """Make a template with one right on every dashlet, without asking who may.

    ``reads_only`` closes the operations that change something; it does not touch dashlets.
    """
    rights = Rights(
        dict.fromkeys(Dashlet, right) if right else {}, writing_operations() if reads_only else frozenset()
    )
    with transaction.atomic():
        template = UserTemplate.objects.create(environment=environment, name=name, kind=kind)
        rights.save(template)
        after = Picture.of(template).whole()
        record_template(events.USER_TEMPLATE_CREATED, template, SYSTEM, after=after)
    return template
