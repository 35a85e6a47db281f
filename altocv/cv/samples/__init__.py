"""Realistic CVs of invented people to start from, and the blank one.

Each is a JSON file in the document's own form, without ids: every load makes fresh ones. A sample's
`design` is its template's default, so it looks the way its template was drawn.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from altocv.cv.document import CV
from altocv.errors import NotFound

_TITLES = {
    "software-engineer": "Software engineer",
    "product-manager": "Product manager",
    "nurse": "Registered nurse",
    "executive": "Chief operating officer",
    "graduate": "Graduate data analyst",
    "academic": "Associate professor",
    "marketing-es": "Responsable de marketing",
    "engineer-zh": "高级后端工程师",
    "accountant-ar": "محاسبة قانونية",
    "designer-ja": "UIデザイナー",
    "researcher-ko": "배터리 소재 연구원",
    "teacher-el": "Καθηγήτρια φυσικής",
    "lawyer-ru": "Юрист",
    "architect-he": "אדריכלית",
}


def names() -> list[tuple[str, str]]:
    """Key and title of every sample; the title is in the sample's language."""
    return list(_TITLES.items())


def load(key: str) -> CV:
    """A sample with fresh ids. Raises NotFound."""
    if key not in _TITLES:
        raise NotFound("There is no sample CV of that name. Pick one from the list.", key=key)
    return CV.model_validate_json(_read(key))


def blank(language: str = "en") -> CV:
    """An empty CV in one of `document.LANGUAGES`, with the usual sections and an entry to begin in each."""
    cv = CV.model_validate_json(_read("blank"))
    meta = type(cv.meta).model_validate({"language": language})
    return cv.model_copy(update={"meta": meta})


@cache
def _read(key: str) -> bytes:
    return files("altocv.cv.samples").joinpath(f"{key}.json").read_bytes()
