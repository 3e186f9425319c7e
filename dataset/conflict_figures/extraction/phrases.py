"""Phrases of the vocabulary, found among tokens."""

from collections.abc import Iterable, Mapping, Sequence

from conflict_figures.extraction.tokens import Token, tokenise


class Phrases:
    """Groups of phrases ("about": "close to", "some"): which group's phrase begins or ends at a token.

    A phrase is split as texts are, so that "low-end" and "sq. km" are found as they are written.
    """

    def __init__(self, groups: Mapping[str, Iterable[str]]) -> None:
        self.groups = {
            tuple(token.word for token in tokenise(phrase)): group
            for group, phrases in groups.items()
            for phrase in phrases
        }
        self._longest = max(map(len, self.groups))

    def at(self, tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
        """The group of the longest phrase that begins at a token, and the place after it."""
        for length in range(min(self._longest, len(tokens) - at), 0, -1):
            group = self.groups.get(tuple(token.word for token in tokens[at : at + length]))
            if group:
                return group, at + length
        return None

    def before(self, tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
        """The group of the longest phrase that ends right before a token, and the place where it begins."""
        for length in range(min(self._longest, at), 0, -1):
            group = self.groups.get(tuple(token.word for token in tokens[at - length : at]))
            if group:
                return group, at - length
        return None
