"""Documents of an employee: the list on its page, and each as a file."""

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from loonpoort.access.actions.employees import take_document
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.payroll.models import Employee, EmployeeDocument
from loonpoort.web.payroll_places import employee_or_404
from loonpoort.web.rights import may_see, needs, require_right
from loonpoort.web.sessions import caller
from loonpoort.web.stored_files import download

PAGE_LENGTH = 25


@require_POST
@needs(Dashlet.EMPLOYEES, DashletRight.READ)
def document(request: HttpRequest, employee_id: int, document_id: int) -> HttpResponse:
    """The file, to be saved and not shown. A POST: it leaves an audit entry."""
    call = caller(request)
    require_right(call, DashletRight.READ, Dashlet.DOCUMENTS)
    found = take_document(call, employee_or_404(call, employee_id), document_id)
    if found is None:
        raise Http404
    return download(found)


def documents_of(request: HttpRequest, call: Call, employee: Employee) -> Page[EmployeeDocument] | None:
    """Those to be listed, the latest first; None for who may not see them."""
    if not may_see(call, Dashlet.DOCUMENTS):
        return None
    rows = EmployeeDocument.unscoped.filter(employee=employee).defer("content")
    return Paginator(rows, PAGE_LENGTH).get_page(request.GET.get("page"))
