"""Copying and deleting a user template: each asks first."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from loonpoort.access import actions
from loonpoort.access.dashlets import DashletRight
from loonpoort.access.models import UserTemplate
from loonpoort.web.forms_templates import TemplateNameForm
from loonpoort.web.sessions import caller
from loonpoort.web.template_rows import UsedBy
from loonpoort.web.trails import templates_trail
from loonpoort.web.views.templates import gone, of_template


@require_http_methods(["GET", "HEAD", "POST"])
@of_template(DashletRight.WRITE)
def copy_template(request: HttpRequest, found: UserTemplate) -> HttpResponse:
    call = caller(request)
    actions.require_template_management(call, found)
    proposal = {"name": _("%(name)s (copy)") % {"name": found.name[:70]}}
    form = TemplateNameForm(request.POST if request.method == "POST" else None, initial=proposal)
    if form.is_valid():
        try:
            copy = actions.copy_template(call, found, name=form.cleaned_data["name"])
        except ValidationError as error:
            if getattr(error, "code", None) == "gone":
                return gone(request)
            form.add_errors(error)
        else:
            messages.success(
                request,
                _("%(name)s is made, with the rights of %(original)s.")
                % {"name": copy.name, "original": found.name},
            )
            return redirect("template", copy.pk)
    context = {"trail": templates_trail(), "form": form, "template": found}
    return render(request, "web/template_copy.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@of_template(DashletRight.WRITE)
def delete_template(request: HttpRequest, found: UserTemplate) -> HttpResponse:
    call = caller(request)
    actions.require_template_management(call, found)
    if request.method == "POST":
        try:
            actions.delete_template(call, found)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("template", found.pk)
        messages.success(request, _("The user template %(name)s is deleted.") % {"name": found.name})
        return redirect("templates")
    context = {"trail": templates_trail(), "template": found, "used": UsedBy.of(call, found)}
    return render(request, "web/template_delete.html", context)
