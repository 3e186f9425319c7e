"""Whether a day or month without a year is told as past or as future, by the words near it."""

from conflict_figures.extraction.date_words import (
    ABBREVIATIONS,
    AFTER_A_VERB,
    BEFORE_A_NOUN,
    DEADLINES,
    FORECASTS,
    NOUNS_TOO,
    PLANS,
    TENSE,
)

_BEFORE, _AFTER = 20, 10  # how many words away the telling word may be
_LONG_SENTENCE = 60  # words; what is further away is in another
_BESIDE = 2  # a word in -ed so near after an expression is its verb: "on Friday announced"
_BEFORE_AN_INFINITIVE = frozenset(["will", "would", "to", "could", "can", "may", "must", "might", "should", "shall"])
_PRESENT = frozenset(["is", "are"])
_BE = _PRESENT | {"be"}
_TO_BE = _PRESENT | {"was", "were"}
_OPENING = 3  # an expression so near its sentence's start is told by what follows


def told_as_future(words: list[str], first: int, stop: int) -> bool | None:
    """The nearest telling word before the expression in its sentence decides, else the nearest after it; None without any.

    A word in -ed that may be an adjective ("armed men") tells of the past where nothing else tells anything.
    """
    deadline = words[first - 1] in DEADLINES  # "shipped out by May" tells no past
    otherwise: bool | None = None
    if words[first - 1 - (words[first - 1] == "on")] in _PRESENT:
        return True  # "the vote is on Sunday"
    if words[first - 1] == "for" and words[first - 2] in FORECASTS:
        return True
    at = first
    while at > max(0, first - _BEFORE) and not _ends_sentence(words, at - 1):
        at -= 1
        word = words[at]
        if word not in TENSE and word not in _BE and not word.endswith("ed"):
            continue
        if words[at - 1] == "be" or (words[at - 1] in _PRESENT and not TENSE.get(word, not word.endswith("ed"))):
            continue  # "will be sentenced", "when he is sentenced"
        if words[at - 1] in _BEFORE_AN_INFINITIVE and TENSE.get(word) is False:
            continue  # "will cut", "to put": no past
        if word in _TO_BE and words[at + 1] == "to" and at + 1 < first:
            return True  # "was to arrive"
        if word in TENSE and not _is_noun(words, at):
            return TENSE[word]
        if word == "be" and words[at - 1] == "to":
            return True
        if word.endswith("ed") and not deadline:
            if at + 1 == first or words[at + 1] in AFTER_A_VERB:
                return False
            otherwise = False
    clause_ends = (";",) if deadline or first - at < _OPENING else (";", ",")
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


def ends_sentence(words: list[str], first: int, stop: int) -> bool:
    """Whether a sentence ends between two places."""
    return stop - first > _LONG_SENTENCE or any(_ends_sentence(words, at) for at in range(first, stop))


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
        or (words[at] == "ahead" and words[at + 1] != "of")
        or (words[at] in PLANS and words[at + 1] in ("in", "on", "at"))
    )


def _ends_sentence(words: list[str], at: int) -> bool:
    """Whether a mark ends a sentence, and not an abbreviation ("p.m.", "Aug.")."""
    if words[at] == ".":
        return len(words[at - 1]) != 1 and words[at - 1] not in ABBREVIATIONS
    return words[at] in ("!", "?")
