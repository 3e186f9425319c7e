"""What we decided about wrong or doubtful statements."""

from pandera.typing import Series

from conflict_schemas.base import SLUG, Table, column, key


class Corrections(Table):
    """One row is a decision of ours on a statement that is wrong or doubtful in its source."""

    correction: Series[str] = key("The correction's id.", SLUG)
    article: Series[str] = column("The article that makes the statement.", references="articles")
    figure: Series[str] = column("The figure's words.", nullable=True)
    action: Series[str] = column(
        "flag: the value stands as the source has it, marked; override: it is replaced.", isin=("flag", "override")
    )
    field: Series[str] = column("The field that is overridden.", nullable=True)
    was: Series[str] = column("What the field was, as JSON.", nullable=True)
    now: Series[str] = column("What the field is, as JSON.", nullable=True)
    why: Series[str] = column("The reason.")
