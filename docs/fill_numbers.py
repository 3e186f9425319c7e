"""Write the numbers of the documents from the published tables: `python docs/fill_numbers.py`.

A document marks a place with `<!-- numbers: NAME -->` and ends it with `<!-- /numbers -->`; what stands between is made
here. A test holds every document to what the tables say.
"""

import json
import re
from collections.abc import Callable, Iterable
from functools import partial
from itertools import pairwise
from pathlib import Path

import contributing_example
import pandas as pd
import yaml

import conflict_figures as cf
from conflict_figures.pipeline.coder_quality import BINS
from conflict_figures.pipeline.coder_report import HALVES, CoderReport
from conflict_figures.pipeline.house import House

ROOT = Path(__file__).resolve().parent.parent
MARKED = re.compile(r"(<!-- numbers: (?P<name>\w+) -->\n).*?(<!-- /numbers -->)", re.DOTALL)
LISTED = 10  # of publishers, speakers and indicators


def documents() -> list[Path]:
    """The Markdown files of the root and of docs/."""
    return sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])


def filled(text: str) -> str:
    """The text of a document with its numbers as the tables have them now. Raises KeyError for a name not known here."""
    return MARKED.sub(lambda mark: f"{mark[1]}\n{NUMBERS[mark['name']]()}\n\n{mark[3]}", text)


def _table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    head = list(head)
    return "\n".join("| " + " | ".join(map(str, row)) + " |" for row in [head, ["---"] * len(head), *rows])


def _counted(table: str, column: str, what: str, missing: str) -> str:
    """The values of a column with the rows that have them, the most frequent first."""
    counts = cf.load(table)[column].astype("object").fillna(missing).value_counts()
    rows = sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))
    return _table([what, table], [[name, f"{count:,}"] for name, count in rows])


def _frequent(table: str, column: str, what: str) -> str:
    """The most frequent values of a column, and what share of the table's rows they make."""
    values = cf.load(table)[column].astype("object")
    rows = sorted(values.value_counts().items(), key=lambda item: (-item[1], item[0]))[:LISTED]
    shared = sum(count for _, count in rows)
    return (
        _table([what, table], [[name, f"{count:,}"] for name, count in rows])
        + f"\n\nThese {len(rows)} of {values.nunique():,} make {_share(shared, len(values))} of the {len(values):,} {table}."
    )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} per cent"


def _counts() -> str:
    rows = (
        (name, f"{len(cf.load(name)):,}", cf.describe(name).grain.removeprefix("One row is ")) for name in cf.tables()
    )
    return _table(["table", "rows", "one row is"], rows)


def _readings() -> str:
    """How far curator and extractor agree."""
    checks, found = cf.load("checks").set_index("check_name"), cf.load("figures")["found_by"].value_counts()
    rows = []
    for field in ("value", "bound", "unit"):
        check = checks.loc[f"claims.{field}_agrees"]
        rows.append([field, f"{check['rows_seen']:,}", f"{check['percent_passed']:.1f}", f"{check['alpha']:.3f}"])
    return (
        f"Version {cf.__version__}: of {found.sum():,} figures both readers marked {found['both']:,}, the curator alone "
        f"{found['curator']:,}, the extractor alone {found['extractor']:,}. On the figures that both marked:\n\n"
        + _table(["field", "figures", "agree, per cent", "Krippendorff's alpha"], rows)
    )


def _sums() -> str:
    sums = cf.load("reconciliations")
    counts = sums.groupby(["verdict", "kind", "scope"], observed=True).size().reset_index(name="sums")
    return _table(counts.columns, counts.to_numpy().tolist())


def _checks() -> str:
    checks, rejects = cf.load("checks"), cf.load("rejects")
    warnings = checks[checks["severity"] == "warning"]
    errors = checks[checks["severity"] == "error"]
    failed = int((errors["rows_failed"] > 0).sum())
    rows = warnings[["check_name", "rows_failed", "rows_seen", "demands"]].sort_values("check_name").to_numpy().tolist()
    return (
        f"Version {cf.__version__}: {len(errors)} checks of severity error, {failed} of them failed; {len(rejects)} rejected "
        f"rows. The {len(warnings)} of severity warning:\n\n" + _table(["check", "failed", "seen", "demands"], rows)
    )


def _regions() -> str:
    """The regions of the codebook whose members follow a grouping of country_converter, and where they depart from it."""
    places = yaml.safe_load((Path(cf.__file__).parent / "codebook" / "places.yaml").read_text(encoding="utf-8"))
    rows = []
    for place in places:
        if library := place.get("library"):
            grouping = " ".join(filter(None, (library["classification"], library.get("value"))))
            departs = [", ".join(library.get(key, [])) or "none" for key in ("added", "left_out")]
            rows.append([f"`{place['id']}`", grouping, len(place["members"]), *departs])
    return _table(["region", "country_converter", "members", "added", "left out"], rows)


def _coverage() -> str:
    articles, claims = cf.load("articles"), cf.load("claims")
    dated = articles["published_start"].dropna()
    reprints = articles["same_story_as"].notna().sum()
    coded = claims[claims["coded_by"] == "curator"]
    languages = ", ".join(f"{name} {count:,}" for name, count in articles["language"].value_counts().items())
    facts = [
        ["articles", f"{len(articles):,}"],
        ["by language (ISO 639-1)", languages],
        ["publishers", f"{articles['publisher'].nunique():,}"],
        ["articles that reprint another of the articles", f"{reprints:,}"],
        ["articles without a known date of publication", f"{len(articles) - len(dated):,}"],
        ["claims", f"{len(claims):,}"],
        ["claims coded by a curator", f"{len(coded):,}"],
        ["of these without an indicator, for the codebook has none", f"{coded['indicator'].isna().sum():,}"],
        ["of these without a date or period", f"{(coded['period'].isna() & coded['as_of'].isna()).sum():,}"],
        ["speakers", f"{claims['speaker'].nunique():,}"],
    ]
    years = [[year, f"{count:,}"] for year, count in dated.dt.year.value_counts().sort_index().items()]
    return (
        _table(["what", f"version {cf.__version__}"], facts)
        + "\n\nArticles by the first year in which they may have been published:\n\n"
        + _table(["year", "articles"], [*years, ["not known", f"{len(articles) - len(dated):,}"]])
    )


