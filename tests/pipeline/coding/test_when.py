"""When a claim holds: dates near the figure, lists, comparisons, publication, and what the codebook says of its indicator."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import book, figure_in, figures_in

from conflict_figures.pipeline.coding.context import Article, FigureIn
from conflict_figures.pipeline.coding.when import propose_time
from conflict_figures.pipeline.inputs.edtf_days import edtf_days

PUBLISHED = date(2016, 4, 18)


def time_of(figure: FigureIn, indicator: str | None) -> tuple[str, str, str] | None:
    """Field, value and rule of the one time that is proposed, or None."""
    proposals = [tuple(proposal) for proposal in propose_time(figure, indicator, book())]
    assert len(proposals) <= 1
    return proposals[0] if proposals else None


def told(text: str, surface: str, indicator: str | None, published: date | None = PUBLISHED) -> str | None:
    """What is proposed, written as field and value."""
    time = time_of(figure_in(text, surface, published=published), indicator)
    return f"{time[0]} {time[1]}" if time else None


@pytest.mark.parametrize(
    ("text", "surface", "indicator", "time"),
    [
        ("The group held 70,000 square kilometres in June 2015.", "70,000 square kilometres", "territory_held_area",
         "as_of 2015-06"),
        ("In 2015 the group took $500 million.", "$500 million", "revenue_annual", "period 2015/2015"),
        ("On 4 July 2015 some 30,000 fighters were counted.", "some 30,000", "fighters_total", "as_of 2015-07-04"),
        ("By March 2015, 300 Danes had left.", "300", "foreign_fighters_departed", "as_of 2015-03"),
        ("It earned $9 million a month in mid-2015.", "$9 million a month", "revenue_monthly", "as_of 2015-06"),
        ("From August 2014 to June 2015 it lost 900 square kilometres.", "900 square kilometres", "territory_lost_area",
         "period 2014-08/2015-06"),
        ("In the second quarter of 2015 it took $81 million.", "$81 million", "revenue_quarterly", "period 2015-04/2015-06"),
    ],
)  # fmt: skip
def test_a_date_beside_the_figure_is_its_time(text: str, surface: str, indicator: str, time: str) -> None:
    assert told(text, surface, indicator) == time


def test_each_figure_of_a_list_has_the_date_in_its_own_part() -> None:
    figures = figures_in("Left: 15 men in 2012, 114 men in 2013 and 19 men in 2014.", published=PUBLISHED)

    times = [time_of(figure, "foreign_fighters_departed") for figure in figures]

    assert times == [("as_of", "2012", "zone"), ("as_of", "2013", "zone"), ("as_of", "2014", "zone")]


def test_what_a_list_began_with_holds_for_the_figures_after_it() -> None:
    figures = figures_in(
        "In May 2015 officials counted 90 Danes, 20 of them dead and 30 back home.", published=PUBLISHED
    )

    times = [time_of(figure, "foreign_fighters_departed") for figure in figures]

    assert times == [("as_of", "2015-05", "zone"), ("as_of", "2015-05", "list"), ("as_of", "2015-05", "list")]


def test_a_semicolon_ends_what_a_list_began_with() -> None:
    text = "In May 2015 officials counted 90 Danes; the ministry knows of 120 Swedes."

    assert told(text, "120", "foreign_fighters_departed") == "as_of 2016-04"


def test_what_somebody_says_anew_is_not_of_the_date_before() -> None:
    text = "The minister's May 2015 count was 90 Danes, and she said 40 per cent were back."

    assert told(text, "40 per cent", "foreign_fighters_returned_share") == "as_of 2016-04"


def test_joined_figures_share_the_date_after_them() -> None:
    text = "The report has 14,000 fighters in Syria and 17,000 fighters in Iraq at the end of June 2015."

    assert told(text, "14,000", "fighters_total") == "as_of 2015-06"


def test_a_date_that_only_a_part_has_is_not_the_whole_s() -> None:
    text = "The monitors count 50,000 fighters, 6,000 of whom joined in July 2015, many under pressure."

    assert told(text, "50,000", "fighters_total") == "as_of 2016-04"


@pytest.mark.parametrize("indicator", ["foreign_fighters_departed", "fighters_killed"])
def test_since_begins_a_period_that_publication_ends(indicator: str) -> None:
    assert told("Since 2012 some 200 men were counted.", "some 200", indicator) == "period 2012/2016-04"


def test_since_and_a_later_date_are_the_two_ends() -> None:
    text = "The February 2015 chart shows 1,500 fighters since March 2011."

    assert told(text, "1,500", "foreign_fighters_departed") == "period 2011-03/2015-02"


def test_the_end_of_what_lasts_since_a_date_stays_open_without_a_publication() -> None:
    figure = figure_in("Since 2012 some 200 men were killed.", "some 200")

    assert time_of(figure, "fighters_killed") == ("period", "2012/", "open")


@pytest.mark.parametrize(
    "text",
    [
        "It holds 40 per cent less than at the start of 2015.",
        "Its land is down 40 per cent from January 2015.",
        "It has lost 40 per cent since its defeat at Kobani in January 2015.",
    ],
)
def test_a_change_counts_from_the_date_that_it_is_measured_from(text: str) -> None:
    assert told(text, "40 per cent", "territory_lost_share") == "period 2015-01/2016-04"


def test_a_change_over_two_joined_years_lasts_from_the_first_to_the_second() -> None:
    text = "Turkey deported 221 Indonesians in 2014 and 2015."

    assert told(text, "221", "foreign_fighters_deported") == "period 2014/2015"


def test_a_change_said_at_a_date_ends_then_and_began_no_one_knows_when() -> None:
    text = "A spokesman said in May 2015 that 900 fighters had been killed."

    assert told(text, "900", "fighters_killed") == "period /2015-05"


def test_nothing_holds_later_than_publication() -> None:
    assert told("In 2016 there were 300 Kazakhs there.", "300", "foreign_fighters_present") == "as_of 2016-04"


def test_what_is_told_of_the_future_has_no_date_since_nothing_held_yet() -> None:
    assert told("In 2020 there will be 300 troops.", "300", "foreign_troops_deployed") is None


def test_a_figure_without_a_date_is_of_the_month_of_publication() -> None:
    assert told("There are 300 Kazakhs there.", "300", "foreign_fighters_present") == "as_of 2016-04"


@pytest.mark.parametrize(
    ("published", "time"),
    [
        ((date(2016, 3, 22), date(2016, 3, 27)), ("as_of", "2016-03", "publication")),
        ((date(2016, 3, 22), date(2016, 5, 1)), ("as_of", "2016", "publication")),
        ((date(2015, 3, 22), date(2016, 5, 1)), None),
        (None, None),
    ],
)
def test_a_publication_is_told_no_closer_than_it_is_known(
    published: tuple[date, date] | None, time: tuple[str, str, str] | None
) -> None:
    figure = figure_in("There are 300 Kazakhs there.", "300")
    of_article(figure).published = published

    assert time_of(figure, "foreign_fighters_present") == time


def test_a_reprint_without_a_date_takes_that_of_its_original() -> None:
    figure = figure_in("There are 300 Kazakhs there.", "300")
    of_article(figure).original_published = (PUBLISHED, PUBLISHED)

    assert time_of(figure, "foreign_fighters_present") == ("as_of", "2016-04", "original")


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("It has 25,000 fighters, up from 10,000 fighters.", "10,000"),
        ("Its ranks fell from 31,000 fighters to 25,000 fighters.", "31,000"),
        ("It has 25,000 fighters; an earlier estimate was 10,000 fighters.", "10,000"),
        ("It has 25,000 fighters, after a high of 35,000 fighters.", "35,000"),
        ("It has 25,000 fighters, against 35,000 fighters at its peak.", "35,000"),
    ],
)
def test_a_figure_told_only_to_compare_has_no_date_of_its_own(text: str, surface: str) -> None:
    other = next(figure for figure in figures_in(text, published=PUBLISHED) if figure.row["surface"] == "25,000")

    assert told(text, surface, "fighters_total") is None
    assert time_of(other, "fighters_total") == ("as_of", "2016-04", "publication")


def test_where_people_come_from_compares_nothing() -> None:
    assert told("It has 25,000 foreigners from 80 countries.", "80 countries", "origin_countries") == "as_of 2016-04"


def test_both_ends_of_a_move_have_their_own_dates() -> None:
    text = "The count fell from 6,000 fighters in 2014 to 2,920 fighters in 2015."

    assert told(text, "6,000", "fighters_total") == "as_of 2014"
    assert told(text, "2,920", "fighters_total") == "as_of 2015"


def test_what_a_number_became_is_not_of_the_date_it_came_from() -> None:
    text = "The count rose from 12,000 fighters and 81 countries in June 2014 to 27,000 fighters."

    assert told(text, "12,000", "fighters_total") == "as_of 2014-06"
    assert told(text, "27,000", "fighters_total") == "as_of 2016-04"


def test_a_move_over_a_year_begins_with_it() -> None:
    text = "Over 2015 its land went from 90,800 square kilometres to 78,000 square kilometres."

    assert told(text, "90,800 square kilometres", "territory_held_area") == "as_of 2015-01"
    assert told(text, "78,000 square kilometres", "territory_held_area") == "as_of 2015"


@pytest.mark.parametrize(
    ("text", "surface", "indicator", "time"),
    [
        ("It killed 25,000 fighters over 11 months.", "25,000", "fighters_killed", "period 2015-05/2016-04"),
        ("Now 200 a month arrive, against 2,000 a month a year before.", "2,000 a month", "foreign_recruits_monthly",
         "as_of 2015-04"),
        ("It killed 25,000 fighters over several years.", "25,000", "fighters_killed", "period /2016-04"),
    ],
)  # fmt: skip
def test_lengths_count_back_from_publication(text: str, surface: str, indicator: str, time: str) -> None:
    assert told(text, surface, indicator) == time


@pytest.mark.parametrize(
    ("text", "publisher", "time"),
    [
        ("IHS Jane's says that the group lost 22 per cent of its land.", "The Example", "2015-01/2016-04"),
        ("Col. Steve Warren says that the group lost 22 per cent of its land.", "The Example", "2014/2016-04"),
        ("The group lost 22 per cent of its land.", "IHS (press release)", "2015-01/2016-04"),
        ("The group lost 22 per cent of its land.", "The Example", "/2016-04"),
    ],
)
def test_a_change_counts_from_its_source_s_usual_base(text: str, publisher: str, time: str) -> None:
    figure = figure_in(text, "22 per cent", published=PUBLISHED, publisher=publisher)

    assert (time_of(figure, "territory_lost_share") or ())[:2] == ("period", time)


def test_a_base_later_than_the_claim_is_none_of_its() -> None:
    text = "IHS Jane's says that by June 2012 the group lost 22 per cent of its land."

    assert told(text, "22 per cent", "territory_lost_share") == "period /2012-06"


WORDS = st.sampled_from(
    ["since 2012", "in 2015", "by March 2015", "from 500 men to 600 men", "up from", "300 men", "a year before", "and", ";",
     "in 2031", "said that", "peak", "over 2014", "in the year 800", ",", "40 per cent", "than in June 2011", "from 2019 on"]
)  # fmt: skip


def test_what_an_article_cites_from_a_research_body_may_be_older_than_it() -> None:
    text = "The Soufan Group counts 300 Kazakhs there."

    cited = figure_in(text, "300", published=PUBLISHED)
    own = figure_in(text, "300", published=PUBLISHED, publisher="The Soufan Group")

    assert time_of(cited, "foreign_fighters_present") == ("as_of", "2016-04", "publication_citing")
    assert time_of(own, "foreign_fighters_present") == ("as_of", "2016-04", "publication")


@pytest.mark.parametrize(
    ("other", "time"),
    [
        ("The Soufan Group's December 2015 report has 27,000 people in all.", ("as_of", "2015-12", "report_of_source")),
        ("The ministry's December 2015 report has 27,000 people in all.", None),
        ("The Soufan Group had 12,000 people in June 2014 and 27,000 people in December 2015.", None),
    ],
)
def test_without_a_publication_the_one_date_of_a_research_body_s_report_holds_for_what_else_it_counted(
    other: str, time: tuple[str, str, str] | None
) -> None:
    figure = figure_in(f"{other}\n\nThe Soufan Group counts 300 Kazakhs there.", "300")

    assert time_of(figure, "foreign_fighters_present") == time


def test_sentences_without_a_figure_leave_those_with_one_their_zones() -> None:
    figure = figure_in("Nothing is known of 2014. In June 2015 it had 300 men. Nothing is known of 2016.", "300")

    assert time_of(figure, "fighters_total") == ("as_of", "2015-06", "zone")


@settings(deadline=None, max_examples=10)
@given(
    sentences=st.lists(st.lists(WORDS, min_size=1, max_size=9).map(" ".join), min_size=10, max_size=20),
    indicator=st.sampled_from(
        [None, "fighters_total", "fighters_killed", "territory_lost_share", "foreign_fighters_departed"]
    ),
    published=st.sampled_from([None, PUBLISHED]),
)
def test_whatever_the_words_a_figure_has_one_time_at_most_and_it_is_edtf(
    sentences: list[str], indicator: str | None, published: date | None
) -> None:
    for figure in figures_in("\n\n".join(sentences), published=published):
        time = time_of(figure, indicator)

        if time:
            edtf_days(time[1])


def of_article(figure: FigureIn) -> Article:
    """The article of a figure."""
    assert figure.passage.article is not None
    return figure.passage.article


def test_the_codebook_says_which_claims_hold_over_a_period() -> None:
    departed, lost = book().indicators["foreign_fighters_departed"], book().indicators["territory_lost_share"]

    assert (departed.kind, departed.over_a_period) == ("flow", False)
    assert (lost.kind, lost.over_a_period) == ("share", True)
