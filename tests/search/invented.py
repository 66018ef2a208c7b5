"""Documents of an invented county, and texts of every hard kind to search in."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import strategies as st

from govpublish.search.documents import SearchDocument
from govpublish.search.standing import Status

HARD = (
    "旧小区水管网改造“一件事”ＰＰＰPpＡaⅡ²½ﬁßΣςσİıéé ﾊﾞバ가한𠀀𠮷𪚥㎡①⑴〇—…"
    "\u200b\u00ad\u3000 \n\t2.0%"
)
"""Characters that texts fold, wrap, decompose or keep in two UTF-16 units."""

UNDER_WAY = Status(True, "under_way", "推进中", 1, 2)


def document(
    url: str,
    title: str,
    *texts: str,
    kind: str = "任务",
    place: str = "云山县 · 2021年重点工作",
    status: str = "",
) -> SearchDocument:
    """A document whose fields are all labelled 进展; its address begins with its county."""
    return SearchDocument(
        url,
        title,
        kind,
        place,
        (Status(False, "on_track", status, 1, 0),) if status else (),
        tuple(("进展", text) for text in texts),
        jurisdiction=url.partition("/")[0],
        named=kind in ("县市区", "责任单位"),
    )


def county() -> list[SearchDocument]:
    """One county with everything that the tests type."""
    plan, county = "云山县 · 2021年重点工作", "云山县"
    tasks = [
        ("1", "改造老旧小区30个", ["已开工旧小区改造12个，完成水管网改造5公里。"], "正常推进"),
        ("2", "推进“两元一票”公交改革", ["“两元一票”已在全县公交线路实行。"], "已完成"),
        ("3", "新建5G基站200个", ["已建成5G基站", "150个，基站选址完成。"], ""),
        ("4", "养老服务提质", ["新增养老床位100张，推行PPP模式。"], ""),
        ("5", "推广“一件事”改革", ["政务服务2.0平台上线，惠及群众3.5万人次。"], ""),
        ("6", "出境水质保持Ⅱ类以上", ["治理河道3200m²，新增公交站点2个。"], ""),
        ("7", "保护传统村落", ["𠮷田村、𪚥家村保护规划获批。"], ""),
        ("8", "<img src=x onerror=alert(1)>", ["<script>alert(2)</script>&amp;"], "<b>慢</b>"),
        ("9", "修\u202e桥", ["建设桥\u202d梁"], ""),
    ]
    found = [
        document("990001/", county, kind="县市区", place=county),
        document("990001/2021-key/", "2021年重点工作", kind="计划", place=county),
        document("990001/org/公交公司/", "公交公司", "县公交集团", kind="责任单位", place=county),
        document("990001/org/水利局/", "水利局", kind="责任单位", place=county),
        *(
            document(f"990001/2021-key/{number}/", title, *texts, place=plan, status=status)
            for number, title, texts, status in tasks
        ),
        document(
            "990002/2021-key/1/",
            "优化公交线路",
            "新增公交线路3条，公交车12辆，公交站牌40个。",
            place="海角区 · 2021年重点工作",
        ),
        *(
            document(f"990003/2021-key/{i}/", f"长桥乡第{i}项工程", "长桥乡工程进展正常。",
                     place="长桥市 · 2021年重点工作")
            for i in range(1, 131)
        ),
    ]  # fmt: skip
    first = next(i for i, one in enumerate(found) if one.kind == "任务")
    found[first] = replace(
        found[first],
        statuses=(*found[first].statuses, UNDER_WAY),
        answerable=("建设局", "水利局", "财政局", "长桥乡"),
    )
    return found


def scrambled(count: int, seed: int) -> list[SearchDocument]:
    """Documents of the hard characters in chance order, always the same for the same seed."""
    chance = random.Random(seed)

    def text(longest: int) -> str:
        return "".join(chance.choices(HARD, k=chance.randint(1, longest)))

    return [
        document(f"{i}/", text(12), *(text(60) for _ in range(chance.randint(0, 3))), kind=kind)
        for i, kind in enumerate(chance.choices(["计划", "任务"], k=count))
    ]


def texts() -> st.SearchStrategy[str]:
    """Texts of the hard characters, and of any others now and then."""
    return st.text(st.one_of(st.sampled_from(HARD), st.characters(codec="utf-8")), max_size=30)


@st.composite
def documents(draw: st.DrawFn) -> list[SearchDocument]:
    """A few documents with hard texts, each with its own address."""
    titles = draw(st.lists(texts(), min_size=1, max_size=6))
    fields = st.lists(texts(), max_size=3)
    return [document(f"{i}/", title, *draw(fields)) for i, title in enumerate(titles)]
