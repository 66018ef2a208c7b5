"""Asking a person at a terminal for what only a person can know, one thing at a time."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from govpublish import ids
from govpublish.intake.propose import Proposal, Question, Refusal
from govpublish.intake.told import Told
from govpublish.sources.vocabulary import Vocabulary

Ask = Callable[[str, str | None], str]
"""Told what is asked and the answer that an empty line gives; gives the answer."""
Say = Callable[[str], None]
_LAYOUTS = ("tabs", "pipes", "stacked", "outline", "table")
_SLUG = re.compile(r"[a-z][a-z0-9]*\Z")
_LABELS = {
    "jurisdiction": "行政区代码(或序号、名称)",
    "period": "时段(如 2021-04、2021-Q3、2021-H1、2021)",
    "layout": "版式(或序号)",
}


def settle(
    look: Callable[[Told], Proposal | Refusal], told: Told, words: Vocabulary, ask: Ask, say: Say
) -> tuple[Proposal | Refusal, Told]:
    """Ask until nothing is open; what is proposed then, and all that was told."""
    while True:
        proposal = look(told)
        if isinstance(proposal, Refusal) or not proposal.questions:
            return proposal, told
        question = proposal.questions[0]
        say(question.text.partition(",请")[0] + "。")
        for at, (value, why) in enumerate(question.choices, start=1):
            say(f"  {at}) {value} {why}")
        told = _told(told, question.about, _answer(question, words, ask, say))


def _told(told: Told, about: str, answer: str) -> Told:
    match about:
        case "jurisdiction":
            return replace(told, jurisdiction=answer)
        case "period":
            return replace(told, period=answer)
    return replace(told, layout=answer)


def plans(proposal: Proposal, told: Told, ask: Ask, say: Say) -> Told:
    """Ask whether the word of each plan is right; an empty line says yes."""
    slugs: list[str] = []
    for plan in proposal.spec.plans:
        while True:
            slug = ask(f"计划“{plan.name}”({plan.lines})在网址中的英文词", plan.slug).strip()
            if _SLUG.match(slug) and slug not in slugs:
                break
            say("应为小写字母开头的英文词,各计划不同,如 key、livelihood。")
        slugs.append(slug)
    return replace(told, slugs=tuple(slugs))


def rival(other: str, told: Told, ask: Ask, say: Say) -> Told | None:
    """Ask what a document is of whose plan and period there is one already; None: nothing."""
    say(f"已有 {other} 是同一计划、同一时段的文件。这一份是:")
    say("  1) 更正后的文件,替代它")
    say("  2) 另一个计划,换一个英文词")
    say("  3) 弄错了,不加入")
    while True:
        match ask("序号", None).strip():
            case "1":
                return replace(told, supersedes=other)
            case "2":
                return replace(told, slugs=())
            case "3":
                return None
        say("请输入 1、2 或 3。")


def word(taken: str, ask: Ask, say: Say) -> str:
    """Ask for a word that tells a document from another one of the same period."""
    while True:
        answer = ask(f"{taken} 已有文件;加一个英文词区分(如 annex)", None).strip()
        if _SLUG.match(answer):
            return answer
        say("应为小写字母开头的英文词。")


def _answer(question: Question, words: Vocabulary, ask: Ask, say: Say) -> str:
    while True:
        answer = ask(_LABELS[question.about], None).strip()
        if answer.isdigit() and 0 < int(answer[:4]) <= len(question.choices):
            return question.choices[int(answer) - 1][0]
        match question.about:
            case "jurisdiction":
                found = list(_places(answer, words))
                if len(found) == 1:
                    return found[0]
                for code in found:
                    names = "·".join(place.name for place in words.ancestors(code))
                    say(f"  {code} {names}")
                say("请从上面选一个代码。" if found else "没有这个行政区,请输入六位代码或全称。")
            case "period":
                if ids.PERIOD.match(answer):
                    return answer
                say("写法应如 2021-04、2021-Q3、2021-H1 或 2021。")
            case _:
                if answer in _LAYOUTS:
                    return answer
                say(f"应为其中之一:{'、'.join(_LAYOUTS)}。")


def _places(answer: str, words: Vocabulary) -> Iterator[str]:
    if answer in words.jurisdictions:
        yield answer
        return
    for place in words.jurisdictions.values():
        if answer and answer in (place.name, place.short_name):
            yield place.code