def _tolerance() -> str:
    params = yaml.safe_load((ROOT / "params.yaml").read_text(encoding="utf-8"))
    share = params["about_tolerance"]
    return f'`about_tolerance` is {share:g}: "about 1,000" allows {1000 - 1000 * share:,.0f} to {1000 + 1000 * share:,.0f}.'


def _coder() -> str:
    """How often the coder is right on each field, in the articles that its writers read and in those that nobody did."""
    halves = json.loads((House.checkout().tables / "metrics.json").read_text(encoding="utf-8"))["coder"]
    training, held_out = (halves[half] for half in HALVES)
    measures = ("right", "precision", "recall")
    rows = [
        [field, *(_shown(half["fields"][field][measure]) for half in (training, held_out) for measure in measures)]
        for field in training["fields"]
    ]
    return (
        f"Version {cf.__version__}: the coder says what is counted in {_shown(training['coverage'])} per cent of the "
        f"{training['figures']:,} curated figures of the training articles, and in {_shown(held_out['coverage'])} per cent of the "
        f"{held_out['figures']:,} of the held-out ones. In per cent:\n\n"
        + _table(["field", *measures, *(f"{measure}, held out" for measure in measures)], rows)
    )


def _coder_reliability() -> str:
    """How often claims are right by how sure the coder is of them."""
    tables = {name: cf.load(name) for name in ("claims", "proposals", "coding_rules")}
    report = CoderReport.of(tables, House.checkout().codebook())
    halves = [report.reliability(half).set_index("from") for half in HALVES] if report else []
    rows = []
    for start, end in pairwise([*BINS, 1.0]):
        cells: list[str] = []
        for half in halves:
            claims, right = half.loc[start, ["claims", "right"]] if start in half.index else (0, 0)
            cells += [f"{claims:,.0f}", _shown(100 * right / claims if claims else None)]
        rows.append([f"{start:g} to {end:g}", *cells])
    measures = ("claims", "right, per cent")
    return _table(["confidence", *measures, *(f"{measure}, held out" for measure in measures)], rows)


def _coder_times() -> str:
    """Of how many dated claims neither the passage nor the date of publication tells when."""
    claims, dates, proposals = cf.load("claims"), cf.load("dates"), cf.load("proposals")
    dated = claims[(claims["coded_by"] == "curator") & (claims["period_end"].notna() | claims["as_of"].notna())]
    published = cf.load("articles").set_index("article")["published_start"].notna()
    tells = set(dates.loc[dates["end"].notna(), "extract"])
    no_day = dated[~dated["article"].map(published).astype(bool)]
    nowhere = no_day[~no_day["extract"].isin(tells)]
    times = proposals[proposals["stands"].astype(bool) & proposals["field"].isin(["period", "as_of"])]
    given = nowhere["figure"].isin(set(times["figure"]))
    return (
        f"Of the {len(dated):,} curated claims with a date {len(no_day):,} stand in articles whose day of publication is not "
        f"known, and {len(nowhere):,} of these ({_share(len(nowhere), len(dated))} of all) in passages that name none either. "
        f"The curators had the page; the coder has the passage, and dates {given.sum():,} of them."
    )


def _shown(share: float | None) -> str:
    return "-" if share is None else f"{share:.1f}"


def _fighters_2014() -> str:
    """A query as one types it, and its rows."""
    query = (
        "SELECT surface, bound, interval_low AS low, interval_high AS high, speaker, publisher FROM cited_claims "
        "WHERE indicator = 'fighters_total' AND published BETWEEN '2014-09-11' AND '2014-09-12' ORDER BY published, claim"
    )
    rows = cf.sql(query)
    cells = [["" if pd.isna(value) else f"{value:,.0f}" if isinstance(value, float) else value for value in row]
             for row in rows.astype("object").to_numpy()]  # fmt: skip
    return f'```console\n$ conflict-figures sql "{query}"\n```\n\n' + _table(rows.columns, cells)


def _example(step: str) -> str:
    """A step of the contributor's example, run now."""
    return contributing_example.shown()[step]


NUMBERS: dict[str, Callable[[], str]] = {
    "checks": _checks,
    **{step: partial(_example, step) for step in contributing_example.STEPS},
    "coder": _coder,
    "coder_reliability": _coder_reliability,
    "coder_times": _coder_times,
    "counts": _counts,
    "coverage": _coverage,
    "fighters_2014": _fighters_2014,
    "indicators": lambda: _frequent("claims", "indicator", "indicator"),
    "publishers": lambda: _frequent("articles", "publisher", "publisher"),
    "readings": _readings,
    "regions": _regions,
    "speakers": lambda: _frequent("claims", "speaker", "speaker"),
    "sums": _sums,
    "theatres": lambda: _counted("claims", "theatre_basis", "`theatre_basis`", "null"),
    "time_bases": lambda: _counted("claims", "time_basis", "`time_basis`", "null"),
    "tolerance": _tolerance,
}


def main() -> None:
    for path in documents():
        old = path.read_text(encoding="utf-8")
        new = filled(old)
        if new != old:
            path.write_text(new, encoding="utf-8")
            print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
