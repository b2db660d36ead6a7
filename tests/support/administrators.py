"""The demo's administrator at the pages, without a script."""

from typing import Any

import requests
from lxml import html

from tests.support.live_server import DemoServer


class Administrator:
    """Signed in."""

    def __init__(self, demo: DemoServer) -> None:
        self._base, self._browser = demo.base_url, requests.Session()
        self.email = str(demo.facts["administrator"]["email"])
        self.post("/sign-in/", email=self.email, password=demo.facts["administrator"]["password"])

    def page(self, path: str) -> Any:
        return html.fromstring(self._browser.get(f"{self._base}{path}", timeout=20).text)

    def post(self, path: str, **values: str) -> Any:
        """Fill in and send the first form of a page, and give the page that comes of it."""
        form = self.page(path).xpath("(//main//form[@method='post'])[1]")[0]
        data = {**dict(form.form_values()), **values}
        return html.fromstring(self._browser.post(f"{self._base}{path}", data, timeout=20).text)

    def new_secret(self, debtor_id: int, webhook_id: int) -> str:
        """Of a webhook."""
        page = self.post(f"/debtors/{debtor_id}/webhooks/{webhook_id}/secret/")
        [secret] = page.xpath("//input[@id='signing-secret']/@value")
        return str(secret)
