"""How well a CV answers a job posting, and where: one requirement against one piece of evidence each.

A requirement is answered by words (the skills that it names, by any synonym) and by meaning (the angle of
embeddings); years of experience and degrees are counted, and a language is shown by itself only. The CV is
read and embedded once, as `Evidence`. Only what a reader of the CV gets to see counts: nothing hidden, no
private notes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np

from altocv.analysis import languages, skills
from altocv.analysis.embed import Space, unit
from altocv.analysis.evidence import Evidence, Piece, evidence, merged_years, told
from altocv.analysis.requirements import DEGREES, Posting, Requirement, read
from altocv.analysis.terms import stems
from altocv.cv.document import CV

__all__ = [
    "Evidence", "Keyword", "Match", "Met", "Ranked", "against", "evidence", "match", "rank", "texts", "whole",
]  # fmt: skip

State = Literal["met", "partly", "missing"]

_UNLIKE, _ALIKE = 0.15, 0.50
"""Cosines of texts that have nothing to do with each other, and of those that say the same; all cosines are
those of the built-in space, or laid over them by the space's scale.
Measured on made-up CVs: of the best cosines, 90 in 100 are below 0.21 in another's profession; in one's own
half are above 0.29 and 10 in 100 above 0.55."""
_RELATED, _RELATED_TO_ALL = 0.24, 0.30
"""Cosines with a requirement, and with the whole posting, from which on a role is experience of it."""
_MET, _PARTLY = 0.60, 0.34
_NO_LANGUAGE, _SOME_LANGUAGES = 0.2, 0.55
"""The most that a requirement is met without the languages that it asks for, and with some of them."""
_IMPLIED, _NICE_WEIGHT, _SOFT_WEIGHT = 0.8, 0.5, 0.4
_OVERALL = {"requirements": 0.4, "skills": 0.25, "experience": 0.25, "summary": 0.1}
_EQUIVALENT = re.compile(r"equivalent|or (?:comparable|relevant) experience|equivalente", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Met:
    """How far a requirement is answered (`score` 0-100). `path` and `text` are the best evidence of the CV,
    both empty where there is none; `gap` says what is missing, empty when it is met."""

    requirement: Requirement
    state: State
    score: int
    path: str
    text: str
    gap: str


@dataclass(frozen=True, slots=True)
class Keyword:
    """A skill that the posting names and the paths where the CV shows it."""

    name: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Scores are 0-100. Keywords come in the posting's order, those of its requirements first; `space` is the
    name of the space that judged what is alike."""

    overall: float
    skills: float
    experience: float
    summary: float
    requirements: tuple[Met, ...]
    missing_keywords: tuple[str, ...]
    present_keywords: tuple[Keyword, ...]
    space: str


@dataclass(frozen=True, slots=True)
class Ranked:
    """A posting's place in a ranking; `index` is its place in what was given."""

    index: int
    match: Match


def match(cv: CV, posting: str, space: Space, today: date | None = None) -> Match:
    """One CV against one posting (plain text). `today` ends what is still going on."""
    return against(evidence(cv, space, today), [posting])[0]


def rank(shown: Evidence, postings: Sequence[str]) -> tuple[Ranked, ...]:
    """One CV against many postings, the best first; of equals the one given first."""
    ranked = [Ranked(index, found) for index, found in enumerate(against(shown, postings))]
    return tuple(sorted(ranked, key=lambda one: (-one.match.overall, one.index)))


def against(shown: Evidence, postings: Sequence[str]) -> list[Match]:
    """One CV against many postings, in their order. All texts of all postings are embedded together."""
    read_ones = [read(posting) for posting in postings]
    asked = [_texts(one) for one in read_ones]
    rows = _split(shown.space.vectors([text for some in asked for text in some]), asked)
    return [_Scoring(shown, one, some).match() for one, some in zip(read_ones, rows, strict=True)]


def texts(cv: CV, postings: Sequence[str]) -> list[str]:
    """All texts whose vectors a match of this CV with these postings asks its space for."""
    return [*told(cv), *(text for posting in postings for text in _texts(read(posting)))]


def whole(postings: Sequence[str], space: Space) -> np.ndarray:
    """One vector a posting, (n, dimensions): the mean of all that it asks for, for finding near ones fast."""
    asked = [_texts(read(posting)) for posting in postings]
    rows = _split(space.vectors([text for some in asked for text in some]), asked)
    return unit(np.array([some.mean(axis=0) for some in rows]).reshape(-1, space.dimensions))


def _split(rows: np.ndarray, texts: Sequence[Sequence[str]]) -> list[np.ndarray]:
    """The rows of the texts of each posting."""
    ends = np.cumsum([len(some) for some in texts])
    return np.split(rows, ends[:-1]) if len(ends) else []


def _texts(posting: Posting) -> list[str]:
    """The posting as a whole, its requirements, its duties."""
    return [_whole(posting), *(asked.text for asked in (*posting.requirements, *posting.duties))]


