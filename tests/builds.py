"""A build in memory: what came in, the tables made of it, and what becomes of them in `check` and `publish`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandas as pd
from pandera.config import ValidationDepth, config_context

from conflict_figures.pipeline.check import Checked, check, standing_rows
from conflict_figures.pipeline.ingest import Ingested


@dataclass(frozen=True)
class Build:
    """What came in, and the tables that the stages made of it before `check` judged their rows."""

    ingested: Ingested
    extractor_figures: pd.DataFrame
    tables: Mapping[str, pd.DataFrame]

    def check(self, **changed: pd.DataFrame) -> Checked:
        """Check the tables, some of them changed."""
        i = self.ingested
        with config_context(validation_depth=ValidationDepth.SCHEMA_ONLY):
            return check({**self.tables, **changed}, i.arrivals, i.codings, self.extractor_figures, i.rejects)

    def published(self, checked: Checked | None = None, **changed: pd.DataFrame) -> dict[str, pd.DataFrame]:
        """The tables with the rows that stand, `checks` and `rejects` among them."""
        with config_context(validation_depth=ValidationDepth.SCHEMA_ONLY):
            return standing_rows({**self.tables, **changed}, checked or self.check(**changed))

    def claim(self, surface: str) -> pd.Series:
        """The one claim of these words."""
        claims = self.tables["claims"]
        (row,) = (row for _, row in claims[claims["surface"] == surface].iterrows())
        return row


MakeBuild = Callable[..., Build]


@dataclass(frozen=True)
class Published:
    """A small build as it is published: its tables, and its files by name."""

    build: Build
    tables: Mapping[str, pd.DataFrame]
    files: Mapping[str, bytes] = field(repr=False)
