"""R5: the report says of the whole promise that it has been stopped."""

from govpublish.meaning.verdicts.case import Case, Rule, sentences
from govpublish.models import Cell
from govpublish.text import narrow


def holds(case: Case) -> tuple[Cell, ...] | None:
    """The sentence, where the report has no other: several speak of several things."""
    if len(case.texts) != 1:
        return None
    said = sentences(case.texts[0])
    if len(said) != 1 or not case.completion.stops.search(narrow(said[0].text)):
        return None
    return (said[0],)


RULE = Rule(
    id="R5.1",
    status="suspended",
    name="说明已停下",
    says="进展说明只有一句,写明暂停、停工、搁置、取消或终止。",
    silent="说明里还有别的事,分不清停下的是整项还是一部分时,不算。",
    holds=holds,
)
