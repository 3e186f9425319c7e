"""The bytes of a text file as text."""

from charset_normalizer import from_bytes

from conflict_figures.pipeline.inputs.problems import Problem
from conflict_figures.pipeline.inputs.yaml_lines import MAX_BYTES

# What an English text that is not UTF-8 is written in: Windows' own (of which Latin-1 is a part), or one that its byte order
# mark tells. Of every encoding there is, charset-normalizer takes Central European ones for it and reads "£5" as "Ł5".
ENCODINGS = ["cp1252", "utf_16", "utf_32"]
LINE_ENDS = {"\r\n": "\n", "\r": "\n"}
MARK = "\ufeff"  # the byte order mark, which is no part of the text


def decoded(name: str, content: bytes, most: int = MAX_BYTES) -> str | Problem:
    """The text, with its lines ended by `\\n` and without a byte order mark, or why it cannot be read."""
    if len(content) > most:
        return Problem(name, 1, "file", f"more than {most:,} bytes", "a file for each article")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        best = from_bytes(content, cp_isolation=ENCODINGS).best()
        if best is None:
            line = content.count(b"\n", 0, error.start) + 1
            found = f"the byte {content[error.start]:#04x} at {error.start}"
            return Problem(name, line, "file", found, "text in UTF-8, UTF-16, UTF-32 or Windows-1252")
        text = str(best)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return Problem(name, line, "file", "a null byte", "text")
    for end, plain in LINE_ENDS.items():
        text = text.replace(end, plain)
    return text.removeprefix(MARK)
