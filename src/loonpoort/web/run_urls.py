"""The pages of payroll runs."""

from django.urls import path

from loonpoort.web.views import run_bookings, runs

RUN_PAGES = [
    path("companies/<int:company_id>/runs/new/", runs.new, name="run-new"),
    path("companies/<int:company_id>/runs/import/", runs.take_in, name="run-import"),
    path("companies/<int:company_id>/runs/<int:run_id>/", runs.run, name="run"),
    path("companies/<int:company_id>/runs/<int:run_id>/journal/", runs.journal, name="run-journal"),
    path("companies/<int:company_id>/runs/<int:run_id>/<slug:step>/", runs.step, name="run-step"),
    path("companies/<int:company_id>/bookings/", run_bookings.bookings, name="run-bookings"),
    path("companies/<int:company_id>/run-requests/<int:request_id>/", runs.answer, name="run-request"),
]
