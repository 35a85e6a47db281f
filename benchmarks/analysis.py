"""Against the job: what comes back of a CV that is read, checks, matches, and files that mean harm."""

from __future__ import annotations

import asyncio
import itertools
import random
import statistics
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from typing import Any

from altocv.analysis.ats.check import check
from altocv.analysis.embed import BuiltIn
from altocv.analysis.match import evidence, match, rank
from altocv.convert import markdown, text
from altocv.convert.reading.read import read
from altocv.cv import samples
from altocv.cv.document import CV
from altocv.cv.edits import Edit, Remove, Set, apply
from altocv.errors import Unavailable
from altocv.typeset.pdf import pdf
from altocv.typeset.render import typeset
from altocv.typeset.templates import TEMPLATES
from altocv.workflows.imports import read_apart
from benchmarks import ranking
from tests.careers import developed, held_out
from tests.reading import recall
from tests.unit.analysis.people import PEOPLE, separation
from tests.unit.analysis.postings import POSTINGS, TODAY

JOBS = 1_000
ROUNDS = 15
OTHER_SCRIPTS = (
    "engineer-zh", "designer-ja", "researcher-ko", "accountant-ar", "architect-he", "lawyer-ru", "teacher-el",
)  # fmt: skip
HOSTILE = 60
CHECKED = ("software-engineer", "product-manager", "nurse", "executive", "graduate", "marketing-es")


def run() -> dict[str, Any]:
    """All figures."""
    space = BuiltIn()
    return _imports() | _ats() | _matches(space) | asyncio.run(ranking.figures()) | asyncio.run(_hostile())


def _printed(cv: CV, template: str) -> bytes:
    return pdf(typeset(apply(cv, (Set(path="design/template", value=template),))[0]))


def _imports() -> dict[str, Any]:
    """Shares of the fields that come back: of people that no rule was written for, of those that the rules
    were mended by, and of the samples in other scripts, these from text files as well."""
    two_pages = _printed(samples.load("software-engineer"), "modern")
    known = [*(person.cv() for person in PEOPLE), *developed.people()]
    others = [samples.load(name) for name in OTHER_SCRIPTS]
    return {
        "import_field_recall": _by_template(held_out.people()),
        "import_field_recall_development": _by_template(known),
        "import_field_recall_other_scripts": {
            **_by_template(others),
            "text": _share([(cv, read(text.write(cv).encode()).cv) for cv in others]),
            "markdown": _share([(cv, read(markdown.write(cv).encode()).cv) for cv in others]),
        },
        "import_ms": _median(lambda: read(two_pages)),
    }


def _by_template(people: Sequence[CV]) -> dict[str, float]:
    """The share that comes back of each template's PDFs, and of all of them."""
    pairs = {name: [(cv, read(_printed(cv, name)).cv) for cv in people] for name in TEMPLATES}
    every = [pair for of in pairs.values() for pair in of]
    return {**{name: _share(of) for name, of in pairs.items()}, "overall": _share(every)}


def _share(pairs: Sequence[tuple[CV, CV]]) -> float:
    counts = [recall(made, found)[:2] for made, found in pairs]
    return round(sum(back for back, _ in counts) / sum(wanted for _, wanted in counts), 4)


def _ats() -> dict[str, Any]:
    """How long a check takes, and how often a damaged CV scores below its clean twin."""
    tried = below = 0
    for name in CHECKED:
        cv = samples.load(name)
        clean = _score(cv)
        for edits in _damages(cv):
            tried += 1
            below += _score(apply(cv, edits)[0]) < clean
    cv = samples.load("software-engineer")
    data = pdf(typeset(cv))
    return {"ats_order": round(below / tried, 4), "ats_ms": _median(lambda: check(cv, data))}


def _score(cv: CV) -> int:
    return check(cv, pdf(typeset(cv))).score


