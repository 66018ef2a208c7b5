"""The part of a measure's id that tells it from the others of its task."""

from collections.abc import Sequence

from govpublish.models import Measure
from govpublish.text import label_at


def measure_parts(measures: Sequence[Measure]) -> list[str]:
    """The digits of the labels where they are unique, else the positions."""
    labels = [label_at(measure.label.text) for measure in measures]
    digits = [str(label[0]) if label else "" for label in labels]
    if all(digits) and len(set(digits)) == len(digits):
        return digits
    return [str(at) for at in range(1, len(measures) + 1)]
