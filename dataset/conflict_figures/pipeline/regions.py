"""Which places lie in which, by the codebook."""

from collections.abc import Sequence

from conflict_figures.pipeline.inputs.codebook import Place

WORLD = "world"


class Regions:
    """The codebook's places by the countries that they consist of."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._places = {place.id: place for place in places}

    def name(self, place: str) -> str:
        """The place's name in words."""
        return self._places[place].name

    def kind(self, place: str) -> str:
        """The codebook's kind of a place: world, region, country, city or area."""
        return self._places[place].kind

    def countries(self, place: str) -> frozenset[str]:
        """The countries that a place is known to consist of; empty for the world, for a part of a country, and for a
        region whose members are not listed."""
        entry = self._places[place]
        return frozenset([place] if entry.kind == "country" else entry.members or [])

    def contains(self, whole: str, part: str) -> bool:
        """Whether the part is known to lie inside the whole and not to be all of it."""
        if whole == part or part == WORLD:
            return False
        around = self._around(part)
        if self.kind(whole) == WORLD or whole in around:
            return True
        members, inner = self.countries(whole), self.countries(part)
        return inner < members if inner else bool(members & set(around))

    def may_overlap(self, one: str, other: str) -> bool:
        """Whether two places have ground in common, or might have for all that the codebook knows."""
        if one == other or self.contains(one, other) or self.contains(other, one):
            return True
        if self.kind(one) == self.kind(other) == "city":
            return False
        reach, other_reach = self._reach(one), self._reach(other)
        return not reach or not other_reach or bool(reach & other_reach)

    def _reach(self, place: str) -> frozenset[str]:
        """The countries that a place may touch; empty where that is not known."""
        for around in (place, *self._around(place)):
            if countries := self.countries(around):
                return countries
        return frozenset()

    def _around(self, place: str) -> list[str]:
        """The places that a place is declared to lie within, the nearest first."""
        around: list[str] = []
        within = self._places[place].within
        while within is not None and within not in around:
            around.append(within)
            within = self._places[within].within
        return around