def _whole(posting: Posting) -> str:
    """What the job is about, in short: what a summary should answer to."""
    return "\n".join(
        [posting.title, *(asked.text for asked in (*posting.duties, *posting.requirements)[:12])]
    )


class _Scoring:
    """One CV against one posting. `vectors` has the posting as a whole, its requirements, its duties."""

    def __init__(self, shown: Evidence, posting: Posting, vectors: np.ndarray) -> None:
        self.shown = shown
        self.posting = posting
        self.asked = (*posting.requirements, *posting.duties)
        self.cosines: np.ndarray = shown.space.scale(vectors @ shown.vectors.T)
        self.alike: np.ndarray = np.clip((self.cosines - _UNLIKE) / (_ALIKE - _UNLIKE), 0, 1)

    def match(self) -> Match:
        if not self.asked and not self.posting.title:
            return Match(0, 0, 0, 0, (), (), (), self.shown.space.name)
        scored = [self._answer(index, asked) for index, asked in enumerate(self.posting.requirements)]
        present, missing, share = self._keywords()
        parts = {
            "requirements": _mean([(score, _weight(met.requirement)) for met, score in scored]),
            "skills": share,
            "experience": self._experience(),
            "summary": self._summary(),
        }
        overall = _mean([(value, _OVERALL[name]) for name, value in parts.items() if value is not None])
        return Match(
            overall=_percent(overall),
            skills=_percent(parts["skills"]),
            experience=_percent(parts["experience"]),
            summary=_percent(parts["summary"]),
            requirements=tuple(met for met, _ in scored),
            missing_keywords=missing,
            present_keywords=present,
            space=self.shown.space.name,
        )

    def _answer(self, index: int, asked: Requirement) -> tuple[Met, float]:
        """A requirement with its best evidence, and its score 0-1."""
        if not self.shown.pieces:
            return Met(asked, "missing", 0, "", "", _gap(asked, self.shown, None, 0)), 0
        likeness = self.alike[index + 1].copy()
        named = frozenset(asked.skills)
        for place, piece in enumerate(self.shown.pieces):
            if shared := len(named & piece.skills):
                likeness[place] += 0.5 * shared / len(named)
            if shared := sum(_speaks(piece, name) for name in asked.languages):
                likeness[place] += 0.5 * shared / len(asked.languages)
        best = int(likeness.argmax())
        meaning = max(float(self.alike[index + 1].max()), self._overlap(asked, best))
        cover = self._cover(asked)
        score = meaning if cover is None else 0.65 * cover + 0.35 * meaning
        had = self._years(index, asked) if asked.years else None
        limits = [1.0]
        if asked.years and had is not None:
            share = min(had / asked.years, 1)
            score = 0.6 * score + 0.4 * share
            limits += [0.55] if share < 1 else []
        if asked.degree:
            share = _degree_share(asked, self.shown)
            score = 0.4 * score + 0.6 * share
            limits += [0.55] if share < 1 else []
        spoken = self._spoken(asked)
        if spoken < 1:
            limits.append(_SOME_LANGUAGES if spoken else _NO_LANGUAGE)
        score = min(score, *limits)
        state: State = "met" if score >= _MET else "partly" if score >= _PARTLY else "missing"
        piece = self.shown.pieces[best]
        is_shown = (state != "missing" or float(likeness[best]) > 0) and spoken > 0
        gap = "" if state == "met" else _gap(asked, self.shown, had, score)
        return Met(
            asked,
            state,
            round(100 * score),
            piece.path if is_shown else "",
            piece.text if is_shown else "",
            gap,
        ), score

    def _spoken(self, asked: Requirement) -> float:
        """The share of the languages asked for that the CV shows; 1 where none is, or one of them will do."""
        shown = [any(_speaks(piece, name) for piece in self.shown.pieces) for name in asked.languages]
        if not shown or (asked.any_of and any(shown)):
            return 1.0
        return sum(shown) / len(shown)

    def _cover(self, asked: Requirement) -> float | None:
        """The share of the skills and languages asked for that the CV shows; None where none is named."""
        shares = [(self._shows(name), _skill_weight(name)) for name in asked.skills]
        if set(asked.languages) - set(asked.skills):
            shares.append((self._spoken(asked), 1.0))
        if not shares:
            return None
        if asked.any_of and any(share == 1 and weight == 1 for share, weight in shares):
            return 1.0
        return _mean(shares)

    def _shows(self, name: str) -> float:
        return 1.0 if name in self.shown.skills else _IMPLIED if name in self.shown.implied else 0.0

    def _overlap(self, asked: Requirement, best: int) -> float:
        """The share of the requirement's words that the best evidence says as well."""
        wanted = stems(asked.text)
        return len(wanted & self.shown.pieces[best].stems) / len(wanted) if len(wanted) > 2 else 0.0

    def _years(self, index: int, asked: Requirement) -> float | None:
        """Years in the roles that have to do with what is asked; None for a CV without any dates."""
        if not self.shown.spans:
            return None
        named = frozenset(asked.skills)
        near = (self.cosines[index + 1] >= _RELATED) | (self.cosines[0] >= _RELATED_TO_ALL)
        related = {
            piece.entry
            for piece, is_near in zip(self.shown.pieces, near, strict=True)
            if piece.entry in self.shown.spans and (is_near or named & piece.skills)
        }
        return merged_years([self.shown.spans[entry] for entry in related])

    def _keywords(self) -> tuple[tuple[Keyword, ...], tuple[str, ...], float | None]:
        """Present, missing, and the share that the CV shows (0-1, None where the posting names none)."""
        weights: dict[str, float] = {}
        for asked in sorted(self.asked, key=lambda one: not one.must):
            for name in asked.skills:
                weights.setdefault(name, _weight(asked) * _skill_weight(name))
        if not weights:
            weights = {name: _skill_weight(name) for name in skills.find(self.posting.title)}
        present = tuple(
            Keyword(name, self.shown.skills[name]) for name in weights if name in self.shown.skills
        )
        missing = tuple(name for name in weights if name not in self.shown.skills)
        return present, missing, _mean([(self._shows(name), weight) for name, weight in weights.items()])

    def _experience(self) -> float:
        """How far roles and projects speak of what is asked, and whether the years are enough."""
        if not (
            places := [at for at, piece in enumerate(self.shown.pieces) if piece.kind in ("work", "projects")]
        ):
            return 0.0
        best = self.alike[:, places].max(axis=1)
        top = float(best[1:].mean()) if len(best) > 1 else float(best[0])
        asked = [(index, one.years) for index, one in enumerate(self.asked) if one.years]
        if not asked:
            return top
        index, wanted = max(asked, key=lambda pair: pair[1])
        had = self._years(index, self.asked[index])
        return top if had is None else 0.7 * top + 0.3 * min(had / wanted, 1)

    def _summary(self) -> float:
        """How far the summary and the label answer the posting as a whole."""
        places = [at for at, piece in enumerate(self.shown.pieces) if piece.kind == "summary"]
        return float(self.alike[0, places].max()) if places else 0.0


