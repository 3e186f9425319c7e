"""quantulum3, with its classifier of units."""

from typing import Any

from adapters import Answer, Reader

DISTRIBUTION = "quantulum3"
NAMES = {"dimensionless": "-", "per cent": "percentage", "degree angle": "degree"}  # the same units in other words


def reader(task: str, narrative: bool) -> Reader:
    from quantulum3 import parser

    return lambda text, published: [_answer(quantity) for quantity in parser.parse(text)]


def _answer(quantity: Any) -> Answer:
    value, spread = quantity.value, quantity.uncertainty
    if spread and "±" not in quantity.surface and "+/-" not in quantity.surface:  # how it gives a range
        value = [value - spread, value + spread]
    unit = quantity.unit.name
    return {"value": value, "normalized_unit": NAMES.get(unit, unit)}
