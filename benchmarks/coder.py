"""The coder against the curators, on the training articles and, in totals alone, on the held-out ones.

python benchmarks/coder.py                          a table a half
python benchmarks/coder.py --field indicator        besides, the training articles' mistakes in a field
python benchmarks/coder.py --field origin --grep Soufan --limit 30
"""

import argparse
from pathlib import Path

import pandas as pd

from conflict_figures.pipeline.coder_quality import both_codings, held_out, quality, reliability, with_theatres
from conflict_figures.pipeline.confidence import claim_confidence, with_confidence
from conflict_figures.pipeline.house import House
from conflict_figures.pipeline.marks import lay_marks
from conflict_figures.pipeline.measure import measure
from conflict_figures.pipeline.propose import propose
from conflict_figures.pipeline.run import Interim
from conflict_figures.pipeline.unlearnt import without_rare_words

PRIOR = House.checkout().params().confidence_prior_figures


def main() -> None:
    """Run the coder over the stage outputs of the checkout and print how it did."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--field", help="show the mistakes in this field")
    options.add_argument("--grep", default="", help="only those whose text, rule or values have these words")
    options.add_argument("--limit", type=int, default=40)
    options.add_argument("--held-out", action="store_true", help="the totals of the held-out articles too")
    options.add_argument("--reliability", action="store_true", help="how often claims of a confidence are right")
    options.add_argument("--interim", type=Path, default=House.checkout().interim)
    asked = options.parse_args()
    codebook = House.checkout().codebook()
    frames = Interim(asked.interim)
    articles, extracts = frames["articles"], frames["extracts"]
    figures = frames["extractor_figures"]
    if not asked.held_out:
        articles = articles[~articles["article"].map(held_out)]
        extracts = extracts[extracts["article"].isin(articles["article"])]
        figures = figures[figures["extract"].isin(extracts["extract"])]
    dates = frames["dates"][frames["dates"]["extract"].isin(extracts["extract"])]
    proposals = propose(articles, extracts, figures, dates, codebook).proposals
    partners = lay_marks(frames["extractor_figures"], frames["extractor_numerals"], frames["codings"]).partners
    unlearnt = propose(articles, extracts, figures, dates, without_rare_words(codebook, articles, extracts)).proposals
    rules = measure(
        frames["extractor_figures"],
        frames["extractor_numerals"],
        frames["codings"],
        proposals,
        unlearnt,
        codebook,
        PRIOR,
    )
    proposals["figure"] = proposals["figure"].map(partners)
    codings = frames["codings"]
    curated = codings[codings["nth"] == 1].merge(extracts[["extract", "article", "text"]], on="extract")
    proposals = with_confidence(proposals[proposals["figure"].notna()], rules)
    both = with_theatres(both_codings(curated, proposals), codebook)
    is_out = both["article"].map(held_out)
    _print_quality("training", both[~is_out])
    if asked.held_out:
        _print_quality("held out", both[is_out])
    if asked.reliability:
        sure = claim_confidence(proposals[proposals["stands"].astype(bool)], rules)
        for name, half in (("training", both[~is_out]), ("held out", both[is_out])):
            print(f"reliability, {name}\n{reliability(half, sure).round(3).to_string(index=False)}")
    if asked.field:
        _print_mistakes(both[~is_out], asked.field, asked.grep, asked.limit)


def _print_quality(name: str, both: pd.DataFrame) -> None:
    print(f"{name}: {len(both)} figures, indicator proposed for {both['machine_indicator'].notna().mean():.1%}")
    for field in quality(both):
        print(
            f"  {field.field:15} right {field.accuracy:6.1%}  precision {field.precision:6.1%}  recall {field.recall:6.1%}  "
            f"alpha {field.alpha if field.alpha is not None else '-'}  "
            f"coded {field.coded}, proposed {field.proposed}"
        )


def _print_mistakes(both: pd.DataFrame, field: str, words: str, limit: int) -> None:
    curator, machine = both[field].fillna("-"), both[f"machine_{field}"].fillna("-")
    wrong = both[curator != machine].assign(curator=curator, machine=machine)
    print(f"\n{len(wrong)} mistakes in {field}; the commonest:")
    for (right, found), count in (
        wrong.groupby(["curator", "machine"]).size().sort_values(ascending=False).head(15).items()
    ):
        print(f"  {count:4} {right} read as {found}")
    shown = 0
    for row in wrong.to_dict("records"):
        line = (
            f"{row['text']}\n    [{row['surface']}] of {row['article']}, {field}: curator {row['curator']}, "
            f"machine {row['machine']} ({row.get(f'rule_{field}')}); indicator {row['indicator']} / {row['machine_indicator']}"
        )
        if words.lower() in line.lower() and shown < limit:
            print(line)
            shown += 1


if __name__ == "__main__":
    main()
