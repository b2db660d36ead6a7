"""The pages' addresses. The API door has its own."""

from django.urls import include, path

urlpatterns = [path("", include("loonpoort.web.urls"))]
