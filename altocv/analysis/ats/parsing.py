"""Whether a machine gets back from the PDF what stands in the CV, in order."""

from __future__ import annotations

from dataclasses import dataclass, field

from altocv.analysis.ats import content, machine
from altocv.analysis.ats.content import Subject
from altocv.analysis.ats.model import Finding, Rating, Severity, excerpt
from altocv.cv.document import Section
from altocv.cv.inline import plain
from altocv.cv.locales import direction

_WEIGHTS = {"name": 15, "email": 15, "phone": 10, "titles": 15, "employers": 15, "texts": 30}
_DISORDER = 10  # points for each section or text out of order
_MOST_DISORDER = 40
_PIECES = 3  # a text may be cut in two by a page's end, and once more by its number


@dataclass
class _Tally:
    """Shares of what came back by group, and what is to be said of the rest."""

    text: str
    rtl: bool
    shares: dict[str, list[float]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def expect(self, group: str, code: str, severity: Severity, path: str, wanted: str) -> None:
        """A piece that must come back whole."""
        if not machine.squash(wanted):
            return
        found = machine.squash(wanted) in self.text or self._by_words(wanted)
        self.shares.setdefault(group, []).append(float(found))
        if not found:
            self.say(code, severity, path, value=excerpt(wanted))

    def expect_words(self, path: str, wanted: str) -> None:
        """A running text: its words count one by one, then their order."""
        words = [word for word in map(machine.squash, wanted.split()) if word]
        if not words:
            return
        found, pieces = trace(words, self.text)
        self.shares.setdefault("texts", []).append(found / len(words))
        if found < len(words):
            self.say(
                "parsing.lost_words", "medium", path, count=str(len(words) - found), text=excerpt(wanted)
            )
        elif pieces > _PIECES and not self.rtl:
            self.say("parsing.scrambled", "medium", path, text=excerpt(wanted))

    def say(self, code: str, severity: Severity, path: str, **values: str) -> None:
        self.findings.append(Finding("parsing", code, severity, path, values))

    def _by_words(self, wanted: str) -> bool:
        # A narrow column breaks a long name, and a right-to-left line may turn its figures around.
        words = [word for word in map(machine.squash, wanted.split()) if word]
        found, pieces = trace(words, self.text)
        return found == len(words) and (self.rtl or pieces <= 2) and len(words) > 1


def rate(subject: Subject) -> Rating:
    """Rate what came back; without any text the score is 0."""
    text = machine.squash(subject.text)
    if not text:
        return 0, [Finding("parsing", "parsing.no_text", "high")]
    tally = _Tally(text, direction(subject.language) == "rtl")
    _basics(tally, subject)
    disorder = 0
    for section in subject.sections:
        _section(tally, section, subject)
        disorder += _out_of_order(tally, section, subject.language)
    disorder += sum(finding.code == "parsing.scrambled" for finding in tally.findings)
    weight = sum(_WEIGHTS[group] for group in tally.shares)
    points = sum(_WEIGHTS[group] * sum(shares) / len(shares) for group, shares in tally.shares.items())
    return (100 * points / weight if weight else 0) - min(
        disorder * _DISORDER, _MOST_DISORDER
    ), tally.findings


def _basics(tally: _Tally, subject: Subject) -> None:
    basics = subject.cv.basics
    tally.expect("name", "parsing.no_name", "high", "basics/name", plain(basics.name))
    tally.expect("email", "parsing.no_email", "high", "basics/email", plain(basics.email))
    tally.expect("phone", "parsing.no_phone", "medium", "basics/phone", plain(basics.phone))


def _section(tally: _Tally, section: Section, subject: Subject) -> None:
    printed = content.title(section, subject.language)
    tally.expect("titles", "parsing.lost_title", "medium", f"@{section.id}/title", printed)
    if section.kind == "summary":
        tally.expect_words("basics/summary", plain(subject.cv.basics.summary))
    for entry in section.items:
        name = content.employer(entry)
        tally.expect("employers", "parsing.lost_employer", "high", f"@{entry.id}/{entry.heading_field}", name)
        for index, raw in enumerate(getattr(entry, "highlights", ())):
            tally.expect_words(f"@{entry.id}/highlights/{index}", plain(raw))


def _out_of_order(tally: _Tally, section: Section, language: str) -> bool:
    """Whether the title and the bullets of a section come in another order than they stand in."""
    position = tally.text.find(machine.squash(content.title(section, language)))
    for entry in section.items:
        for raw in getattr(entry, "highlights", ()):
            wanted = machine.squash(plain(raw))
            found = tally.text.find(wanted, max(position, 0)) if wanted else -1
            if found >= 0:
                position = found + len(wanted)
            elif wanted and wanted in tally.text:
                title = content.title(section, language)
                tally.say("parsing.out_of_order", "medium", f"@{section.id}", title=excerpt(title))
                return True
    return False


def trace(words: list[str], text: str) -> tuple[int, int]:
    """How many of the words are in the text, and in how many pieces that follow each other unbroken."""
    found = pieces = begin = 0
    while begin < len(words):
        low, step = begin, 1
        while step:  # the longest run of words from here that is in the text, by growing and shrinking steps
            high = min(low + step, len(words))
            if high > low and "".join(words[begin:high]) in text:
                low, step = high, step * 2
            else:
                step //= 2
        found += low - begin
        pieces += low > begin
        begin = max(low, begin + 1)
    return found, pieces
