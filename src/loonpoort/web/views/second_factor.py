"""User profile, tab Security: the password and the second factor."""

from base64 import b32encode
from typing import Any

import segno
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe
from django_otp.plugins.otp_totp.models import TOTPDevice

from loonpoort.access import actions
from loonpoort.access.second_factor import authenticator, has_second_factor, is_missing, recovery_codes_left
from loonpoort.web.forms import OwnPasswordForm
from loonpoort.web.forms_people import CodeForm, PasswordAndCodeForm
from loonpoort.web.sessions import caller, open_without_second_factor


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """The tab."""
    login = caller(request).login
    context = {"authenticator": authenticator(login), "codes_left": recovery_codes_left(login)}
    return render(request, "web/profile_security.html", context)


@open_without_second_factor
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """The first step: the password."""
    call = caller(request)
    if has_second_factor(call.login):
        return redirect("profile-security")
    form = OwnPasswordForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.begin_second_factor(call, form.cleaned_data["password"])
        except ValidationError as error:
            form.add_errors(error)
        else:
            return redirect("second-factor-confirm")
    context = {"form": form, "is_required": is_missing(call.login)}
    return render(request, "web/second_factor_add.html", context)


@open_without_second_factor
@sensitive_variables()
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """The second step: the secret goes into the app, and a code comes out."""
    call = caller(request)
    device = actions.begun_second_factor(call)
    if device is None:
        return redirect("second-factor-add")
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            codes = actions.add_second_factor(
                call, form.cleaned_data["code"], session_key=request.session.session_key
            )
        except ValidationError as error:
            form.add_errors(error)
        else:
            messages.success(request, _("Your authenticator app is added. Your other sessions are ended."))
            return _show_codes(request, codes)
    return render(request, "web/second_factor_confirm.html", {"form": form, **_secret(device)})


@sensitive_variables()
@sensitive_post_parameters("password", "code")
@require_http_methods(["GET", "HEAD", "POST"])
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """New recovery codes in place of the old ones."""
    call = caller(request)
    if not has_second_factor(call.login):
        return redirect("profile-security")
    form = PasswordAndCodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            codes = actions.renew_recovery_codes(
                call, form.cleaned_data["password"], form.cleaned_data["code"]
            )
        except ValidationError as error:
            form.add_errors(error)
        else:
            return _show_codes(request, codes)
    return render(request, "web/recovery_codes_new.html", {"form": form})


@sensitive_post_parameters("password", "code")
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest) -> HttpResponse:
    call = caller(request)
    if not has_second_factor(call.login):
        return redirect("profile-security")
    form = PasswordAndCodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.remove_second_factor(call, form.cleaned_data["password"], form.cleaned_data["code"])
        except ValidationError as error:
            form.add_errors(error)
        else:
            messages.success(request, _("Your authenticator app is removed, and its recovery codes with it."))
            return redirect("profile-security")
    return render(request, "web/second_factor_remove.html", {"form": form})


@sensitive_variables()
def _show_codes(request: HttpRequest, codes: list[str]) -> HttpResponse:
    """In the answer to the POST only: no address leads to them again."""
    return render(request, "web/recovery_codes.html", {"codes": [f"{code[:4]} {code[4:]}" for code in codes]})


@sensitive_variables()
def _secret(device: TOTPDevice) -> dict[str, Any]:
    """The secret to scan and to type; the picture is in the page itself and loads nothing."""
    text = b32encode(device.bin_key).decode()
    return {
        "picture": segno.make(device.config_url, error="m").svg_data_uri(scale=5, border=3, light="#fff"),
        "secret": " ".join(text[start : start + 4] for start in range(0, len(text), 4)),
    }
