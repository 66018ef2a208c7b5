"""The home page, the pages of places and of what is overdue: with few places, with very many."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from govpublish.pages import home, jurisdiction, labels, overdue
from govpublish.pages.cards import OFFICIAL, added, card, pieces
from govpublish.pages.coming import coming
from govpublish.pages.held import held
from govpublish.pages.late import late
from govpublish.pages.links import Link
from govpublish.pages.lookups import Lookups, look_up
from govpublish.pages.overview import behind, overview
from govpublish.pages.plans import plan
from govpublish.pages.summary import Counts
from govpublish.schema import Schema
from govpublish.site.draw import Drawing, draw_site
from govpublish.site.shell import Shells
from pages.conftest import ROOT
from pages.judged import judged
from pages.many_places import many
from pages.reading import Read, read
from pages.yunshan import KEY, LIVELIHOOD, REPORT, SOURCE

HUNDRED_KB = 100_000


def words(page: Read) -> str:
    """The words of a page without white space."""
    return "".join(page.text.split())


def hrefs(page: Read) -> list[str]:
    """Where a page leads."""
    return [a["href"] or "" for a in page.all("a")]


@pytest.fixture
def known(schema: Schema) -> Lookups:
    """The edition with statuses of both kinds."""
    return look_up(judged(), schema, [])


@pytest.fixture(scope="module")
def drawn(
    schema: Schema, shells: tuple[Shells, Path], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The home page, the places and the overdue of ninety counties."""
    into = tmp_path_factory.mktemp("many")
    found = look_up(many(90), schema, [])
    drawing = Drawing(shells[0], labels(schema), ROOT / "templates", into)
    for kind in (home, jurisdiction, overdue):
        draw_site(kind.pages(found), drawing)
    return into


def test_official_and_derived_are_counted_over_the_same_places_and_never_merged(
    known: Lookups,
) -> None:
    cards = [card(known, one) for one in known.plans]
    whole = overview(known, cards)
    assert whole.total == 4 == whole.tasks + whole.measures
    for counts, bar in (
        (whole.official, whole.official_pieces),
        (whole.derived, whole.derived_pieces),
    ):
        assert sum(n for _, n in counts.given) + counts.without == whole.total
        assert sum(one.number for one in bar) == whole.total
    assert dict(whole.official.given) == {"done": 1, "slow": 1}
    assert (whole.by_both.plans, whole.by_task.plans, whole.by_measure.plans) == (1, 0, 0)
    assert (whole.silent.plans, whole.silent.counted) == (1, 1)  # in no N
    assert (whole.oldest, whole.newest) == ("2021-09-30", "2021-09-30")


def test_counts_are_added_in_the_order_of_the_schema(known: Lookups) -> None:
    parts = [Counts((("slow", 2),), 1), Counts((("done", 1), ("slow", 1)), 0)]
    assert added(known, parts, OFFICIAL) == Counts((("done", 1), ("slow", 3)), 1)
    assert pieces(Counts((), 0), 0) == ()


def test_a_plan_called_behind_stands_among_the_slow_ones(known: Lookups) -> None:
    (one,) = behind(card(known, plan_id) for plan_id in known.plans)
    assert (one.card.plan.record["plan_id"], one.official, one.number) == (KEY, (("slow", 1),), 1)


def test_the_documents_own_totals_stand_with_their_verdict(known: Lookups) -> None:
    stated = card(known, KEY).stated
    assert stated is not None
    assert stated.sentence is None
    assert stated.checked == (("重点工作总数", "equal"), ("正常推进", "not_recoverable"))
    assert card(known, LIVELIHOOD).stated is None


def test_one_sentence_that_says_it_all_is_quoted_once(schema: Schema) -> None:
    edition = judged()
    found = look_up(edition, schema, [])
    like = found.totals_of[REPORT][0]
    sentence = "12项中,8项已完成,4项尚未完成"
    totals = [
        {**like, "what": what, "verdict": verdict}
        for what, verdict in (
            ("12项", "equal"),
            ("8项已完成", "not_recoverable"),
            ("4项尚未完成", "equal"),
            (sentence, "equal"),
            ("4项尚未完成的项目", "equal"),
        )
    ]
    found.totals_of[REPORT][:] = totals  # type: ignore[index]
    stated = card(found, KEY).stated
    assert stated is not None
    assert stated.sentence == sentence
    assert [verdict for _, verdict in stated.checked] == ["equal", "not_recoverable", "equal"]


def test_what_is_due_next_is_seen_from_the_report_and_leaves_out_what_is_done(
    known: Lookups,
) -> None:
    shared = plan(known, KEY)
    assert coming(known, [shared]).total == 0  # the one deadline ahead is met
    row = known.assessments_of[(REPORT, f"{KEY}.1.2")][0]
    row["derived_status"] = None
    told = coming(known, [shared])
    assert [(one.due_on, one.deadline) for one in told.rows] == [("2021-12-31", "年底前")]
    assert coming(known, [plan(known, LIVELIHOOD)]).rows == ()


