"""The coder against probes: made-up sentences in the manner of news digests, each an article of its own.

python benchmarks/probes.py                            a table a half
python benchmarks/probes.py --mistakes 40              besides, mistakes in the half that is for reading
python benchmarks/probes.py --mistakes 40 --field place

Half A is for reading; of half B nothing but totals is ever printed. Which half a sentence is in was left to chance.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import yaml
from pandera.config import config_context
from pandera.typing import DataFrame

from conflict_figures.pipeline.coder_quality import MEANING, both_codings, quality, with_theatres
from conflict_figures.pipeline.extract import extract
from conflict_figures.pipeline.house import House
from conflict_figures.pipeline.propose import propose
from conflict_schemas import Articles, Dates, Extracts, Units
from conflict_schemas.passages import Passages

GOLD = Path(__file__).parents[1] / "dataset" / "gold"
HALVES = ("a", "b")
CODED = ("actor", "origin", "place", "attributed_to")
FIELDS = ("indicator", *CODED, "theatre")
PUBLISHER, PUBLISHED = "The Example", pd.Timestamp("2016-03-15")


@dataclass(frozen=True)
class ProbeClaim:
    """A figure of a probe, where it stands in the text, and its meaning; None where it has none."""

    figure: str
    start: int
    indicator: str | None
    actor: str | None = None
    origin: str | None = None
    place: str | None = None
    attributed_to: str | None = None

    @property
    def end(self) -> int:
        """Where the figure ends in the text."""
        return self.start + len(self.figure)


@dataclass(frozen=True)
class Probe:
    """A made-up sentence and what it claims."""

    text: str
    claims: Sequence[ProbeClaim]


def read_probes(half: str) -> list[Probe]:
    """The probes of a half; raises ValueError where a figure does not stand in its text."""
    entries = yaml.safe_load((GOLD / f"probes-{half}.yaml").read_text(encoding="utf-8"))
    return [Probe(entry["text"], [_claim(entry["text"], **claim) for claim in entry["claims"]]) for entry in entries]


def _claim(text: str, figure: str, occurrence: int = 1, **meaning: Any) -> ProbeClaim:
    start = -1
    for _ in range(occurrence):
        start = text.index(figure, start + 1)
    return ProbeClaim(figure, start, **meaning)


def codings(half: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """A half as `both_codings` has it, with the theatres, and the machine's codings of figures that the half leaves uncoded.

    A claim whose words the extractor does not read as a figure is there without a machine's coding.
    """
    codebook = House.checkout().codebook()
    articles, extracts = _frames([probe.text for probe in read_probes(half)])
    with config_context(validation_enabled=False):  # the tables' checks have tests of their own, and take a second
        passages = extracts[["extract", "text", "published_start", "published_end"]]
        read = extract(DataFrame[Passages](passages), DataFrame[Units](codebook.tables()["units"]))
        days = {column: pd.to_datetime(read.dates[column]) for column in ("start", "end")}
        dates = DataFrame[Dates](read.dates.assign(**days))
        proposals = propose(
            DataFrame[Articles](articles), DataFrame[Extracts](extracts), read.figures, dates, codebook
        ).proposals
    curated = pd.DataFrame(_coded(read_probes(half), extracts, read.figures)).astype({"figure": "str"})
    curated = curated.astype(dict.fromkeys([*MEANING, "period", "as_of"], "str"))
    both = with_theatres(both_codings(curated, proposals), codebook)
    uncoded = read.figures[~read.figures["figure"].isin(curated["figure"])]
    standing = proposals[proposals["stands"].astype(bool) & (proposals["field"] == "indicator")]
    return both, uncoded.merge(standing[["figure", "value"]], on="figure", how="left")


def _frames(texts: Sequence[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The texts as articles of one extract each."""
    names = [f"example-{number:04}" for number in range(len(texts))]
    nothing = pd.Series(None, index=range(len(texts)), dtype="str")
    articles = pd.DataFrame({"article": names, "publisher": PUBLISHER, "title": nothing, "same_story_as": nothing})
    extracts = pd.DataFrame(
        {"extract": [f"{name}#1" for name in names], "article": names, "position": 1, "role": "text", "text": texts}
    )
    days = {"published_start": PUBLISHED, "published_end": PUBLISHED}
    return articles.assign(**days), extracts.assign(**days)


def _coded(probes: Sequence[Probe], extracts: pd.DataFrame, figures: pd.DataFrame) -> list[dict[str, object]]:
    """A row a claim, under the id of the extractor's figure that shares words with it, or under one of its own."""
    spans: dict[str, list[tuple[int, int, str]]] = {}
    for passage, start, end, name in figures[["extract", "char_start", "char_end", "figure"]].itertuples(index=False):
        spans.setdefault(passage, []).append((start, end, name))
    rows: list[dict[str, object]] = []
    for probe, article, passage in zip(probes, extracts["article"], extracts["extract"], strict=True):
        for claim in probe.claims:
            shared = [name for start, end, name in spans.get(passage, []) if start < claim.end and claim.start < end]
            own = shared[0] if shared else f"{passage}@{claim.start}-{claim.end}"
            meaning = {field: getattr(claim, field) for field in ("indicator", *CODED)}
            unasked = dict.fromkeys(("via", "period", "as_of"))
            where = {"figure": own, "surface": claim.figure, "extract": passage, "article": article, "text": probe.text}
            rows.append({**meaning, **unasked, **where})
    return rows


def print_quality(half: str, both: pd.DataFrame, uncoded: pd.DataFrame) -> None:
    """How often the coder is right in each field; all but the indicator are looked at where there is an indicator."""
    meaningful = both[both["indicator"].notna()]
    print(f"half {half.upper()}: {len(both)} figures, {len(both) - len(meaningful)} of them of no indicator")
    for field in FIELDS:
        of = both if field == "indicator" else meaningful
        (found,) = (one for one in quality(of) if one.field == field)
        print(
            f"  {field:15} right {found.accuracy:6.1%}  precision {found.precision:6.1%}  recall {found.recall:6.1%}  "
            f"coded {found.coded}, proposed {found.proposed}"
        )
    print(f"  and {len(uncoded)} figures nobody coded, an indicator proposed for {uncoded['value'].notna().sum()}")


def print_mistakes(both: pd.DataFrame, field: str, limit: int) -> None:
    """The sentences in which a field is not what it should be, and the commonest confusions."""
    of = both if field == "indicator" else both[both["indicator"].notna()]
    wrong = of.assign(right=of[field].fillna("-"), found=of[f"machine_{field}"].fillna("-"))
    wrong = wrong[wrong["right"] != wrong["found"]]
    print(f"\n{len(wrong)} mistakes in {field}; the commonest:")
    for confusion, count in (wrong["right"] + " read as " + wrong["found"]).value_counts().head(15).items():
        print(f"  {count:4} {confusion}")
    for row in wrong.head(limit).to_dict("records"):
        rule = row.get(f"rule_{field}")
        print(f"{row['text']}\n    [{row['surface']}] {field} {row['right']}, machine {row['found']} ({rule})")


def main() -> None:
    """Run the coder over both halves and print how it did."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--mistakes", type=int, default=0, metavar="N", help="show so many mistakes of half A")
    options.add_argument("--field", choices=FIELDS, default="indicator", help="of this field")
    asked = options.parse_args()
    coded = {half: codings(half) for half in HALVES}
    for half, (both, uncoded) in coded.items():
        print_quality(half, both, uncoded)
    if asked.mistakes:
        print_mistakes(coded["a"][0], asked.field, asked.mistakes)


if __name__ == "__main__":
    main()
