"""Ranking 1,000 jobs for a CV: the near ones are found in SQL, and only those are matched."""

from __future__ import annotations

import random
import statistics
import time
from datetime import date
from typing import Any

from altocv.accounts.sessions import Sessions
from altocv.db.engine import Database
from altocv.jobs.matching import CUT, Matching
from altocv.jobs.records import Candidate, Text
from altocv.jobs.spaces import Spaces
from altocv.jobs.vectors import Vectors
from benchmarks.credits import embedded_database
from tests.unit.analysis.people import PEOPLE
from tests.unit.analysis.postings import POSTINGS

JOBS = 1_000
BEST = 10
CANDIDATES = PEOPLE[::2]


async def figures() -> dict[str, Any]:
    """The first ranking makes and keeps a vector a job; `agreement` is the share of the ten that match best
    of all jobs that are among those that the cut lets through, over several people."""
    with embedded_database() as server:
        db = Database(server.app_url)
        _, user = await Sessions(db).start_guest()
        jobs = _jobs()
        began = time.perf_counter()
        await _matching(db).promising(user.id, _candidate(0), jobs)
        first, cuts, ranked, kept = time.perf_counter() - began, [], [], 0
        for number in range(len(CANDIDATES)):
            matching, candidate = _matching(db), _candidate(number)
            began = time.perf_counter()
            near = await matching.promising(user.id, candidate, jobs)
            cuts.append(time.perf_counter() - began)
            await matching.matches(user.id, candidate, near)
            ranked.append(time.perf_counter() - began)
            exact = await matching.matches(user.id, candidate, jobs)
            best = sorted(jobs, key=lambda job: -exact[job.id].overall)[:BEST]
            kept += len({job.id for job in best} & {job.id for job in near})
        await db.close()
    return {
        "cut_of": f"{CUT} of {JOBS}",
        "cut_first_s": round(first, 2),
        "cut_ms": round(statistics.median(cuts) * 1000, 1),
        "cut_ranked_s": round(statistics.median(ranked), 2),
        "cut_agreement": round(kept / BEST / len(CANDIDATES), 4),
    }


def _matching(db: Database) -> Matching:
    """As after a restart, with nothing in memory."""
    vectors = Vectors(db)
    return Matching(Spaces(vectors), vectors)


def _candidate(number: int) -> Candidate:
    return Candidate(str(number), "", 1, CANDIDATES[number].cv())


def _jobs() -> list[Text]:
    """Postings with some lines of others in them, so that every CV has near and far ones and some between."""
    dice, found = random.Random(11), []
    postings = [text.split("\n") for _, text in POSTINGS]
    for number in range(JOBS):
        mine, other = dice.sample(postings, 2)
        share = 0.7 * dice.random()
        lines = [dice.choice(other[1:]) if dice.random() < share else line for line in mine[1:]]
        text = "\n".join((f"{mine[0]} ({number})", *lines))
        found.append(Text(str(number), mine[0], text, date(2026, 11, 1)))
    return found
