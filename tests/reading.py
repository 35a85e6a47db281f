"""How much of a CV comes back when what was made of it is read again."""

from __future__ import annotations

import re
from collections import Counter

from altocv.convert.reading.headings import kind_of
from altocv.cv.document import CV
from altocv.cv.inline import plain

Field = tuple[str, str, str]

_LEFT = {"id", "extras", "hidden", "keep_together", "new_page", "tags", "notes"}


def fields(cv: CV) -> list[Field]:
    """What a reader of the pages is told: kind of section, field, and value as it is compared."""
    basics, place = cv.basics, cv.basics.location
    found = [
        ("basics", name, getattr(basics, name))
        for name in ("name", "label", "email", "phone", "url", "summary")
    ]
    found.append(
        ("basics", "location", ", ".join(filter(None, (place.city, place.region, place.country_code))))
    )
    found += [("basics", "address", f"{place.address} {place.postal_code}")]
    found += [("basics", "profile", profile.username or profile.url) for profile in basics.profiles]
    months = "M" in cv.design.date_format
    for section in cv.sections:
        for item in section.items:
            if section.hidden or item.hidden:
                continue
            for name, value in item:
                if name in _LEFT:
                    continue
                if name.endswith("date"):
                    found.append((section.kind, name, _date(str(value), months)))
                elif isinstance(value, tuple):
                    found += [(section.kind, name, each) for each in value]
                else:
                    found.append((section.kind, name, str(value)))
    return [(kind, name, compared) for kind, name, value in found if (compared := _compared(value))]


def recall(made: CV, read: CV) -> tuple[int, int, list[Field]]:
    """Fields that came back, fields there were, and those that were lost.

    A section under a title of its own may come back as another kind: there the values count.
    """
    wanted, got = Counter(fields(made)), Counter(fields(read))
    lost, others = list((wanted - got).elements()), list((got - wanted).elements())
    own = {s.kind for s in made.sections if s.title and kind_of(s.title) != s.kind}
    for field in list(lost):
        other = next((each for each in others if each[2] == field[2]), None)
        if field[0] in own and other is not None:
            lost.remove(field)
            others.remove(other)
    total = sum(wanted.values())
    return total - len(lost), total, lost


def _date(value: str, months: bool) -> str:
    """A date as precisely as the pages show it."""
    return value[:4] if value[:4].isdigit() and not months else value[:7] if len(value) == 10 else value


def _compared(value: str) -> str:
    text = re.sub(r"^(https?://)?(www\.)?", "", plain(value).strip()).rstrip("/")
    return re.sub(r"[\s\xa0\xad]+", " ", text).casefold().strip(" .")
