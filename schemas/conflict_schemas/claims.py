"""The figures with their meaning."""

from pandera.typing import Series

from conflict_schemas.base import (
    ARTICLE_ID,
    BOUND_RULE,
    BOUNDS,
    CLAIM_ID,
    EXTRACT_ID,
    PLACE_ID,
    SLUG,
    SPAN_ID,
    Boolean,
    Day,
    Float64,
    Table,
    column,
    key,
    row_rule,
)

CODERS = ("curator", "rule", "none")
TIME_BASES = ("page", "sibling", "inferred")
THEATRE_BASES = ("stated", "extract", "article", "indicator", "none")


class Claims(Table):
    """One row is a figure with its meaning: what it counts, whose, where, when, and who said so.

    The published reading (`value_low`, `value_high`, `bound`, `unit`, `counted`) is the curator's where there is one;
    the extractor's stands beside it. In a full text every figure has the meaning that the coder's rules propose, and says so
    (`coded_by` is rule). What they leave open, and what the curator of a digest left unmarked, is here all the same: `coded_by` is
    none, its indicator null.
    """

    claim: Series[str] = key("The figure's id; where a figure makes a second claim, followed by /2.", CLAIM_ID)
    figure: Series[str] = column("The figure.", references="figures", str_matches=SPAN_ID)
    extract: Series[str] = column("The passage.", references="extracts", str_matches=EXTRACT_ID)
    article: Series[str] = column("The article.", references="articles", str_matches=ARTICLE_ID)
    surface: Series[str] = column("The words of the figure.")
    value_low: Series[Float64] = column("Lower end, in `unit`; null where the words leave it open.", nullable=True)
    value_high: Series[Float64] = column("Upper end, in `unit`; null where the words leave it open.", nullable=True)
    bound: Series[str] = column("What the words make of the number.", isin=BOUNDS)
    unit: Series[str] = column("The unit of the values.", nullable=True, references="units")
    counted: Series[str] = column("What is counted or measured, as worded.", nullable=True)
    percent_of: Series[str] = column(
        "What a percentage is a percentage of: the indicator's denominator, else what the words name.", nullable=True
    )
    interval_low: Series[Float64] = column(
        'Lower end of what the words allow, in `unit`: `value_low`, for "about N" less the tolerance of params.yaml as far '
        "as the indicator's range goes; null where open.",
        nullable=True,
    )
    interval_high: Series[Float64] = column(
        'Upper end of what the words allow, in `unit`: `value_high`, for "about N" with the tolerance of params.yaml as far '
        "as the indicator's range goes; null where open.",
        nullable=True,
    )
    indicator: Series[str] = column(
        "What the claim counts; null where the codebook has no word for it or no one has coded it.",
        nullable=True,
        references="indicators",
    )
    actor: Series[str] = column(
        "Whose fighters, territory, income or strikes.", nullable=True, references="actors", str_matches=SLUG
    )
    place: Series[str] = column(
        "Where it holds, as the sentence names it; null where it names no place.",
        nullable=True,
        references="places",
        str_matches=PLACE_ID,
    )
    theatre: Series[str] = column(
        "Where it holds: the place, else worked out as `theatre_basis` says.",
        nullable=True,
        references="places",
        str_matches=PLACE_ID,
    )
    theatre_basis: Series[str] = column(
        "What the theatre rests on: stated (the place), the one place that the other claims of the extract or of the "
        "article name, what the indicator is about, or none.",
        isin=THEATRE_BASES,
    )
    origin: Series[str] = column(
        "For people who travelled: where from.", nullable=True, references="places", str_matches=PLACE_ID
    )
    period: Series[str] = column("For flows and changes: the period, as an EDTF interval.", nullable=True)
    period_start: Series[Day] = column("First day of the period; null where open or not known.", nullable=True)
    period_end: Series[Day] = column("Last day of the period; null where open or not known.", nullable=True)
    as_of: Series[str] = column("For states: the date that it holds for, in EDTF.", nullable=True)
    as_of_start: Series[Day] = column("First day of `as_of`.", nullable=True)
    as_of_end: Series[Day] = column("Last day of `as_of`.", nullable=True)
    time_basis: Series[str] = column(
        "What period and as_of rest on: the page, another page on the same announcement (sibling), or inferred; null "
        "where there is no date or no one compared it with the page.",
        nullable=True,
        isin=TIME_BASES,
    )
    attributed_to: Series[str] = column(
        "Who the article says the figure comes from; null for the article's own voice.",
        nullable=True,
        references="sources",
        str_matches=SLUG,
    )
    via: Series[str] = column(
        "Who relayed it to the article, where the article says so.",
        nullable=True,
        references="sources",
        str_matches=SLUG,
    )
    speaker: Series[str] = column("Who speaks: the name of `attributed_to`, else of the publisher.")
    speaker_source: Series[str] = column(
        "The speaker in `sources`; null where it is a publisher that the codebook does not list.",
        nullable=True,
        references="sources",
        str_matches=SLUG,
    )
    coded_by: Series[str] = column("Who gave the claim its meaning.", isin=CODERS)
    rule: Series[str] = column(
        "The rule that said what is counted, where no curator did; `proposals` has those of the other fields.",
        nullable=True,
    )
    confidence: Series[Float64] = column(
        "For a claim coded by rules: how sure they are of what it counts, where, and of people from where, as the product of "
        "the rules' confidences in `coding_rules`; null for curators' claims and for rules that were never measured.",
        nullable=True,
        ge=0,
        le=1,
    )
    extractor_low: Series[Float64] = column("Lower end as the extractor reads it, in its unit.", nullable=True)
    extractor_high: Series[Float64] = column("Upper end as the extractor reads it, in its unit.", nullable=True)
    extractor_bound: Series[str] = column(
        "Bound as the extractor reads it; null where it did not find the figure.", nullable=True, isin=BOUNDS
    )
    extractor_unit: Series[str] = column("Unit as the extractor reads it.", nullable=True, references="units")
    value_agrees: Series[Boolean] = column(
        "Whether curator and extractor read the same two ends; null unless both read the figure.", nullable=True
    )
    bound_agrees: Series[Boolean] = column("The same for the bound.", nullable=True)
    unit_agrees: Series[Boolean] = column("The same for the unit.", nullable=True)
    correction: Series[str] = column(
        "The correction that flags the claim or overrides a value of it.",
        nullable=True,
        references="corrections",
        str_matches=SLUG,
    )

    @row_rule("value_low <= value_high")
    def low_not_above_high(cls) -> None:
        """The lower end is not above the upper one."""

    @row_rule(BOUND_RULE)
    def bound_agrees_with_its_ends(cls) -> None:
        """The bound says which ends are open: "more than" has no upper end, "up to" no lower one, "dozens" neither."""

    @row_rule(
        "(interval_low is null or interval_low <= value_low) and (interval_high is null or interval_high >= value_high)"
    )
    def interval_holds_the_value(cls) -> None:
        """What the words allow takes in the value."""

    @row_rule("period_start <= period_end")
    def period_is_ordered(cls) -> None:
        """A period does not end before it starts."""

    @row_rule("as_of_start <= as_of_end")
    def as_of_is_ordered(cls) -> None:
        """A date does not end before it starts."""

    @row_rule("unit is distinct from 'percent' or percent_of is not null or coded_by = 'none'")
    def percentage_says_of_what(cls) -> None:
        """Every coded percentage says what it is a percentage of."""

    @row_rule("coded_by <> 'none' or indicator is null")
    def meaning_has_a_coder(cls) -> None:
        """A claim with an indicator says who gave it."""

    @row_rule("place is null or (theatre = place and theatre_basis = 'stated')")
    def theatre_is_the_stated_place(cls) -> None:
        """Where the sentence names a place, that is the theatre."""

    @row_rule("(theatre is null) = (theatre_basis = 'none')")
    def theatre_has_a_basis(cls) -> None:
        """A theatre says what it rests on."""
