"""A reader at a screen, who sees every complaint and every request of the pages opened."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request


class Reader:
    """Opens pages of the site and remembers what went wrong."""

    def __init__(self, browser: Browser, site_url: str) -> None:
        self.complaints: list[str] = []
        self._browser = browser
        self._site_url = site_url
        self._contexts: list[BrowserContext] = []

    def open(self, address: str, *, width: int = 1280, **options: Any) -> Page:
        """Open a page of the site, on a screen of its own."""
        viewport = {"width": width, "height": 800}
        context = self._browser.new_context(viewport=viewport, locale="zh-CN", **options)
        self._contexts.append(context)
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        page = context.new_page()
        answer = page.goto(self._site_url + address)
        assert answer is not None
        assert answer.ok, f"{address}: {answer.status}"
        return page

    def leave(self) -> None:
        """Close every screen."""
        for context in self._contexts:
            context.close()

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self._site_url, "data:", "blob:")):
            self.complaints.append(f"asks elsewhere: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.location.get('url')}: {message.text}")
