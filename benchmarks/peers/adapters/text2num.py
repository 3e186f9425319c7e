"""text2num, which turns number words into digits; a plain pattern then finds the numbers."""

import re

from adapters import Reader

DISTRIBUTION = "text2num"
NUMBER = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?")


def reader(task: str, narrative: bool) -> Reader:
    from text_to_num import alpha2digit

    return lambda text, published: [
        {"value": number.replace(",", "")} for number in NUMBER.findall(alpha2digit(text, "en"))
    ]
