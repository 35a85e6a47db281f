"""How the fields of the document are called in a JSON Resume file, now and in its older versions."""

from __future__ import annotations

from functools import cache

from altocv.cv.document import (
    ENTRY_TYPES,
    Award,
    Basics,
    Education,
    Language,
    Location,
    Node,
    Profile,
    Project,
    Publication,
    Reference,
    Skill,
    Work,
)

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
OURS = "x-altocv"
"""The key under which a file keeps what JSON Resume has no field for."""

KINDS = tuple(kind for kind in ENTRY_TYPES if kind != "custom")
"""The lists of a file; each is named like the kind of section it becomes."""

ORDER = (
    "summary", "work", "education", "projects", "skills", "certificates", "languages", "publications",
    "awards", "volunteer", "interests", "references",
)  # fmt: skip
"""The order of sections for a file that does not say any."""

OWN_FIELDS = frozenset(("extras", "id", "hidden", "keep_together", "new_page", "tags", "notes", "contacts"))
"""Fields of the document that JSON Resume does not have."""

DETAIL = {"skills": "level", "languages": "fluency", "references": "reference", "projects": "description"}
"""The field of an entry that a value beside its name means; "summary" for the others."""

_LISTS_ALSO = {
    "certifications": "certificates", "certificate": "certificates", "experience": "work",
    "workexperience": "work", "volunteering": "volunteer", "hobbies": "interests", "skill": "skills",
    "language": "languages", "award": "awards", "honors": "awards", "publication": "publications",
    "project": "projects", "reference": "references", "educations": "education", "bio": "basics",
}  # fmt: skip

_ALSO: dict[type[Node], dict[str, str]] = {
    Basics: {"picture": "image", "photo": "image", "website": "url", "title": "label", "headline": "label",
             "fullname": "name", "mail": "email", "telephone": "phone", "mobile": "phone"},
    Location: {"zip": "postal_code", "zipcode": "postal_code", "country": "country_code",
               "state": "region", "street": "address"},
    Profile: {"site": "network", "name": "network", "user": "username", "link": "url"},
    Work: {"company": "name", "employer": "name", "organization": "name", "website": "url",
           "title": "position", "role": "position", "jobtitle": "position"},
    Education: {"gpa": "score", "grade": "score", "degree": "study_type", "website": "url",
                "school": "institution", "university": "institution", "major": "area", "field": "area"},
    Project: {"title": "name", "website": "url", "link": "url", "technologies": "keywords",
              "summary": "description"},
    Publication: {"title": "name", "website": "url", "date": "release_date", "author": "authors"},
    Award: {"name": "title", "issuer": "awarder", "description": "summary"},
    Language: {"name": "language", "level": "fluency"},
    Skill: {"skill": "name", "category": "name", "tags": "keywords", "items": "keywords"},
    Reference: {"text": "reference", "quote": "reference"},
}  # fmt: skip
for _entry in ENTRY_TYPES.values():
    _ALSO.setdefault(_entry, {}).setdefault("website", "url")


def camel(name: str) -> str:
    """`start_date` -> `startDate`."""
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def _folded(key: str) -> str:
    return key.replace("_", "").replace("-", "").casefold()


@cache
def _fields(cls: type[Node]) -> dict[str, str]:
    own = {_folded(name): name for name in cls.model_fields if name not in OWN_FIELDS}
    return {key: name for key, name in _ALSO.get(cls, {}).items() if name in own.values()} | own


def field_of(cls: type[Node], key: str) -> str | None:
    """The field that a key of the file means, however it is spelled; None when it means none."""
    return _fields(cls).get(_folded(key))


def is_standard(cls: type[Node], key: str) -> bool:
    """True when the key is the field's name in JSON Resume 1.0, False when it is an old or odd one."""
    name = field_of(cls, key)
    return name is not None and camel(name) == key


def list_of(key: str) -> str | None:
    """The list (or "basics", "meta") that a key at the top of the file means, None when it means none."""
    folded = _folded(key)
    return folded if folded in (*KINDS, "basics", "meta") else _LISTS_ALSO.get(folded)
