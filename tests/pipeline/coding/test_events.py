"""Dated happenings: what, where, when, by whom and against whom, and what is none."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pytest
from builds import MakeBuild
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import article_in, book

from conflict_figures.pipeline.coding.events import Event, events, events_of
from conflict_figures.pipeline.inputs.raw import RawFile
from conflict_schemas import Events

PUBLISHED = date(2016, 3, 24)
SEED = Path(__file__).parents[4] / "shared" / "seed"


class Told(NamedTuple):
    """An event in short."""

    words: str
    type: str
    place: str | None = None
    actor: str | None = None
    target: str | None = None
    days: str = ""


def read(text: str) -> list[Event]:
    return list(events_of(article_in(text, published=PUBLISHED), book()))


def told(text: str) -> list[Told]:
    """Every event of a text in short."""
    return [
        Told(
            event.passage.text[event.start : event.end],
            *(event.type, event.place, event.actor, event.target),
            f"{event.date.start}/{event.date.end}",
        )
        for event in read(text)
    ]


def only(text: str) -> Told:
    """The one event of a text."""
    (event,) = told(text)
    return event


MAY = "2015-05-01/2015-05-31"


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Gunmen attacked a market in Baghdad on 3 May 2015.", Told("attacked", "attack", "baghdad", days="2015-05-03/2015-05-03")),
        ("Islamic State captured Palmyra in May 2015.", Told("captured", "capture", "palmyra", "islamic-state", days=MAY)),
        ("Iraqi forces retook Tikrit in May 2015.", Told("retook", "recapture", "tikrit", "iraqi-government", days=MAY)),
        ("Russia intervened in Syria in May 2015.", Told("intervened", "intervention", "SYR", "russia", days=MAY)),
        ("A truce in Syria began in May 2015.", Told("truce", "ceasefire", "SYR", days=MAY)),
        ("Russian air strikes on Raqqa came in May 2015.", Told("air strikes", "strike", "raqqa", "russia", days=MAY)),
        ("The offensive against Fallujah opened in May 2015.", Told("offensive", "battle", "fallujah", days=MAY)),
        ("Islamic State was routed at Ramadi in May 2015.", Told("routed", "defeat", "ramadi", None, "islamic-state", MAY)),
        ("Islamic State beheaded a spy in Raqqa in May 2015.", Told("beheaded", "execution", "raqqa", "islamic-state", days=MAY)),
        ("Islamic State proclaimed a caliphate in May 2015.", Told("proclaimed", "declaration", None, "islamic-state", days=MAY)),
        ("The Syrian army withdrew from Palmyra in May 2015.", Told("withdrew", "withdrawal", "palmyra", "syrian-government", days=MAY)),
    ],
    ids=lambda value: value.type if isinstance(value, Told) else "",
)  # fmt: skip
def test_every_type_is_told_by_its_words(text: str, event: Told) -> None:
    assert only(text) == event


def test_the_types_of_the_codebook_are_those_that_are_tested() -> None:
    of_this_file = Path(__file__).read_text(encoding="utf-8")

    assert [entry.id for entry in book().codebook.event_types if f'"{entry.id}"' not in of_this_file] == []


@pytest.mark.parametrize(
    "text",
    [
        "Islamic State seized Palmyra in May 2015.",
        "In May 2015 Islamic State seized the ancient city of Palmyra.",
        "Palmyra was seized by Islamic State in May 2015.",
        "The army moved on Palmyra, seized by Islamic State in May 2015, from the west.",
        "Palmyra, which was seized by Islamic State in May 2015, lies in the desert.",
        "The report says that Islamic State seized Palmyra in May 2015.",
        "Islamic State's seizure of Palmyra in May 2015 came as a shock.",
        "The May 2015 seizure of Palmyra by Islamic State came as a shock.",
    ],
)
def test_a_capture_is_the_same_however_it_is_worded(text: str) -> None:
    event = only(text)

    assert event[1:] == ("capture", "palmyra", "islamic-state", None, MAY)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Islamic State took Ramadi in May 2015.", "active"),
        ("Ramadi was taken in May 2015.", "passive"),
        ("The men of Ramadi, taken in May 2015, fled.", "participle"),
        ("By bombing Baghdad in May 2015, Islamic State showed its reach.", "gerund"),
        ("The attack on Baghdad in May 2015 failed to end it.", "noun"),
        ("The May 2015 attacks changed little.", "attribute"),
        ("Shock followed the attacks in Baghdad, which came in May 2015.", "relative"),
        ("The ministry announced on 3 May 2015 that Tikrit was retaken.", "announced"),
    ],
)
def test_the_rule_says_how_the_words_tell_of_it(text: str, rule: str) -> None:
    assert [event.rule for event in read(text)] == [rule]


def test_a_list_of_places_with_their_dates_is_an_event_each() -> None:
    text = (
        "Towns retaken with help from the air were Ramadi in February 2016, Hit in April 2016 and Rutbah in May 2016."
    )

    found = read(text)

    assert [(event.place, event.date.surface, event.rule) for event in found] == [
        ("ramadi", "February 2016", "list"),
        ("hit", "April 2016", "list"),
        ("rutbah", "May 2016", "list"),
    ]
    assert [event.id.partition("@")[2] for event in found] == ["6-13", "6-13/2", "6-13/3"]


def test_one_verb_tells_of_two_places_with_a_date_each() -> None:
    assert told("Islamic State bombed Brussels this week and Paris last November.") == [
        Told("bombed", "attack", "brussels", "islamic-state", days="2016-03-21/2016-03-27"),
        Told("bombed", "attack", "paris", "islamic-state", days="2015-11-01/2015-11-30"),
    ]


def test_places_named_together_are_an_event_each_and_a_country_behind_its_city_is_none() -> None:
    assert [event.place for event in told("Gunmen attacked police in Ankara and Istanbul on 3 May 2015.")] == [
        "ankara",
        "istanbul",
    ]
    assert [event.place for event in told("Islamic State was beaten at Ramadi, Iraq, in May 2015.")] == ["ramadi"]


def test_whoever_stands_before_a_participle_of_the_opening_is_the_subject_of_the_sentence() -> None:
    assert only("By bombing Paris in May 2015, while losing ground, Islamic State lashed out.").actor == "islamic-state"


def test_its_defeat_is_of_the_one_named_before() -> None:
    assert only("Islamic State fled after its defeat at Ramadi in May 2015.").target == "islamic-state"


def test_the_town_is_the_last_that_was_named() -> None:
    text = "Islamic State had held Palmyra. The Syrian army retook the city in May 2015."

    assert only(text) == Told("retook", "recapture", "palmyra", "syrian-government", None, MAY)


def test_a_group_in_general_words_is_the_armed_group_named_before() -> None:
    text = "Islamic State grew fast. In May 2015 the group captured Ramadi from Iraqi forces."

    assert only(text) == Told("captured", "capture", "ramadi", "islamic-state", "iraqi-government", MAY)


def test_a_name_that_the_codebook_does_not_know_leaves_the_actor_open() -> None:
    text = "Islamic State watched while the Lakeside Brigade seized the town of Nowhere in May 2015."

    assert only(text)[1:4] == ("capture", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Islamic State captured Palmyra.",
        "Islamic State has held Palmyra since May 2015.",
        "The army plans to retake Palmyra in May 2016.",
        "The army will attack Raqqa in May 2016.",
        "The army failed to capture Palmyra in May 2015.",
        "The minister said on 3 May 2015 that the group had captured many towns.",
        "In May 2015 the ministry counted the attacks.",
        "The May 2015 report dealt with attacks.",
        "The coalition made 9,782 air strikes in 2015.",
        "Islamic State captured 287 soldiers in May 2015.",
        "Oil output fell from 33,000 barrels in Iraq in May 2015.",
        "Workers began a hunger strike in May 2015.",
        "He died of a heart attack in May 2015.",
        "A truce would end it by May 2016.",
        "Belgian volunteers joined the war in Syria in May 2015.",
    ],
)
def test_what_is_undated_planned_counted_or_otherwise_meant_is_no_event(text: str) -> None:
    assert told(text) == []


def test_happenings_that_are_counted_on_a_day_are_an_event() -> None:
    assert only("Three suicide bombings hit Baghdad on 3 May 2015.")[:3] == ("suicide bombings", "attack", "baghdad")


def test_each_date_goes_to_the_happening_of_its_own_clause() -> None:
    assert told("Islamic State took Mosul in June 2014, but Iraqi forces retook the city in July 2017.") == [
        Told("took", "capture", "mosul", "islamic-state", days="2014-06-01/2014-06-30"),
        Told("retook", "recapture", "mosul", "iraqi-government", days="2017-07-01/2017-07-31"),
    ]


def test_a_codebook_without_event_types_reads_no_events(build: MakeBuild, raw_file: Callable[..., RawFile]) -> None:
    built = build(raw_file(("Europe sent", "Mosul fell in May 2015. Europe sent")))
    tables, codebook = built.tables, book().codebook

    found, none = (
        events(tables["articles"], tables["extracts"], tables["dates"], some)
        for some in (codebook, type(codebook)(**(vars_of(codebook) | {"event_types": []})))
    )

    assert found[["article", "surface", "type", "place", "basis"]].to_dict("records") == [
        {
            "article": "example-2016-03-europe",
            "surface": "fell",
            "type": "capture",
            "place": "mosul",
            "basis": "explicit",
        }
    ]
    assert none.empty and list(none.columns) == list(found.columns)


def vars_of(codebook: Any) -> dict[str, Any]:
    return {name: getattr(codebook, name) for name in codebook.__dataclass_fields__}


PIECES = ["Islamic State", "captured", "Mosul", "in May 2015", ",", "and", "the attacks", "on", "Paris", "this week", "said", "by",
          "were", "the town", "which", ".", ";", "Russia", "air strikes", "a truce", "began", "from 3 to 5 May", "its"]  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=14))
def test_any_words_in_any_order_give_rows_that_meet_the_rules(pieces: list[str]) -> None:
    article = article_in(" ".join(pieces), published=PUBLISHED)

    found = list(events_of(article, book()))

    assert len({event.id for event in found}) == len(found)
    for event in found:
        assert event.id.startswith(f"{event.passage.extract}@{event.start}-{event.end}")
        assert event.date in event.passage.dates
        assert event.date.start and event.date.end and event.date.start <= event.date.end


def test_a_sentence_that_never_ends_is_not_read() -> None:
    assert told("Mosul fell in June 2014 and the army withdrew in May 2015, " * 2_000) == []


def test_no_event_of_a_short_date_is_lost_between_two_long_sentences() -> None:
    filler = "The harvest was poor. " * 200

    assert only(f"{filler}Mosul fell in June 2014. {filler}").place == "mosul"


@pytest.mark.skipif(not SEED.is_dir(), reason="../shared/seed is not here")
def test_the_seed_page_gives_its_dated_events() -> None:
    (page,) = SEED.glob("*.txt")

    found = told(page.read_text(encoding="utf-8"))

    assert [event[1:] for event in found] == [
        ("attack", "brussels", "islamic-state", None, "2016-03-21/2016-03-27"),
        ("attack", "paris", "islamic-state", None, "2015-11-01/2015-11-30"),
        ("intervention", "SYR", "russia", None, "2015-09-21/2015-09-30"),
        ("defeat", "ramadi", None, "islamic-state", "2016-01-01/2016-01-31"),
        ("ceasefire", None, None, None, "2016-02-25/2016-03-24"),
        ("capture", "palmyra", "islamic-state", None, MAY),
        ("execution", None, None, None, "2016-03-18/2016-03-18"),
    ]


def test_the_columns_of_a_row_are_those_of_the_table(build: MakeBuild, raw_file: Callable[..., RawFile]) -> None:
    tables = build(raw_file(("Europe sent", "Mosul fell in May 2015. Europe sent"))).tables

    found = events(tables["articles"], tables["extracts"], tables["dates"], book().codebook)

    valid = Events.validate(found)
    (row,) = valid.astype("object").where(valid.notna(), None).to_dict("records")
    assert row == {
        "event": "example-2016-03-europe#1@6-10",
        "extract": "example-2016-03-europe#1",
        "article": "example-2016-03-europe",
        "char_start": 6,
        "char_end": 10,
        "surface": "fell",
        "type": "capture",
        "place": "mosul",
        "actor": None,
        "target": None,
        "date": "example-2016-03-europe#1@14-22",
        "start": pd.Timestamp("2015-05-01"),
        "end": pd.Timestamp("2015-05-31"),
        "precision": "month",
        "basis": "explicit",
        "rule": "active",
    }