def _gap(asked: Requirement, shown: Evidence, had: float | None, score: float) -> str:
    """What is missing, as sentences to the writer of the CV."""
    said: list[str] = []
    named = dict.fromkeys((*asked.skills, *asked.languages))
    absent = [name for name in named if not _is_shown(name, asked, shown)]
    if absent and not (asked.any_of and len(absent) < len(named)):
        said.append(f"Your CV does not mention {_listed(absent)}.")
    if asked.years and had is not None and had < asked.years:
        said.append(
            f"{_number(asked.years)} years are asked for; the dates of such work add up to {_number(had)}."
        )
    if asked.degree and _degree_share(asked, shown) < 1:
        said.append(f"A degree is asked for ({asked.degree}) that your education does not show.")
    if not said:
        said.append(
            "Your CV says something near this, but not clearly." if score >= _PARTLY
            else "Nothing in your CV speaks of this."
        )  # fmt: skip
    return " ".join(said)


def _is_shown(name: str, asked: Requirement, shown: Evidence) -> bool:
    """Whether a CV shows a skill, or a language where one is asked for."""
    if name in asked.languages:
        return any(_speaks(piece, name) for piece in shown.pieces)
    return name in shown.skills


def _speaks(piece: Piece, name: str) -> bool:
    """Whether a text shows a language; one that is not known by its name alone."""
    return name in piece.languages or (not languages.is_known(name) and languages.says(piece.text, name))


def _degree_share(asked: Requirement, shown: Evidence) -> float:
    """1 for a degree as high as asked for; less where it is lower, unknown or may be made up for by work."""
    if asked.degree is None:
        return 1.0
    least = 0.5 if _EQUIVALENT.search(asked.text) and shown.spans else 0.0
    if shown.degree is None:
        return max(least, 0.4 if shown.has_education else 0.0)
    short = DEGREES.index(asked.degree) - DEGREES.index(shown.degree)
    return 1.0 if short <= 0 else max(least, 0.5 if short == 1 else 0.2)


def _weight(asked: Requirement) -> float:
    return 1.0 if asked.must else _NICE_WEIGHT


def _skill_weight(name: str) -> float:
    return _SOFT_WEIGHT if skills.SKILLS[name].category == "soft" else 1.0


def _mean(weighted: Sequence[tuple[float, float]]) -> float | None:
    """The weighted mean, or None of nothing."""
    total = sum(weight for _, weight in weighted)
    return sum(value * weight for value, weight in weighted) / total if total else None


def _percent(share: float | None) -> float:
    return round(100 * (share or 0), 1)


def _number(amount: float) -> str:
    return f"{amount:.1f}".removesuffix(".0")


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
