"""Figures of a text as tests want them: the only one, or all in short."""

from conflict_figures.extraction import Figure, extract


def only_figure(text: str) -> Figure:
    """The one figure of a text."""
    figures = extract(text).figures
    assert len(figures) == 1, [figure.surface for figure in figures]
    return figures[0]


def figures(text: str) -> list[tuple[str, float | None, float | None, str | None]]:
    """Every figure's words, ends and unit."""
    return [(figure.surface, figure.value_low, figure.value_high, figure.unit) for figure in extract(text).figures]
