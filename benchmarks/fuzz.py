"""Read many made-up texts and hold what comes out to its promises: no exception, spans inside and equal to their words.

    python benchmarks/fuzz.py [--texts 200000] [--seed 1]

A text is a row of the reader's own words and of signs it may stumble over, or any characters at all, or one of our extracts with
pieces cut out, put in and replaced. Then come a few long ones: a megabyte of digits, 100,000 qualifiers in a row.
"""

import argparse
import random
import re
import time
from collections.abc import Iterator
from datetime import date
from importlib.resources import files

import conflict_figures
from conflict_figures.extraction import Extraction, extract

WORDS = files("conflict_figures.extraction")
STUMBLES = [
    "a",
    "the",
    "one",
    "two",
    "5",
    "1,600",
    "2014",
    "3.5",
    "½",
    "-",
    "–",
    ",",
    ".",
    "(",
    ")",
    "$",
    "%",
    "one-half",
    "'99",
    "£",
    "18th",
    "٣",
    "①",
    "²",
    "k",
    "m",
    "bn",
    "IS",
    "Syria",
    "United",
    "States",
    "/",
    "×",
    "10",
    "^",
    "−",
    "5-6-7",
    "1:2:3",
    "to",
    "from",
    "between",
    "and",
    "or",
    "of",
    "per",
    "million",
    "hundred",
    "thousand",
    "half",
    "third",
    "2016-03-01",
    "12/11/2015",
    "10.45pm",
    "�",
    "\u202e",
    "\x00",
    "\u2028",
    "’s",
    "'s",
]
LONG = (
    "1" * 1_000_000,
    "about " * 100_000 + "5",
    "since " * 100_000,
    "from 5 to " * 50_000,
    "\ud800" * 100_000,
    "1," * 200_000,
)
PUBLISHED = (None, date(2015, 5, 5), (date(2015, 1, 1), date(2015, 1, 7)), date.min, date.max)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311
    began = time.perf_counter()
    for text in texts(chance, options.texts):
        hold(text, extract(text, chance.choice(PUBLISHED), narrative=chance.random() < 0.3))
    print(f"{options.texts:,} texts in {time.perf_counter() - began:.0f} s: nothing raised, every span right")
    for text in LONG:
        began = time.perf_counter()
        hold(text, extract(text, date(2015, 5, 5)))
        print(f"{len(text):>9,} characters {text[:12]!r}...: {time.perf_counter() - began:.2f} s")


def texts(chance: random.Random, count: int) -> Iterator[str]:
    vocabulary = "".join(
        WORDS.joinpath(name).read_text(encoding="utf-8") for name in ("vocabulary.toml", "date_words.toml")
    )
    words = [*sorted(set(re.findall(r'"([^"\n]{1,30})"', vocabulary))), *STUMBLES]
    extracts = conflict_figures.load("extracts", ["text"])["text"].tolist()
    for _ in range(count):
        kind = chance.random()
        if kind < 0.5:
            yield "".join(
                chance.choice(words) + chance.choice(["", " ", " ", " ", "-", ", "])
                for _ in range(chance.randint(1, 25))
            )
        elif kind < 0.7:
            yield "".join(
                chr(chance.randint(0, chance.choice([127, 0x2FFF, 0x10FFFF]))) for _ in range(chance.randint(0, 60))
            )
        else:
            yield mutated(chance, chance.choice(extracts), words)


def mutated(chance: random.Random, text: str, words: list[str]) -> str:
    for _ in range(chance.randint(1, 8)):
        at = chance.randint(0, len(text))
        put = chance.choice(["", chance.choice(words), str(chance.randint(0, 10 ** chance.randint(1, 9)))])
        text = text[:at] + put + text[at + chance.randint(0, 6) :]
    return text


def hold(text: str, read: Extraction) -> None:
    """Raise AssertionError where a promise is broken."""
    for spans in (read.figures, read.dates, read.numerals):
        after = 0
        for span in spans:
            found = text[span.char_start : span.char_end]
            if not (after <= span.char_start < span.char_end and found == span.surface):
                raise AssertionError(f"{span} in {text!r}")
            after = span.char_end
    held = [range(numeral.char_start, numeral.char_end) for numeral in read.numerals]
    for digits in re.finditer(r"\d+", text) if len(text) < 1_000 else ():
        if sum(digits.start() in span and digits.end() - 1 in span for span in held) != 1:
            raise AssertionError(f"{digits} is not in one numeral of {text!r}")
    for figure in read.figures:
        if figure.value_low is not None and figure.value_high is not None and figure.value_low > figure.value_high:
            raise AssertionError(f"{figure} in {text!r}")
    for day in read.dates:
        if day.start and day.end and day.start > day.end:
            raise AssertionError(f"{day} in {text!r}")


if __name__ == "__main__":
    main()
