"""A small build and what is published of it."""

from collections.abc import Callable

import pytest
from builds import Build, MakeBuild, Published

from conflict_figures.pipeline.inputs.raw import RawFile
from conflict_figures.pipeline.publish import publish


@pytest.fixture(scope="session")
def example(build: MakeBuild, raw_file: Callable[..., RawFile]) -> Build:
    """The build of the one example article, without a fault."""
    return build(raw_file())


@pytest.fixture(scope="session")
def published(example: Build) -> Published:
    """The example as it is published."""
    tables = example.published()
    return Published(example, tables, publish(tables, "0.1.0", "2026-11-24"))
