"""Phrases of the vocabulary, found among the words of a text."""

from collections.abc import Iterable, Mapping, Sequence

from conflict_figures.extraction.tokens import Tokens


class Phrases:
    """Groups of phrases ("about": "close to", "some"): which group's phrase begins or ends at a token.

    A phrase is split as texts are, so that "low-end" and "sq. km" are found as they are written. `first` and `last` say
    how long the phrases are that begin or end with a word, so that a look-up costs nothing where there is none. With
    `cased`, phrases are as written ("MW") and looked for among `raw` tokens.
    """

    def __init__(self, groups: Mapping[str, Iterable[str]], cased: bool = False) -> None:
        self.groups: dict[tuple[str, ...], str] = {}
        self.first: dict[str, list[int]] = {}
        self.last: dict[str, list[int]] = {}
        for group, phrases in groups.items():
            for phrase in phrases:
                tokens = Tokens(phrase)
                words = tuple((tokens.raw if cased else tokens.words)[: len(tokens)])
                self.groups[words] = group
                for index, word in ((self.first, words[0]), (self.last, words[-1])):
                    index[word] = sorted({*index.get(word, ()), len(words)}, reverse=True)
        self.longest = max(map(len, self.groups))

    def at(self, words: Sequence[str], at: int) -> tuple[str, int] | None:
        """The group of the longest phrase that begins at a token, and the place after it."""
        lengths = self.first.get(words[at])
        if lengths is None:
            return None
        for length in lengths:
            group = self.groups.get(tuple(words[at : at + length]))
            if group is not None:
                return group, at + length
        return None

    def before(self, words: Sequence[str], at: int) -> tuple[str, int] | None:
        """The group of the longest phrase that ends right before a token, and the place where it begins."""
        lengths = self.last.get(words[at - 1])
        if lengths is None:
            return None
        for length in lengths:
            group = self.groups.get(tuple(words[at - length : at])) if length <= at else None
            if group is not None:
                return group, at - length
        return None
