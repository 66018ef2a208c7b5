"""What the data page offers can be fetched, and is what it says it is."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections import Counter
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page

from support.reader import Reader

TASKS = {
    "331121-2021-key": 85,
    "330305-2021-key": 184,
    "331083-2021-key": 126,
    "331083-2021-livelihood": 12,
    "331100-2023-key": 203,
    "330824-2023-key": 9,
}


@pytest.fixture
def data(reader: Reader) -> Page:
    return reader.open("data/")


def fetched(data: Page, address: str) -> bytes:
    """What a click on a link of the data page brings."""
    answer = data.request.get(urljoin(data.url, address))
    assert answer.ok, f"{address}: {answer.status}"
    return answer.body()


def test_tasks_csv_is_linked_and_holds_every_task(data: Page) -> None:
    address = data.locator("main a[href$='tasks.csv']").first.get_attribute("href")
    text = fetched(data, str(address)).decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))

    assert Counter(row["plan_id"] for row in rows) == TASKS


def test_a_click_downloads_the_table(data: Page) -> None:
    with data.expect_download() as download:
        data.locator("main a[href$='measures.csv']").first.click()

    assert download.value.suggested_filename == "measures.csv"


def test_the_package_describes_every_file_truly(data: Page) -> None:
    package = json.loads(fetched(data, "datapackage.json"))
    tables = [item["name"] for item in package["resources"] if item["path"].endswith(".csv")]

    assert len(tables) == len(set(tables)) == 18
    for resource in package["resources"]:
        body = fetched(data, resource["path"])
        assert len(body) == resource["bytes"]
        assert resource["hash"] == f"sha256:{hashlib.sha256(body).hexdigest()}"


def test_every_plan_has_its_own_nested_document(data: Page) -> None:
    for plan_id, count in TASKS.items():
        document = json.loads(fetched(data, f"plans/{plan_id}.json"))
        assert [plan["plan_id"] for plan in document["plans"]] == [plan_id]
        assert len(document["plans"][0]["tasks"]) == count


def test_every_download_on_the_page_is_there(data: Page) -> None:
    links = [link.get_attribute("href") for link in data.locator("main a[href]").all()]
    files = [link for link in links if link and link.rpartition(".")[2] in {"csv", "json"}]

    assert len(files) >= 2 * 17
    assert all(fetched(data, file) for file in files)
