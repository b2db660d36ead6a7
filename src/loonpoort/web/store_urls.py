"""The addresses of pages: the App Store."""

from django.urls import URLPattern, path

from loonpoort.web.views import app_store

STORE_PAGES: list[URLPattern] = [
    path("app-store/", app_store.app_store, name="app-store"),
    path("app-store/<slug:slug>/", app_store.app_store_package, name="app-store-package"),
    path("app-store/<slug:slug>/instructions/", app_store.instructions, name="app-store-instructions"),
    path("developers/", app_store.developers, name="developers"),
]
