"""The rules between tables, as SQL: each selects the key of a row that fails, and what was found."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Rule:
    """A rule between tables: `table.check`, what it demands, and the query for the rows that fail it."""

    name: str
    demands: str
    sql: str
    severity: Literal["error", "warning"] = "error"
    refers_to: str | None = None  # the table whose key was found to be missing

    @property
    def table(self) -> str:
        """The table whose rows it judges."""
        return self.name.split(".")[0]


def _stands_in_its_text(table: str, key: str) -> Rule:
    return Rule(
        f"{table}.stands_in_its_text",
        "the text of the extract, from char_start to char_end, is the surface (traceable)",
        f"""select t."{key}", t.surface from "{table}" t join extracts e using (extract)
            where substring(e.text, t.char_start + 1, t.char_end - t.char_start) <> t.surface""",
    )


# The one rule that `ingest` judges; its rejects name it.
WELL_FORMED = "articles.raw_files_are_well_formed"

BETWEEN_TABLES = [
    Rule(
        "places.iso_alpha3_in_iso_3166",
        "a country's code is an ISO 3166-1 alpha-3 code, or one of those that ISO leaves to users (XAA to XXZ)",
        """select place, iso_alpha3 from places
           where iso_alpha3 is not null and iso_alpha3 not between 'XAA' and 'XXZ'
             and iso_alpha3 not in (select alpha_3 from iso_3166)""",
    ),
    _stands_in_its_text("figures", "figure"),
    _stands_in_its_text("dates", "date"),
    _stands_in_its_text("numerals", "numeral"),
    Rule(
        "figures.do_not_overlap",
        "no two figures of an extract have words in common",
        """select b.figure, min(a.figure) from figures a join figures b
           on a.extract = b.extract and a.char_start <= b.char_start and b.char_start < a.char_end and a.figure <> b.figure
           group by b.figure""",
    ),
    Rule(
        "figures.make_a_claim",
        "every figure makes a claim, which is published or in rejects",
        "select f.figure, f.surface from figures f anti join claims c using (figure)",
    ),
    Rule(
        "extracts.numerals_accounted_for",
        "every run of digits in a text that is read lies in a numeral, published or in rejects (accounted for)",
        """with digits as (
               select extract, unnest(regexp_extract_all(text, '[0-9]+')) as run, text from extracts
               where role not in ('debris', 'duplicate')
           ), covered as (
               select extract, sum(len(regexp_extract_all(surface, '[0-9]+'))) as runs from numerals group by extract
           )
           select extract, count(run) || ' runs of digits, ' || coalesce(any_value(runs), 0) || ' in numerals'
           from digits left join covered using (extract) group by extract having count(run) <> coalesce(any_value(runs), 0)""",
    ),
    Rule(
        "numerals.explained",
        "every numeral is explained by a figure, a date, a clock time, a score, an ordinal or a name (accounted for); what is not is listed",
        "select numeral, surface from numerals where explained_by = 'nothing'",
        "warning",
    ),
    Rule(
        "claims.words_are_the_figures",
        "a claim has the words of its figure, and the figure's extract and article",
        """select c.claim, c.surface from claims c join figures f using (figure) join extracts e on e.extract = f.extract
           where c.surface <> f.surface or c.extract <> f.extract or c.article <> e.article""",
    ),
    Rule(
        "claims.lead_to_a_url",
        "every claim leads to a figure, an extract, an article and its URL (traceable)",
        "select c.claim, 'no URL' from claims c join articles a using (article) where a.url is null",
        "warning",
    ),
    Rule(
        "claims.unit_fits_indicator",
        "the unit measures what the indicator's unit measures",
        """select c.claim, c.unit from claims c join indicators i using (indicator)
           join units u on u.unit = c.unit join units w on w.unit = i.unit
           where u.dimension <> w.dimension or (u.dimension <> 'money' and coalesce(u.base, u.unit) <> coalesce(w.base, w.unit))""",
    ),
    Rule(
        "claims.within_the_indicators_range",
        "the values, in the indicator's unit, lie in its allowed range; a share in [0, 100]",
        """select c.claim, coalesce(c.value_low::varchar, 'open') || ' to ' || coalesce(c.value_high::varchar, 'open')
           from claims c join indicators i using (indicator)
           join units u on u.unit = c.unit join units w on w.unit = i.unit
           where c.value_low * u.factor / w.factor not between i.range_min and i.range_max
              or c.value_high * u.factor / w.factor not between i.range_min and i.range_max""",
    ),
    Rule(
        "claims.counts_are_whole",
        "people, strikes and other counts are whole and not negative",
        """select c.claim, coalesce(c.value_low, c.value_high) from claims c join units u using (unit)
           where u.dimension = 'count' and c.coded_by <> 'none'
             and (c.value_low < 0 or c.value_low <> floor(c.value_low)
                  or c.value_high < 0 or c.value_high <> floor(c.value_high))""",
    ),
    Rule(
        "claims.as_of_not_after_publication",
        "a state is not reported before it holds: as_of does not begin after the publication",
        """select c.claim, c.as_of || ', published ' || a.published from claims c join articles a using (article)
           where c.as_of_start > a.published_end""",
    ),
    Rule(
        "claims.change_says_since_when",
        "a coded percentage of change (growth, decline, loss) has a period",
        """select c.claim, i.denominator from claims c join indicators i using (indicator)
           where c.unit = 'percent' and i.denominator like '%at the start of the period' and c.period is null""",
        "warning",
    ),
    Rule(
        "reconciliations.parts_are_listed",
        "the parts of a sum are in reconciliation_parts",
        """select r.reconciliation, coalesce(p.n, 0) || ' of ' || r.parts || ' parts' from reconciliations r
           left join (select reconciliation, count(distinct member) as n from reconciliation_parts where summed group by 1) p
           using (reconciliation) where r.parts <> coalesce(p.n, 0)""",
    ),
]

# Judged again whenever rows were rejected, as keys are.
PARTS_STAND = Rule(
    "reconciliations.parts_stand",
    "no part of a sum was rejected",
    """select reconciliation, min(reconciliation || ' ' || claim) from arrived_parts a
       anti join reconciliation_parts p using (reconciliation, claim) semi join reconciliations r using (reconciliation)
       group by reconciliation""",
    refers_to="reconciliation_parts",
)
