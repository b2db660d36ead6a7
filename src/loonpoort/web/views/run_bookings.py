"""How a company's wage codes are booked: the list, and a form that says it of one."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from loonpoort.access.actions.runs import book_code
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.payroll.bookings import BookingChoices
from loonpoort.payroll.models import CodeBooking
from loonpoort.web.payroll_places import company_or_404
from loonpoort.web.rights import needs
from loonpoort.web.run_forms import BookingForm
from loonpoort.web.run_words import runs_trail
from loonpoort.web.sessions import caller


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Dashlet.RUNS, DashletRight.WRITE)
def bookings(request: HttpRequest, company_id: int) -> HttpResponse:
    call = caller(request)
    of = company_or_404(call, company_id)
    form = BookingForm(of, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            book_code(call, of, BookingChoices(**form.cleaned_data))
        except ValidationError as error:
            form.add_errors(error)
        else:
            messages.success(request, _("Saved."))
            return redirect("run-bookings", of.pk)
    rows: Any = CodeBooking.unscoped.filter(company_id=of.pk)
    context = {
        "company": of,
        "form": form,
        "trail": runs_trail(call, of),
        "bookings": rows.select_related("code").order_by("code__number"),
    }
    return render(request, "web/run_bookings.html", context)
