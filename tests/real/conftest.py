"""What the tests on real input and real tools start from."""

from collections.abc import Callable

import pytest
from clones import ROOT, Clone, run


@pytest.fixture(scope="session")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Clone]:
    """Makes a fresh clone, whose folder's name has a space and a letter beyond ASCII in it."""

    def make() -> Clone:
        path = tmp_path_factory.mktemp("clone") / "a clone é"
        run("git", "clone", "--quiet", ROOT, path, cwd=path.parent)
        return Clone(path)

    return make
