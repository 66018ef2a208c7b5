"""What the commands say, as lines of Chinese; how they are put on a screen is the terminal's."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice

from govpublish import account, differences, supersession
from govpublish import removal as removing
from govpublish.assembly import Entry
from govpublish.differences import Records
from govpublish.flags import Severity
from govpublish.models import Use
from govpublish.originals import Answer
from govpublish.pipeline import Acceptance
from govpublish.redirects import Moved
from govpublish.releases.release import Draft
from govpublish.releases.verify.finding import Finding
from govpublish.removal import Removal
from govpublish.supersession import Replacement

_FEW = 12  # differences that are told one by one; of the rest the number


def entry(one: Entry) -> Iterator[str]:
    """The account of a document and every flag on it."""
    total = account.of(one.reading)
    passed = "、".join(f"{why}{count}" for why, count in total.passed.items())
    verdict = "账目相符" if total.adds_up else "账目不符"
    yield f"{one.source.source_id}:{one.source.document}"
    yield (
        f"  共{total.total}字 = 收入记录{total.used} + 说明略过{sum(total.passed.values())}"
        f"({passed}) + 未读入{total.unread};{verdict}"
    )
    for flag in sorted(one.flags, key=lambda flag: flag.lines):
        yield f"  {one.source.document}:{one.place(flag)}: {flag.kind}: {flag.message}"
        if flag.severity is not Severity.NOTE and flag.remedy:
            yield f"      {flag.remedy.format(excerpt=flag.excerpt)}"


def verdict(entries: Sequence[Entry]) -> str:
    """The last line of a check that found nothing to stop for."""
    unread = sum(span.use is Use.UNREAD for one in entries for span in one.reading.spans)
    signs = sum(account.of(one.reading).unread for one in entries)
    flags = sum(len(one.flags) for one in entries)
    left = f"未读入{unread}处(共{signs}字)" if unread else "没有未读入的文字"
    return f"全部检查通过:{len(entries)}份文件,{left},提示{flags}条。"


def verified(findings: Sequence[Finding]) -> Iterator[str]:
    """One line for each question, with the first places where it does not hold; then the sum."""
    answers = {True: "成立", False: "不成立", None: "未能核对"}
    for one in findings:
        count = f"共 {one.wrong} 处" if one.wrong else ""
        said = one.said if one.holds or not one.wrong or one.holds is None else ""
        yield f"{one.name} {answers[one.holds]}:" + ";".join(filter(None, (said, count)))
        yield from (f"  {place}" for place in one.places)
        if one.wrong and one.wrong > len(one.places):
            yield f"  ……另有 {one.wrong - len(one.places)} 处"
    if all(one.holds for one in findings):
        yield "全部成立。"
    elif any(one.holds is False for one in findings):
        yield "有不成立的:这份数据与它自己的清单、原文或规则不符,请不要使用,并告诉提供它的人。"
    else:
        yield "没有发现不成立的,但有未能核对的。"


def seal(sha256: str | None) -> Iterator[str]:
    """What no copy can prove of itself."""
    if sha256:
        yield f"SHA-256 {sha256}"
        yield "要确认这就是网站发布的那一份,请与网站 releases/versions.json 或下载页所列的比较。"


def release(made: Draft) -> Iterator[str]:
    """What a release is: its version, what changed, what a person should look at."""
    before = f"(上一版 {made.previous})" if made.previous else "(首次发布)"
    yield f"版本 {made.version}{before},数据日期 {made.date},发布日期 {made.released_on}"
    for section in made.notes:
        yield section.title
        yield from (f"  · {line}" for line in section.lines)
    if made.proposed:
        yield "以前公布的值因我们自己的原因改了。若可能误导过读者,请在 data/errata.yml 写明:"
        yield from made.proposed


def replacements(entries: Sequence[Entry]) -> Iterator[str]:
    """Which documents stand in the place of which, and what is different in them."""
    known = {one.source.source_id: one for one in entries}
    for one in supersession.replacements(entries):
        older, newer = known[one.older].records, known[one.newer].records
        yield from replaced(one, older, newer)


def replaced(one: Replacement, older: Records, newer: Records) -> Iterator[str]:
    """What is different between a document and the one it replaces, in the reports of both."""
    yield f"{one.newer} 替代 {one.older}({'、'.join(one.reports)}):"
    old, new = supersession.only(older, one.reports), supersession.only(newer, one.reports)
    said = list(differences.summary(old, new))
    if not said:
        yield "  两份读出的记录没有不同。"
        return
    if sizes := differences.counted(old, new):
        yield f"  {sizes}。"
    yield from (f"  {line}" for line in islice(said, _FEW))
    if len(said) > _FEW:
        yield f"  ……共{len(said)}处不同。"


def acceptance(one: Acceptance) -> Iterator[str]:
    """What changed since the reading was accepted last; what is accepted first, in numbers."""
    if not one.before:
        tasks, measures = len(one.now.get("tasks", ())), len(one.now.get("measures", ()))
        yield f"第一次验收:{tasks}项任务,{measures}条举措。"
        return
    if sizes := differences.counted(one.before, one.now):
        yield f"{sizes}。"
    said = list(differences.summary(one.before, one.now))
    yield from (f"  {line}" for line in said)
    if one.raw and not said:
        yield "  只有原文的行号等记账内容变动;逐行对照请加 --raw。"
    yield from _vanished(one)


def _vanished(one: Acceptance) -> Iterator[str]:
    """Ids that were published perhaps and are gone: what to write so that their address stays."""
    for kind, table, key in (("plan", "plans", "plan_id"), ("task", "tasks", "task_id")):
        now = {row[key] for row in one.now.get(table, ())}
        for row in one.before.get(table, ()):
            if row[key] not in now:
                was = str(row.get("title") or row.get("name") or row[key])
                item = removing.line(Moved(kind, row[key], None, was, None, "……"))
                yield f"  编号 {row[key]} 不再有;若已发布过,请在 data/redirects.yml 加一行:"
                yield f"    - {item}"


def originals(answers: Sequence[Answer]) -> Iterator[str]:
    """A table: source, what became of its address, how it compares, the address."""
    rows = [("来源", "结果", "内容", "网址")]
    rows += [(a.source_id, a.result, a.content, a.url or "") for a in answers]
    widths = [max(_width(row[at]) for row in rows) for at in range(3)]
    for row, answer in zip(rows, (None, *answers), strict=True):
        cells = [text + " " * (w - _width(text)) for text, w in zip(row, widths, strict=False)]
        yield "  ".join((*cells, row[3])).rstrip()
        if answer and answer.final:
            yield " " * widths[0] + f"  已转到 {answer.final}"
    failed = sum(not answer.works for answer in answers)
    asked = sum(answer.url is not None for answer in answers)
    yield f"共{len(answers)}份,有网址的{asked}份,打不开的{failed}份。"


def _width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def removal(one: Removal) -> Iterator[str]:
    """What would vanish with a source."""
    names = {
        "jurisdiction": "行政区", "plan": "计划", "task": "任务", "source": "来源",
        "organization": "责任单位",
    }  # fmt: skip
    yield f"移除 {one.source.source_id}({one.source.folder}):"
    for kind, name in names.items():
        gone = [page for page in one.gone if page.kind == kind]
        if gone:
            shown = "、".join(page.old for page in gone[:3]) + ("……" if len(gone) > 3 else "")
            yield f"  不再有的{name}{len(gone)}个:{shown}"
    for older in one.back:
        yield f"  它替代过的 {older} 重新收入数据。"
    yield "  这些网址各留一页,说明原来是什么、何时起不在、为什么(写入 data/redirects.yml)。"
