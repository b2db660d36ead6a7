"""The pages of declarations."""

from django.urls import path

from loonpoort.web.views import declarations

DECLARATION_PAGES = [
    path("companies/<int:company_id>/payments/<int:run_id>/", declarations.payments, name="run-payments"),
    path("companies/<int:company_id>/declarations/new/", declarations.new, name="declaration-new"),
    path(
        "companies/<int:company_id>/declarations/pension-codes/",
        declarations.pension_codes,
        name="pension-codes",
    ),
    path(
        "companies/<int:company_id>/declarations/<int:declaration_id>/sent/",
        declarations.sent,
        name="declaration-sent",
    ),
    path(
        "companies/<int:company_id>/declarations/<int:declaration_id>/file/",
        declarations.file,
        name="declaration-file",
    ),
]
