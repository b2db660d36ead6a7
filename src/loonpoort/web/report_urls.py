"""The pages of reports."""

from django.urls import path

from loonpoort.web.views import reports

REPORT_PAGES = [
    path("companies/<int:company_id>/reports/", reports.reports, name="reports"),
    path("companies/<int:company_id>/reports/<int:report_id>/", reports.download, name="report-download"),
]
