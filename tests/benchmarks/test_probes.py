"""The probes that the coder is measured on are well formed."""

import pytest

from conflict_figures.pipeline.inputs.codebook import Codebook
from probes import HALVES, codings, read_probes

PROBES = {half: read_probes(half) for half in HALVES}


@pytest.mark.parametrize("half", HALVES)
def test_figures_stand_in_their_texts_whole_and_apart_from_each_other(half: str) -> None:
    misplaced = [
        claim.figure
        for probe in PROBES[half]
        for claim, following in zip(probe.claims, [*probe.claims[1:], None], strict=True)
        if probe.text[claim.start : claim.end] != claim.figure
        or probe.text[claim.start - 1 : claim.start].isalnum()
        or probe.text[claim.end : claim.end + 1].isalnum()
        or (following is not None and following.start < claim.end)
    ]

    assert misplaced == []


@pytest.mark.parametrize("half", HALVES)
def test_meanings_are_ids_of_the_codebook(half: str, codebook: Codebook) -> None:
    claims = [claim for probe in PROBES[half] for claim in probe.claims]

    unknown = {
        "indicator": {claim.indicator for claim in claims} - {entry.id for entry in codebook.indicators} - {None},
        "actor": {claim.actor for claim in claims} - {entry.id for entry in codebook.actors} - {None},
        "place": {id_ for claim in claims for id_ in (claim.place, claim.origin)}
        - {entry.id for entry in codebook.places}
        - {None},
        "attributed_to": {claim.attributed_to for claim in claims} - {entry.id for entry in codebook.sources} - {None},
    }

    assert unknown == {"indicator": set(), "actor": set(), "place": set(), "attributed_to": set()}


def test_no_text_is_in_both_halves_or_twice_in_one() -> None:
    texts = [probe.text for half in HALVES for probe in PROBES[half]]

    assert sorted(set(texts)) == sorted(texts)


def test_a_figure_that_is_of_no_indicator_has_no_other_meaning() -> None:
    claims = [claim for half in HALVES for probe in PROBES[half] for claim in probe.claims if claim.indicator is None]

    assert {(claim.actor, claim.origin, claim.place, claim.attributed_to) for claim in claims} == {(None,) * 4}


def test_every_indicator_is_probed_in_both_halves(codebook: Codebook) -> None:
    for half in HALVES:
        probed = {claim.indicator for probe in PROBES[half] for claim in probe.claims}

        assert {entry.id for entry in codebook.indicators} - probed == set()


def test_every_claim_is_measured_once() -> None:
    both, _ = codings("a")

    measured = list(zip(both["text"], both["surface"], strict=True))
    assert measured == [(probe.text, claim.figure) for probe in PROBES["a"] for claim in probe.claims]
    assert both["figure"].is_unique
