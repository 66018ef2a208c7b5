"""What axe finds on a page, one short line a finding."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def findings(page: Page) -> list[str]:
    """`rule: where: what`; empty if all is well."""
    return [
        f"{rule['id']}: {node['target'][0]}: {node['failureSummary'].splitlines()[-1].strip()}"
        for rule in Axe().run(page).response["violations"]
        for node in rule["nodes"]
    ]
