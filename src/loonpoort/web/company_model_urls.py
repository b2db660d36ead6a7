"""The pages of what a company pays by."""

from django.urls import path

from loonpoort.web.views import company_models

COMPANY_MODEL_PAGES = [
    path("companies/<int:company_id>/wage-components/new/", company_models.new, name="company-wages-new"),
    path(
        "companies/<int:company_id>/wage-components/<int:component_id>/stop/",
        company_models.stop,
        name="company-wages-stop",
    ),
]
