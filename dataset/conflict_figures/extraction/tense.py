"""Whether a day or month without a year is told as past or as future, by the words near it."""

from conflict_figures.extraction.date_words import (
    ABBREVIATIONS,
    AFTER_A_VERB,
    BEFORE_A_NOUN,
    DEADLINES,
    NOUNS_TOO,
    TENSE,
)

_BEFORE, _AFTER = 20, 10  # how many words away the telling word may be
_BESIDE = 2  # a word in -ed so near after an expression is its verb: "on Friday announced"
_OPENING = 3  # an expression so near its sentence's start is told by what follows


def told_as_future(words: list[str], first: int, stop: int) -> bool | None:
    """The nearest telling word before the expression in its sentence decides, else the nearest after it; None without any.

    A word in -ed that may be an adjective ("armed men") tells of the past where nothing else tells anything.
    """
    deadline = words[first - 1] in DEADLINES  # "shipped out by May" tells no past
    otherwise: bool | None = None
    at = first
    while at > max(0, first - _BEFORE) and not _ends_sentence(words, at - 1):
        at -= 1
        word = words[at]
        if words[at - 1] == "be":
            continue  # "will be sentenced"
        if word in TENSE and not _is_noun(words, at):
            return TENSE[word]
        if word == "be" and words[at - 1] == "to":
            return True
        if word.endswith("ed") and not deadline:
            if at + 1 == first or words[at + 1] in AFTER_A_VERB:
                return False
            otherwise = False
    clause_ends = (";",) if first - at < _OPENING else (";", ",")
    for after in range(stop, min(stop + _AFTER, len(words))):
        if words[after] in clause_ends or _ends_sentence(words, after):
            break
        if words[after] in TENSE and not _is_noun(words, after):
            return TENSE[words[after]]
        if words[after].endswith("ed"):
            if after < stop + _BESIDE:
                return False
            otherwise = False
    return otherwise


def _is_noun(words: list[str], at: int) -> bool:
    """Whether a word that tells of the future as a verb is a noun: "the plan", "announced plans"; "set" is followed by "to"."""
    if words[at] not in NOUNS_TOO:
        return False
    before = words[at - 1]
    return (
        before in BEFORE_A_NOUN
        or before.endswith("ed")
        or not TENSE.get(before, True)
        or (words[at] == "set" and words[at + 1] not in ("to", "for"))
    )


def _ends_sentence(words: list[str], at: int) -> bool:
    """Whether a mark ends a sentence, and not an abbreviation ("p.m.", "Aug.")."""
    if words[at] == ".":
        return len(words[at - 1]) != 1 and words[at - 1] not in ABBREVIATIONS
    return words[at] in ("!", "?")
