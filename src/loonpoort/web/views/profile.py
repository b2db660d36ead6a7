"""User profile: the signed-in login itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from loonpoort.web.sessions import caller
from loonpoort.web.words import Reach, filter_words


@require_safe
def profile(request: HttpRequest) -> HttpResponse:
    call = caller(request)
    context = {"filter": filter_words(call.login), "reach": Reach.of(call)}
    return render(request, "web/profile.html", context)