def test_days_say_how_many_of_how_many(known: Lookups) -> None:
    (day,) = late(known, plan(known, KEY)).days
    assert (day.due_on, day.late, day.due) == ("2021-06-30", 1, 1)


def test_the_timeline_says_what_is_held_and_what_is_missing(schema: Schema) -> None:
    edition = judged()
    found = look_up(edition, schema, [])
    first = found.reports[REPORT]
    earlier = {**first, "report_id": f"{KEY}@2021-Q1", "period": "2021-Q1", "as_of": "2021-03-31"}
    found.reports_of[KEY][:] = [earlier, first]  # type: ignore[index]
    (year,) = held(found, [plan(found, KEY), plan(found, LIVELIHOOD)])
    assert (year.year, year.missing) == (2021, 1)
    assert year.periods == ("2021", "2021-Q1", "2021-Q2", "2021-Q3")
    key, livelihood = year.rows
    shown = [cell.stage and cell.stage.report is not None for cell in key.cells]
    assert shown == [None, True, False, True]
    assert [cell.stage is None for cell in livelihood.cells] == [False, True, True, True]
    assert first["source_id"] == SOURCE


def test_the_home_page_says_what_n_is_and_leads_to_filtered_plans(toy_site: Path) -> None:
    page = read(toy_site / "index.html")
    said = words(page)
    assert "两边的N都是4处，即最新一期逐项说到的2项举措和2项任务" in said
    assert "不在N里：云山县的1项任务" in said
    assert "990101/2021-key/?official=slow#tasks" in hrefs(page)
    assert "explorer/?official=slow" in hrefs(page)
    assert "explorer/?official=unfinished" not in hrefs(page)
    assert page.ids.index("ask") < page.ids.index("places") < page.ids.index("newest")


def test_a_place_leads_to_the_comparison_with_its_plans(toy_site: Path) -> None:
    page = read(toy_site / "990101/index.html")
    assert f"../compare/?of={KEY},{LIVELIHOOD}" in hrefs(page)


def test_a_place_without_anything_overdue_keeps_its_page_and_says_so(toy_site: Path) -> None:
    said = words(read(toy_site / "990101/overdue/index.html"))
    assert "没有一处列为逾期" in said or "还没有一处到时限" in said
    assert "没有：最新一期里没有一处过了时限而没有报告完成" in said


def test_of_many_places_the_home_page_has_names_by_province_and_prefecture(drawn: Path) -> None:
    page = read(drawn / "index.html")
    folded = [one for one in page.all("details") if "gp-region" in (one["class"] or "")]
    assert len(folded) == 3
    assert "云岭0省30个地方" in words(page)
    assert words(page).index("云州00市") < words(page).index("云州01市")
    assert sum(one.startswith("1") and one.endswith("01/") for one in set(hrefs(page))) >= 12
    assert "90个地方" in words(page)
    assert not [one for one in page.all("article") if one.get("class") == "gp-card"]


def test_of_many_places_the_overdue_are_grouped_by_place(drawn: Path) -> None:
    page = read(drawn / "overdue/index.html")
    assert len(page.all("tbody")) == 90 + 1
    assert "云山0县1处" in words(page)


def test_neighbours_are_those_of_the_same_prefecture(drawn: Path) -> None:
    page = read(drawn / "100101/index.html")
    assert "同在云州00市" in words(page)
    near = [one for one in hrefs(page) if one.startswith("../1001") and one.endswith("/")]
    own = [one for one in near if one.count("/") == 2]
    assert set(own) == {f"../1001{n:02d}/" for n in range(2, 9)}


def test_groups_are_cut_by_room_and_tell_how_many_there_are(schema: Schema) -> None:
    found = look_up(many(3), schema, [])
    rows = [
        row for one in found.plans for row in late(found, plan(found, one)).late for _ in range(30)
    ]
    groups = overdue.grouped(rows, most=50)
    assert [(len(one.rows), one.total) for one in groups] == [(20, 30), (20, 30), (10, 30)]
    alone = overdue.grouped(rows[:30], most=50)
    assert [len(one.rows) for one in alone] == [30]


def test_of_too_many_places_those_with_the_most_overdue_are_compared() -> None:
    shares = [
        overdue.Share(Link(f"云山{n}县", f"{n}/"), None, late, 9, 9, 9)
        for n, late in enumerate((0, 3, 1))
    ]
    assert overdue.most_overdue(shares) == tuple(shares)
    assert [one.late for one in overdue.most_overdue(shares, 2)] == [3, 1]


def test_with_every_county_of_the_country_the_home_page_stays_light(
    schema: Schema, shells: tuple[Shells, Path], tmp_path: Path
) -> None:
    found = look_up(many(2_800, provinces=31, prefectures=12), schema, [])
    assert len(found.plans_of) == 2_800
    drawing = Drawing(shells[0], labels(schema), ROOT / "templates", tmp_path)
    draw_site(home.pages(found), drawing)
    page = (tmp_path / "index.html").read_bytes()
    assert len(gzip.compress(page)) < HUNDRED_KB
    assert read(tmp_path / "index.html").all("details")
