"""What a passage tells of: what the codebook is about, another war, something elsewhere, or nothing by which one could know.

The cues of an indicator were written and measured on articles about the codebook's own parties and places. Elsewhere the same
words may say the same ("the rebels have 5,000 fighters"), but nobody has counted how often: what is read there goes by rules of
other names, and nothing is taken for granted there that only the codebook knows (who fights, where the war is).
"""

from functools import lru_cache

from conflict_figures.pipeline.coding.context import Article, Passage
from conflict_figures.pipeline.coding.placenames import Role
from conflict_figures.pipeline.coding.proposal import Subject

OTHER_WARS = "other_wars"  # the class of words.yaml for who fights in other wars, and where
LEAST = 0.2  # share of an article's passages in which its subject is named; no training article names it in fewer, if in any
WHOLE = 6  # blocks of text above which a text that names no war of the codebook's is not about one, and no mere excerpt


def subject_of(passage: Passage) -> Subject:
    """What a passage tells of, which is what its article does.

    In an article on the codebook's war that comes to speak of another, it is what was named last.
    """
    if passage.article is None:
        return Subject.UNTOLD
    return _subjects(passage.article).get(passage.extract, _subject_of_all(passage.article))


@lru_cache(maxsize=64)
def _subjects(article: Article) -> dict[str, Subject]:
    """Passage to what it tells of, where that is not what the article does."""
    if _subject_of_all(article) is not Subject.OURS or OTHER_WARS not in article.words:
        return {}
    subjects = {}
    is_away = False
    for passage in article.passages:
        if _names_ours(passage):
            is_away = False
        elif OTHER_WARS in passage.words:
            is_away = True
        if is_away:
            subjects[passage.extract] = Subject.AWAY
    return subjects


@lru_cache(maxsize=64)
def _subject_of_all(article: Article) -> Subject:
    """What an article tells of: its title, or one in five of its passages, names a party or a place that the codebook is about.

    Where they do not, a party of another war says that it tells of that war, and a place that nobody comes from that it tells of
    something there. A codebook that is about no one and nowhere in particular takes every article for its own.
    """
    if not article.passages:
        return Subject.UNTOLD
    book = article.passages[0].book
    if not (book.parties or book.theatre):
        return Subject.OURS
    ours = sum(_names_ours(passage) for passage in article.passages)
    if ours >= LEAST * len(article.passages) or (article.heading is not None and _names_ours(article.heading)):
        return Subject.OURS
    if OTHER_WARS in article.words or sum(passage.role == "text" for passage in article.passages) > WHOLE:
        return Subject.OTHER
    roles: dict[str, set[Role]] = {}
    for passage in article.passages:
        for name in passage.places:
            roles.setdefault(name.place, set()).add(name.role)
    away = (place for place, found in roles.items() if Role.PLACE in found and not found & {Role.ORIGIN, Role.BODY})
    return Subject.AWAY if any(place not in book.no_homes for place in away) else Subject.UNTOLD


def is_common_noun(name: str) -> bool:
    """Whether a name is one that any war's parties may have: "the coalition"."""
    return name.removeprefix("The ").islower()


def _names_ours(passage: Passage) -> bool:
    """Whether a passage names a party or a place that the codebook is about; "the coalition" alone is any."""
    book = passage.book
    return any(
        (sense.kind == "actor" and sense.id in book.parties and not is_common_noun(passage.text[hit.start : hit.end]))
        or (sense.kind == "place" and sense.id in book.theatre)
        for hit in passage.names
        for sense in hit.senses
    )
