"""`python -m conflict_figures.pipeline STAGE`: one stage, as dvc.yaml calls it; `summary` prints what is published."""

import sys

from conflict_figures.errors import ConflictFiguresError
from conflict_figures.pipeline.house import House
from conflict_figures.pipeline.run import STAGES, run_stage
from conflict_figures.pipeline.summary import summary_of
from conflict_figures.screen import ERRORS


def main(arguments: list[str]) -> int:
    """Run the stage named; 0 where it ran, 1 where a correction has expired, 2 for bad usage or inputs."""
    match arguments:
        case ["summary"]:
            return summary_of(House.checkout().tables)
        case [stage] if stage in STAGES:
            try:
                run_stage(stage, House.checkout())
            except ConflictFiguresError as error:
                ERRORS.print(str(error), markup=False, soft_wrap=True)
                return error.exit_code
            except OSError as error:
                ERRORS.print(f"{error.filename or 'input'}: {error.strerror or error}", markup=False, soft_wrap=True)
                return 2
            return 0
        case _:
            ERRORS.print(f"usage: python -m conflict_figures.pipeline {' | '.join(STAGES)} | summary", markup=False)
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
