"""What goes wrong in a way that the user can mend; the command line shows the message and no traceback."""


class ConflictFiguresError(Exception):
    """The base of every error that this package raises on purpose."""

    exit_code = 2  # bad usage, or input that cannot be read


class FailedCheck(ConflictFiguresError):
    """Data that can be read and yet fail a check."""

    exit_code = 1


class UnknownName(ConflictFiguresError, KeyError):
    """A table or column that is not there; the message offers the near ones."""

    def __str__(self) -> str:
        return str(self.args[0])
