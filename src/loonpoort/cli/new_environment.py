"""Making an environment from the command line."""

from django.core.exceptions import ValidationError
from django.db import transaction

from loonpoort.access import events
from loonpoort.access.actions import post_activation
from loonpoort.access.activation import link_parts
from loonpoort.access.environments import create_environment
from loonpoort.audit.records import SYSTEM
from loonpoort.config import links
from loonpoort.organisation.models import Product


def make_environment(
    *, subdomain: str, name: str, administrator: str, product: str, language: str, print_link: bool
) -> str:
    """Make it, and give what to tell whoever asked. Raises ValidationError, by option."""
    if product not in Product.values:
        raise ValidationError({"product": f"must be one of {', '.join(Product.values)}."})
    if language not in ("en", "nl"):
        raise ValidationError({"language": "must be en or nl."})
    with transaction.atomic():
        environment, login = create_environment(
            subdomain=subdomain,
            name=name,
            product=Product(product),
            administrator=administrator,
            language=language,
        )
        if print_link:
            events.record_login(events.LOGIN_LINK_SHOWN, login, SYSTEM)
        else:
            post_activation(SYSTEM, login)
    made = f"Environment {environment.subdomain} is there. "
    if print_link:
        link = links.activation(*link_parts(login))
        return f"{made}For {login.email}, within 24 hours, once:\n{link}"
    return f"{made}The worker sends the activation mail to {login.email}."
