"""Settings > Users > User templates."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from loonpoort.access import actions
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.models import UserTemplate
from loonpoort.web.forms_templates import NewTemplateForm, TemplateForm
from loonpoort.web.operation_switches import groups
from loonpoort.web.rights import PageView, may_change, needs
from loonpoort.web.sessions import caller
from loonpoort.web.template_rows import UsedBy, open_words, template_rows, templates_of
from loonpoort.web.trails import templates_trail, users_trail
from loonpoort.web.words import grouped

LONGEST_SEARCH = 100


def of_template(right: DashletRight) -> Callable[[PageView], PageView]:
    """Give a view the template that its address names, or say that it is not there."""

    def decorate(view: PageView) -> PageView:
        @needs(Dashlet.USER_TEMPLATES, right)
        @wraps(view)
        def guarded(request: HttpRequest, template_id: int) -> HttpResponse:
            found = templates_of(caller(request)).filter(pk=template_id).first()
            return view(request, found) if found else gone(request)

        return guarded

    return decorate


def gone(request: HttpRequest) -> HttpResponse:
    """The same for a template that was deleted, is another environment's or never was."""
    return render(request, "web/template_gone.html", {"trail": templates_trail()}, status=404)


@require_safe
@needs(Dashlet.USER_TEMPLATES, DashletRight.READ)
def templates(request: HttpRequest) -> HttpResponse:
    call = caller(request)
    context = {
        "trail": users_trail(),
        "rows": template_rows(call),
        "may_change": may_change(call, Dashlet.USER_TEMPLATES),
    }
    return render(request, "web/templates.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Dashlet.USER_TEMPLATES, DashletRight.WRITE)
def new_template(request: HttpRequest) -> HttpResponse:
    call = caller(request)
    form = NewTemplateForm(call, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = actions.create_template(call, **form.cleaned_data)
        except ValidationError as error:
            form.add_errors(error)
        else:
            messages.success(
                request, _("The user template is made, without rights on panels. Set its rights here.")
            )
            return redirect("template", made.pk)
    return render(request, "web/template_new.html", {"trail": templates_trail(), "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@of_template(DashletRight.READ)
def template(request: HttpRequest, found: UserTemplate) -> HttpResponse:
    """Its rights. The search and the buttons above the operations show a draft, which saves nothing."""
    call = caller(request)
    used = UsedBy.of(call, found)
    form = _form(request, found, is_used=used.total > 0)
    may = may_change(call, Dashlet.USER_TEMPLATES) and not form.rights.exceed(form.own)
    if request.method == "POST" and not may:
        raise PermissionDenied(_("You may not change this user template."))
    refusal = ""
    if form.is_valid():
        refusal = _save(request, found, form)
        if refusal == "gone":
            return gone(request)
        if form.is_valid():
            messages.success(request, _saved(used))
            return redirect("template", found.pk)
    return render(request, "web/template.html", _context(request, form, used, refusal) | {"may_change": may})


def _form(request: HttpRequest, found: UserTemplate, *, is_used: bool) -> TemplateForm:
    sent = request.POST if request.method == "POST" else None
    is_draft = sent is not None and "press" in sent
    return TemplateForm(
        caller(request),
        found,
        None if is_draft else sent,
        draft=sent if is_draft else None,
        is_used=is_used,
        search=(sent or request.GET).get("search", "")[:LONGEST_SEARCH],
    )


def _save(request: HttpRequest, found: UserTemplate, form: TemplateForm) -> str:
    """Save what was filled in. When it is refused the form says so, and the reason's code is given."""
    try:
        actions.update_template(
            caller(request),
            found,
            form.choices(),
            revision=form.cleaned_data["revision"] or 0,
            may_lose_own="may_lose_own" in request.POST,
        )
    except ValidationError as error:
        code = getattr(error, "code", None) or ""
        if code == "stale":
            form.compare()
        form.add_errors(error)
        return code
    return ""


def _saved(used: UsedBy) -> str:
    if not used.total:
        return _("Saved. No login uses this user template yet.")
    return ngettext(
        "Saved. It holds for %(count)s login, from its next call and page on.",
        "Saved. It holds for %(count)s logins, from their next call and page on.",
        used.total,
    ) % {"count": grouped(used.total)}


def _context(request: HttpRequest, form: TemplateForm, used: UsedBy, refusal: str) -> dict[str, object]:
    call: Call = caller(request)
    pressed = request.POST.get("press", "")
    services = groups(form.opened, form.own.closed, form.search, pressed.partition(":")[2])
    switches = [switch for service in services for switch in service.all()]
    return {
        "trail": templates_trail(),
        "form": form,
        "template": form.template,
        "used": used,
        "is_own": form.template.pk == call.login.user_template_id,
        "exceeds": form.rights.exceed(form.own),
        "asks": refusal == "own_rights",
        "shows_settings": any(panel.highest for panel in form.settings_panels) or not form.is_used,
        "services": services,
        "is_any_found": any(switch.is_found for switch in switches),
        "total_words": open_words(sum(switch.is_open for switch in switches), len(switches)),
        "count_words": open_words("{open}", "{total}"),
    }
