"""The App Store: packages and what they call, open to everybody, and the instructions for connecting one."""

from collections.abc import Iterable
from itertools import groupby

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from loonpoort.access.kinds import RULES, Level, TemplateKind
from loonpoort.connect.manifests import TOKEN, Package, package, packages
from loonpoort.operations import SERVICES
from loonpoort.organisation.models import Product
from loonpoort.web.connect_forms import places_of
from loonpoort.web.sessions import caller_or_none, open_to_weak_sessions


@login_not_required
@open_to_weak_sessions
@require_safe
def app_store(request: HttpRequest) -> HttpResponse:
    """All packages; ``q`` searches them, ``how`` is a way to connect."""
    wanted, how = request.GET.get("q", "").strip(), request.GET.get("how", "")
    language = get_language() or "en"
    ways = sorted({each.connects for each in packages()})
    found = [each for each in packages() if how not in ways or each.connects == how]
    context = {
        "rows": [(each, each.summary_in(language)) for each in found if _answers_to(each, wanted, language)],
        "q": wanted,
        "how": how,
        "ways": ways,
        "is_narrowed": bool(wanted) or how in ways,
    }
    return render(request, "web/app_store.html", context)


@login_not_required
@open_to_weak_sessions
@require_safe
def app_store_package(request: HttpRequest, slug: str) -> HttpResponse:
    """One package; one that connects by token goes on to the instructions."""
    found = _package_or_404(slug)
    if found.connects == TOKEN:
        return redirect("app-store-instructions", slug)
    return render(request, "web/app_store_package.html", _facts(found))


@login_not_required
@open_to_weak_sessions
@require_safe
def instructions(request: HttpRequest, slug: str) -> HttpResponse:
    """How a package is connected by token, step by step, each with a link to where it is done."""
    found = _package_or_404(slug)
    if found.connects != TOKEN:
        return redirect("app-store-package", slug)
    call = caller_or_none(request)
    product = call.environment.product if call else None
    context = {
        **_facts(found),
        "may_connect": call is None or (call.token is None and bool(places_of(call))),
        "kinds": {level: _kinds_at(level, product) for level in Level},
        "is_business": product == Product.BUSINESS,
        "is_accountant": product == Product.ACCOUNTANT,
    }
    return render(request, "web/app_store_instructions.html", context)


@login_not_required
@open_to_weak_sessions
@require_safe
def developers(request: HttpRequest) -> HttpResponse:
    """What there is for whoever builds an integration of their own."""
    context = {
        "base_url": settings.BASE_URL,
        "services": [(each, len(each.operations)) for each in SERVICES],
        "limits": (settings.LIMIT_ENVIRONMENT, settings.LIMIT_READS, settings.LIMIT_WRITES),
    }
    return render(request, "web/developers.html", context)


def _facts(found: Package) -> dict[str, object]:
    return {
        "package": found,
        "summary": found.summary_in(get_language() or "en"),
        "services": list(_by_service(found.operations)),
    }


def _by_service(operations: Iterable[str]) -> Iterable[tuple[str, str, list[str]]]:
    """Each service with the address of its help pages and the operations called."""
    paths = {each.name: each.path for each in SERVICES}
    for service, keys in groupby(operations, key=lambda key: key.partition(".")[0]):
        yield service, paths[service], [key.partition(".")[2] for key in keys]


def _kinds_at(level: Level, product: str | None) -> list[tuple[str, str]]:
    """The kinds of user template of a level, each with the products that have it; of one product only."""
    found: dict[str, list[str]] = {}
    for (of, kind), rules in RULES.items():
        if rules.level == level and product in (None, of):
            found.setdefault(str(TemplateKind(kind).label), []).append(str(Product(of).label))
    return [(kind, ", ".join(products)) for kind, products in found.items()]


def _package_or_404(slug: str) -> Package:
    found = package(slug)
    if found is None:
        raise Http404
    return found


def _answers_to(each: Package, wanted: str, language: str) -> bool:
    text = f"{each.name} {each.vendor} {each.summary_in(language)}".casefold()
    return all(word in text for word in wanted.casefold().split())
