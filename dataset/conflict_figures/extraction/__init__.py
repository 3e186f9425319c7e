"""Text in, figures and dates out. Knows nothing of tables, files, the codebook or DVC; needs only the standard library."""

from collections.abc import Sequence
from datetime import date

from conflict_figures.extraction.dates import dates_in
from conflict_figures.extraction.figures import figures_in, is_name
from conflict_figures.extraction.model import Date, Extraction, Figure, Numeral
from conflict_figures.extraction.tokens import Token, tokenise
from conflict_figures.extraction.vocabulary import NUMBERS, ORDINALS, UNIT_IDS

Published = date | tuple[date, date] | None


def extract(text: str, published: Published = None) -> Extraction:
    """Read the figures, dates and numerals of a text.

    `published` is the day of publication, or its first and last possible day; without it what is told relative to
    publication stays open. Offsets are code points; `text[char_start:char_end] == surface`. Never raises on a string.
    """
    tokens = tokenise(text)
    interval = (published, published) if isinstance(published, date) else published
    dates = dates_in(text, tokens, interval)
    taken = [False] * len(tokens)
    for found, _ in dates:
        taken[found.first : found.end_token] = [True] * (found.end_token - found.first)
    figures = figures_in(text, tokens, taken)
    in_figures = [False] * len(tokens)
    for quantity, _ in figures:
        in_figures[quantity.first : quantity.end] = [True] * (quantity.end - quantity.first)
    return Extraction(
        tuple(figure for _, figure in figures),
        tuple(day for _, day in dates),
        tuple(_numerals(tokens, in_figures, taken)),
    )


def _numerals(tokens: Sequence[Token], in_figures: Sequence[bool], in_dates: Sequence[bool]) -> list[Numeral]:
    """Every number-like token with the one thing that accounts for it."""
    numerals = []
    for at, token in enumerate(tokens):
        if token.kind == "word" and not any(character.isdigit() for character in token.text):
            if token.word in ORDINALS and not in_figures[at] and not in_dates[at]:
                numerals.append(Numeral(token.start, token.end, token.text, "ordinal"))
                continue
            if token.word not in NUMBERS or (token.word == "one" and not in_figures[at] and not in_dates[at]):
                continue  # "one" the pronoun is no numeral
        elif token.kind == "sign" and not token.text.isnumeric():
            continue
        if in_figures[at]:
            reason = "figure"
        elif in_dates[at]:
            reason = "date"
        elif token.kind == "ordinal":
            reason = "ordinal"
        elif (token.kind == "word" and token.word not in NUMBERS) or is_name(tokens, at):
            reason = "name"
        else:
            reason = "nothing"
        numerals.append(Numeral(token.start, token.end, token.text, reason))
    return numerals


__all__ = ["UNIT_IDS", "Date", "Extraction", "Figure", "Numeral", "extract"]
