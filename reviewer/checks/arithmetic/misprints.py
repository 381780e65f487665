"""Of two values printed under one name, the one that a balance of other figures shows to be a slip of the pen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reviewer.checks.arithmetic.figures import named, printed
from reviewer.checks.arithmetic.slips import slip
from reviewer.checks.outcomes import Fault
from reviewer.quantities.relations import Item

MOST_VALUES = 4  # values under one name; where there are more, the name is of several things


def misprints(figures: Sequence[Item], right: Item, equation: str) -> Iterator[Fault]:
    """What there is to say of those ``figures`` that are ``right``, which ``equation`` confirms, with one slip."""
    for figure in figures:
        if figure.value != right.value and slip(figure, right.value) is not None:
            yield Fault(
                f"所列{named(figure)}与另一处{named(right)}不一致，后者与{equation}相符。",
                (figure.span, right.span),
                "likely",
                "major",
                computation=equation,
                values={"一处": printed(figure), "另一处": printed(right)},
            )
