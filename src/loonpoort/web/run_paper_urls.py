"""Downloads of documents of payroll runs."""

from django.urls import path

from loonpoort.web.views import run_papers

RUN_PAPER_PAGES = [
    path("companies/<int:company_id>/papers/<int:run_id>/", run_papers.annual, name="run-paper"),
    path("companies/<int:company_id>/payslips/<int:run_id>/", run_papers.payslips, name="run-payslips"),
    path("employees/<int:employee_id>/payslips/<int:run_id>/", run_papers.payslip, name="employee-payslip"),
]