def _damages(cv: CV) -> Iterator[tuple[Edit, ...]]:
    """What makes a CV worse, one thing at a time."""
    lines = [
        (f"@{item.id}/highlights/{i}", text)
        for section in cv.sections
        if section.kind == "work"
        for item in section.items
        for i, text in enumerate(getattr(item, "highlights", ()))
    ]
    work = next(section for section in cv.sections if section.kind == "work")
    yield (Set(path="basics/email", value=""), Set(path="basics/phone", value=""))
    yield tuple(
        Set(path=f"@{item.id}/{end}_date", value="") for item in work.items for end in ("start", "end")
    )
    yield tuple(Set(path=path, value=f"I was responsible for things and I {text}") for path, text in lines)
    yield tuple(Set(path=path, value="Helped with various stuff") for path, _ in lines)
    yield tuple(Set(path=path, value="Lorem ipsum dolor sit amet xxx") for path, _ in lines)
    yield (Remove(path=f"@{work.id}"),)
    yield tuple(Set(path=path, value=text.upper() + "  ((") for path, text in lines)
    yield tuple(Set(path=path, value=" ".join([text] * 25)) for path, text in lines)


def _matches(space: BuiltIn) -> dict[str, Any]:
    cv, text = PEOPLE[0].cv(), POSTINGS[0][1]
    match(cv, text, space, today=TODAY)
    # No line is that of another posting, so that none is known from before.
    postings = [POSTINGS[n % len(POSTINGS)][1].replace("\n", f" ({n})\n") for n in range(JOBS)]
    began = time.perf_counter()
    rank(evidence(cv, space, today=TODAY), postings)
    ranked = time.perf_counter() - began
    return {
        "match_ms": _median(lambda: match(cv, text, space, today=TODAY)),
        "match_1000_jobs_s": round(ranked, 2),
        "separation": round(separation(space)[0], 4),
        "separation_pairs": len(PEOPLE) * len(POSTINGS),
    }


async def _hostile() -> dict[str, Any]:
    """Files that are broken or mean harm, each read in a process of its own: how many died without a word."""
    crashed = contained = 0
    files = list(itertools.islice(_harmful(), HOSTILE))
    for pair in _pairs(files):
        answers = await asyncio.gather(
            *(read_apart(data, name) for data, name in pair), return_exceptions=True
        )
        crashed += sum(isinstance(answer, BaseException) and not _is_told(answer) for answer in answers)
        contained += sum(_is_told(answer) for answer in answers)
    return {"hostile_files": len(files), "crashed": crashed, "contained": contained}


def _is_told(answer: object) -> bool:
    """True for a reader that died, or took too long, while its user is told what to do."""
    return isinstance(answer, Unavailable)


def _pairs(files: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(files), 2):
        yield files[start : start + 2]


def _harmful() -> Iterator[tuple[bytes, str]]:
    dice, good = random.Random(7), pdf(typeset(samples.load("nurse")))
    yield b"%PDF-1.7\n" + dice.randbytes(100_000), "noise.pdf"
    yield good[: len(good) // 3], "half.pdf"
    yield b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj trailer<</Root 1 0 R>>", "loop.pdf"
    yield _zip({"word/document.xml": b"<a>" * 400_000}), "deep.docx"
    yield _zip({"word/document.xml": bytes(80_000_000)}), "bomb.docx"
    bomb = b'<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx">' + b"".join(
        b'<!ENTITY x%d "%s">' % (n, b"&x%d;" % (n - 1) * 10) for n in range(1, 9)
    )
    yield _zip({"word/document.xml": bomb + b"]><a>&x8;</a>"}), "laughs.docx"
    yield _zip({"Profile.csv": b'"' * 1_000_000}), "export.zip"
    yield b"-" * 5_000_000, "dashes.txt"
    yield b"# a\n" * 200_000, "titles.md"
    yield ("\u202e" * 10_000 + "2019 - " * 20_000).encode(), "marks.txt"
    yield bytes(1_000_000), "zeros.txt"
    yield b"[" * 200_000, "deep.json"
    while True:
        broken = bytearray(good)
        for _ in range(dice.randint(1, 400)):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        yield bytes(broken), "broken.pdf"


def _zip(files: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def _median(work: Callable[[], Any]) -> float:
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return round(statistics.median(times[2:]) * 1000, 1)
