"""Text as tokens: numbers, words and signs, each with its place. Made once a text; every rule reads these."""

import re
from bisect import bisect_right
from itertools import accumulate

# Each token takes the white space after it along, so that lengths add up to places. The plainest words come first, since
# most are. Capitals right before a number may be a currency's ("RM2.70") or a name's ("XC40"). A digit is any script's; a comma
# before one or two digits of a percentage or of millions is a decimal one; a vulgar fraction ("½") is a token of its own, and no letter. A possessive 's
# stands alone. No group is repeated possessively: early Pythons 3.11 keep what such a group took before it failed.
_TOKEN = re.compile(
    r"[a-z]++(?![^\W_]|['’])\s*+|[,.]\s++|[A-Z][a-z]++(?![^\W_]|['’])\s*+|(?:"
    r"\d{1,4}(?:st|nd|rd|th)(?![^\W_])"
    r"|\d++,\d{1,2}(?![\d,])(?=\s?(?:%|per ?cent|[mb]illion|bn))"
    r"|\d{1,3}(?:,\d{3})+(?!\d|,\d{3})(?:\.\d++)?(?!\d)|\d++(?:\.\d++)?"
    r"|['’]s(?![^\W_])"
    r"|[A-Z]{2,3}(?=\d)|[A-Z](?=\d{1,3}(?:,\d{3})+|\d+\.\d)"
    r"|[^\W\d_¼-¾⅐-⅞]++(?:['’](?!s(?![^\W_]))[^\W\d_¼-¾⅐-⅞]++)*\d*+"
    r"|(?<![^\s(])\.\d++|[¼-¾⅐-⅞]"
    r"|\S)\s*+"
)
_DIGITS = re.compile(r"\d+|[²³¹¼-¾⁰-₉⅐-⅞①-⓿]")
PADDING = 8  # how far rules may look beyond either end of the text and find empty words


class Tokens:
    """The tokens of a text as lists side by side: `raw` as written, `words` in lower case, `starts` as places.

    Behind the last token stand empty ones: `words[at + 1]` and, since -1 is the last of a list, `words[at - 1]` are
    always there, and empty outside the text. `len(tokens)` counts the text's own.
    """

    __slots__ = ("_pieces", "_starts", "_with_digits", "length", "raw", "text", "words")

    def __init__(self, text: str) -> None:
        self._pieces = pieces = _TOKEN.findall(text)
        raw = list(map(str.rstrip, pieces))
        self.text = text
        self.length = len(raw)
        self.words = [*map(str.lower, raw), *_EMPTY]
        self.raw = [*raw, *_EMPTY]
        self._starts: list[int] | None = None
        self._with_digits: list[int] | None = None

    def __len__(self) -> int:
        return self.length

    @property
    def starts(self) -> list[int]:
        """Where each token begins; worked out when first asked for, since many a text has nothing to place."""
        if self._starts is None:
            first = len(self.text) - len(self.text.lstrip())
            self._starts = [*accumulate(map(len, self._pieces), initial=first), *[len(self.text)] * (PADDING - 1)]
        return self._starts

    @property
    def with_digits(self) -> list[int]:
        """The tokens that have a digit, or a sign for a number ("½"), of any script."""
        if self._with_digits is None:
            runs = [run.start() for run in _DIGITS.finditer(self.text)]
            starts, last = self.starts if runs else [], self.length
            self._with_digits = list(dict.fromkeys([bisect_right(starts, run, 0, last) - 1 for run in runs]))
        return self._with_digits

    def end(self, at: int) -> int:
        """The place after a token."""
        return self.starts[at] + len(self.raw[at])

    def span(self, first: int, end: int) -> str:
        """The text from a token up to before another."""
        return self.text[self.starts[first] : self.end(end - 1)]

    def glued(self, at: int) -> bool:
        """Whether nothing stands between a token and the one before it."""
        return 0 < at < self.length and len(self._pieces[at - 1]) == len(self.raw[at - 1])


_EMPTY = [""] * PADDING
