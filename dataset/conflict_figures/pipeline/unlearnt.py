"""The codebook without the words that may have been learnt by heart, for measuring how far the coder's rules can be trusted.

Who writes cues reads the training articles. A word of words.yaml that a single one of them has may be there for its sake, and
speaks for nothing beyond it; so the rules are measured on these articles as if nobody had written it down.
"""

from collections import Counter, defaultdict
from dataclasses import replace

import pandas as pd

from conflict_figures.pipeline.coder_quality import held_out
from conflict_figures.pipeline.coding.patterns import Patterns
from conflict_figures.pipeline.inputs.codebook import Codebook


def without_rare_words(codebook: Codebook, articles: pd.DataFrame, extracts: pd.DataFrame) -> Codebook:
    """The codebook without the words that only one training article has in its title or its passages.

    `articles` has the columns article and title, `extracts` article and text. A word that none has is nobody's in particular,
    and stays.
    """
    looked_for = Patterns({word: [word] for entry in codebook.words for word in entry.words}, ignore_case=True)
    texts: dict[str, list[str]] = defaultdict(list)
    for article, text in [
        *articles[["article", "title"]].itertuples(index=False),
        *extracts[["article", "text"]].itertuples(index=False),
    ]:
        if isinstance(text, str) and not held_out(article):
            texts[article].append(text)
    seen = Counter(
        word
        for passages in texts.values()
        for word in {word for text in passages for hit in looked_for.all(text) for word in hit.senses}
    )
    return replace(
        codebook,
        words=[
            entry.model_copy(update={"words": [word for word in entry.words if seen[word] != 1]})
            for entry in codebook.words
        ],
    )
