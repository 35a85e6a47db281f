"""Jobs: kept, found, followed up, taken away, by their owner alone."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import time
import zipfile
from collections.abc import Sequence
from datetime import date

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from altocv.accounts.merging import hand_over
from altocv.accounts.sessions import Sessions
from altocv.cv import samples
from altocv.db.engine import Database
from altocv.errors import Invalid, NotFound, RateLimited, Unavailable
from altocv.jobs import postings
from altocv.jobs.fetching import Page
from altocv.jobs.matching import Matching
from altocv.jobs.postings import Jobs
from altocv.jobs.reading import Posting
from altocv.jobs.records import Candidate
from altocv.jobs.spaces import Spaces
from altocv.jobs.vectors import Vectors
from altocv.services import Services

NURSE = """Registered Nurse
St. Mary's Hospital
Leeds, UK

We look for a nurse for our intensive care unit.
- Three years of ICU experience
- Ventilator management and patient assessment
"""
ENGINEER = """Backend Engineer at Acme (Berlin, Germany)

You will build services in Python and PostgreSQL, deployed on Kubernetes.
Requirements:
- 5 years of Python
- C++ is a plus, so is Node.js
"""
COOK = """Cocinera
Empresa: La Cuchara
Ubicación: Sevilla

Buscamos una cocinera con experiencia en cocina andaluza."""

PAGE = """<html><head><title>Data Analyst - Globex</title><script type="application/ld+json">
{"@type": "JobPosting", "title": "Data Analyst", "hiringOrganization": {"name": "Globex"},
 "datePosted": "2026-11-01", "validThrough": "2026-12-24", "description": "%s"}
</script></head><body></body></html>
""" % ("You read data with SQL and tell what it means. " * 12)


async def unlimited(user_id: str) -> int | None:
    return None


class Web:
    """A web of one page, and what was asked of it."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.error: Exception | None = None

    async def fetch(self, url: str) -> Page:
        self.asked.append(url)
        if self.error is not None:
            raise self.error
        return Page(url, PAGE)


@pytest.fixture
def web() -> Web:
    return Web()


@pytest.fixture
def jobs(db: Database, web: Web) -> Jobs:
    return Jobs(db, unlimited, web.fetch)


@pytest.fixture
async def three(jobs: Jobs, user_id: str) -> list[str]:
    """The nurse, the engineer and the cook; their ids."""
    return [(await jobs.add_text(user_id, each)).job.id for each in (NURSE, ENGINEER, COOK)]


async def titles(jobs: Jobs, user_id: str, query: str = "") -> list[str]:
    return [job.title for job in await jobs.list(user_id, query)]


async def test_a_text_says_what_it_is_by_its_first_lines(
    jobs: Jobs, db: Database, user_id: str, three: Sequence[str]
) -> None:
    nurse, engineer, cook = [await jobs.get(user_id, job_id) for job_id in three]
    assert (nurse.title, nurse.company, nurse.location) == (
        "Registered Nurse",
        "St. Mary's Hospital",
        "Leeds, UK",
    )
    assert (engineer.title, engineer.company, engineer.location) == (
        "Backend Engineer",
        "Acme",
        "Berlin, Germany",
    )
    assert (cook.title, cook.company, cook.location) == ("Cocinera", "La Cuchara", "Sevilla")
    assert nurse.status == "saved" and nurse.applied_at is None
    assert nurse.description == NURSE.strip()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Cocinera", "Backend Engineer", "Registered Nurse"]),
        ("nurse", ["Registered Nurse"]),
        ("NURSE leeds", ["Registered Nurse"]),
        ("venti", ["Registered Nurse"]),
        ("nurce", ["Registered Nurse"]),
        ("kuberntes", ["Backend Engineer"]),
        ("enginer pyhton", ["Backend Engineer"]),
        ("ubicacion", ["Cocinera"]),
        ("ubicaion", ["Cocinera"]),
        ("c++", ["Backend Engineer"]),
        ("node.js", ["Backend Engineer"]),
        ("acme", ["Backend Engineer"]),
        ("nurse python", []),
        ("zzzzzz", []),
        ("'; DROP TABLE jobs; --", []),
        ("!&|():*", ["Cocinera", "Backend Engineer", "Registered Nurse"]),
        ("100%_", []),
    ],
)
async def test_search_forgives(
    jobs: Jobs, user_id: str, three: Sequence[str], query: str, found: list[str]
) -> None:
    assert await titles(jobs, user_id, query) == found


async def test_search_sees_what_was_just_added(jobs: Jobs, user_id: str, three: Sequence[str]) -> None:
    assert await titles(jobs, user_id, "astronaut") == []
    await jobs.add_text(user_id, "Astronaut\nto the moon")
    assert await titles(jobs, user_id, "astronuat") == ["Astronaut"]


async def test_sorted_and_filtered(jobs: Jobs, user_id: str, three: Sequence[str]) -> None:
    await jobs.set_status(user_id, three[1], "applied")
    assert [job.title for job in await jobs.list(user_id, status="applied")] == ["Backend Engineer"]
    assert [job.title for job in await jobs.list(user_id, sort="title")] == [
        "Backend Engineer", "Cocinera", "Registered Nurse",
    ]  # fmt: skip
    await jobs.update(user_id, three[0], closes="2026-12-01")
    assert (await jobs.list(user_id, sort="closes"))[0].title == "Registered Nurse"
    assert (await jobs.list(user_id, sort="updated"))[0].title == "Registered Nurse"
    assert await jobs.counts(user_id) == {"saved": 2, "applied": 1, "interview": 0, "offer": 0, "closed": 0}


async def test_the_same_text_again_is_the_same_job(jobs: Jobs, user_id: str, three: Sequence[str]) -> None:
    again = await jobs.add_text(user_id, NURSE.upper().replace("\n", "\r\n  "))
    assert again.existing and again.job.id == three[0]
    assert len(await jobs.list(user_id)) == 3


async def test_two_tabs_that_add_the_same_make_one(jobs: Jobs, user_id: str) -> None:
    added = await asyncio.gather(*(jobs.add_text(user_id, NURSE) for _ in range(5)))
    assert sorted(one.existing for one in added) == [False, True, True, True, True]
    assert len({one.job.id for one in added}) == 1


async def test_an_address_is_fetched_once(jobs: Jobs, user_id: str, web: Web) -> None:
    added = await jobs.add_url(user_id, "https://jobs.example.com/1?utm_source=x&id=7#top")
    assert not added.existing
    assert (added.job.title, added.job.company) == ("Data Analyst", "Globex")
    assert (added.job.posted, added.job.closes) == (date(2026, 11, 1), date(2026, 12, 24))
    assert added.job.url == "https://jobs.example.com/1?id=7"
    again = await jobs.add_url(user_id, "https://jobs.example.com/1?id=7")
    assert again.existing and again.job.id == added.job.id
    assert web.asked == ["https://jobs.example.com/1?id=7"]
    other = await jobs.add_url(user_id, "https://elsewhere.example.com/same-text")
    assert other.existing and other.job.id == added.job.id


async def test_a_page_that_cannot_be_had_adds_nothing(jobs: Jobs, user_id: str, web: Web) -> None:
    for bad in ("", "javascript:alert(1)", "ftp://x", "https://", "http://[::1"):
        with pytest.raises(Invalid):
            await jobs.add_url(user_id, bad)
    web.error = Unavailable("away")
    with pytest.raises(Unavailable):
        await jobs.add_url(user_id, "https://jobs.example.com/1")
    assert web.asked == ["https://jobs.example.com/1"]
    assert await jobs.list(user_id) == []


async def test_a_posting_with_a_bad_address_is_kept_without(jobs: Jobs, user_id: str) -> None:
    posting = Posting("", "", "", NURSE, "", "", "", "javascript:alert(1)")
    added = await jobs.add_posting(user_id, posting)
    assert (added.job.url, added.job.title) == ("", "Registered Nurse")


async def test_html_of_a_file(jobs: Jobs, user_id: str) -> None:
    assert (await jobs.add_html(user_id, PAGE)).job.title == "Data Analyst"
    with pytest.raises(Invalid, match="in this file"):
        await jobs.add_html(user_id, "<p>nothing")


@pytest.mark.parametrize("bad", ["", "  \n ", "x" * 50_001])
async def test_texts_that_are_none(jobs: Jobs, user_id: str, bad: str) -> None:
    with pytest.raises(Invalid):
        await jobs.add_text(user_id, bad)


async def test_odd_characters_are_mended(jobs: Jobs, user_id: str) -> None:
    job = (await jobs.add_text(user_id, "Cook\x00\ud800\n<b>not markup</b>")).job
    assert (job.title, job.description) == ("Cook", "Cook\n<b>not markup</b>")


async def test_changes(jobs: Jobs, user_id: str, three: Sequence[str]) -> None:
    job = await jobs.update(
        user_id,
        three[0],
        title="ICU nurse",
        company="St. James",
        url="https://x.example.com/#a",
        notes="Ask Ann\nabout shifts",
        posted="2026-01-02",
        closes=date(2026, 2, 3),
        applied="2026-01-05",
    )
    assert (job.title, job.company, job.url) == ("ICU nurse", "St. James", "https://x.example.com/")
    assert job.notes == "Ask Ann\nabout shifts"
    assert (job.posted, job.closes) == (date(2026, 1, 2), date(2026, 2, 3))
    assert job.applied_at and job.applied_at.date() == date(2026, 1, 5)
    assert (await jobs.update(user_id, three[0], posted="", applied="")).applied_at is None
    assert await titles(jobs, user_id, "james") == ["ICU nurse"]


@pytest.mark.parametrize(
    "bad",
    [
        {"title": "  "},
        {"title": "x" * 301},
        {"url": "javascript:alert(1)"},
        {"url": "data:text/html,x"},
        {"status": "hired"},
        {"closes": "tomorrow"},
        {"closes": "0001-01-01"},
        {"notes": "x" * 10_001},
    ],
)
async def test_bad_changes_are_refused(
    jobs: Jobs, user_id: str, three: Sequence[str], bad: dict[str, str]
) -> None:
    before = await jobs.get(user_id, three[0])
    with pytest.raises(Invalid):
        await jobs.update(user_id, three[0], **bad)  # type: ignore[arg-type]
    assert await jobs.get(user_id, three[0]) == before


async def test_applying_is_dated_once(jobs: Jobs, user_id: str, three: Sequence[str]) -> None:
    applied = await jobs.set_status(user_id, three[0], "applied")
    assert applied.applied_at is not None
    await jobs.set_status(user_id, three[0], "interview")
    assert (await jobs.set_status(user_id, three[0], "applied")).applied_at == applied.applied_at
    assert (await jobs.set_status(user_id, three[0], "saved")).applied_at is None


async def test_delete_many(jobs: Jobs, user_id: str, three: Sequence[str]) -> None:
    assert await jobs.delete_many(user_id, three[:2]) == 2
    assert await jobs.delete_many(user_id, three[:2]) == 0
    assert await jobs.delete_many(user_id, []) == 0
    assert await titles(jobs, user_id) == ["Cocinera"]


async def test_another_user_sees_and_changes_nothing(
    jobs: Jobs, db: Database, user_id: str, other_id: str, three: Sequence[str]
) -> None:
    assert await jobs.list(other_id) == []
    assert await jobs.list(other_id, "nurse") == []
    assert await jobs.texts(other_id) == []
    assert sum((await jobs.counts(other_id)).values()) == 0
    assert await jobs.delete_many(other_id, three) == 0
    assert json.loads(await jobs.json(other_id)) == []
    for job_id in (three[0], "nonsense"):
        with pytest.raises(NotFound):
            await jobs.get(other_id, job_id)
        with pytest.raises(NotFound):
            await jobs.set_status(other_id, job_id, "offer")
    assert not (await jobs.add_text(other_id, NURSE)).existing
    async with db.transaction(other_id) as work:
        for table in ("jobs", "job_days"):
            for statement in (
                f"SELECT 1 FROM {table} WHERE user_id = :id",
                f"DELETE FROM {table} WHERE user_id = :id RETURNING 1",
                f"UPDATE {table} SET user_id = user_id WHERE user_id = :id RETURNING 1",
            ):
                assert (await work.execute(text(statement), {"id": user_id})).all() == [], statement
    with pytest.raises(DBAPIError):
        async with db.transaction(user_id) as work:
            await work.execute(text("UPDATE jobs SET user_id = :other"), {"other": other_id})
    assert len(await jobs.list(user_id)) == 3


async def test_the_jobs_of_a_guest_become_those_of_the_member(
    jobs: Jobs, db: Database, user_id: str, other_id: str, three: Sequence[str]
) -> None:
    async def nothing(guest_id: str, member_id: str) -> None:
        pass

    await jobs.update(user_id, three[0], notes="mine")
    await hand_over(db, nothing, guest_id=user_id, member_id=other_id)
    assert len(await jobs.list(other_id)) == 3
    assert (await jobs.get(other_id, three[0])).notes == "mine"
    assert await jobs.list(user_id) == []


async def test_a_day_has_a_limit_that_deleting_does_not_lift(db: Database, user_id: str, web: Web) -> None:
    async def two(user_id: str) -> int | None:
        return 2

    jobs = Jobs(db, two, web.fetch)
    first = await jobs.add_text(user_id, NURSE)
    await jobs.add_text(user_id, ENGINEER)
    await jobs.delete_many(user_id, [first.job.id])
    with pytest.raises(RateLimited, match="2 new jobs a day") as caught:
        await jobs.add_text(user_id, COOK)
    assert 0 < caught.value.context["retry_after"] <= 86_401  # type: ignore[operator]
    with pytest.raises(RateLimited):
        await jobs.add_url(user_id, "https://jobs.example.com/1")
    assert web.asked == []
    assert (await jobs.add_text(user_id, ENGINEER)).existing
    async with db.transaction(user_id) as work:
        await work.execute(text("UPDATE job_days SET day = day - 8"))
    assert not (await jobs.add_text(user_id, COOK)).existing
    assert await jobs.purge() >= 1


async def test_the_free_plan_takes_fifty_a_day(wired: Services, user_id: str) -> None:
    for number in range(50):
        await wired.jobs.add_text(user_id, f"Job {number}")
    with pytest.raises(RateLimited, match="50"):
        await wired.jobs.add_text(user_id, "one more")


async def test_there_is_an_end_to_it(jobs: Jobs, user_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "MAX_JOBS", 2)
    await jobs.add_text(user_id, NURSE)
    await jobs.add_text(user_id, ENGINEER)
    with pytest.raises(Invalid, match="the most there can be"):
        await jobs.add_text(user_id, COOK)


async def test_a_thousand_jobs_are_searched_soon(jobs: Jobs, db: Database, user_id: str) -> None:
    async with db.transaction(user_id) as work:
        await work.execute(
            text(
                "INSERT INTO jobs (id, user_id, title, company, location, url, description, salary, status, "
                "notes, digest, created_at, updated_at) "
                "SELECT gen_random_uuid(), :id, 'Job ' || n, 'Company ' || n, '', '', "
                "(SELECT string_agg(md5((n + w % 40)::text), ' ') FROM generate_series(1, 150) w) "
                "|| CASE WHEN n = 500 THEN ' Kubernetes' ELSE '' END, '', 'saved', '', n::text, now(), now() "
                "FROM generate_series(1, 1000) n"
            ),
            {"id": user_id},
        )
    begun = time.perf_counter()
    assert await titles(jobs, user_id, "kubernets") == ["Job 500"]
    first = time.perf_counter() - begun
    begun = time.perf_counter()
    assert len(await jobs.list(user_id)) == 1000
    assert await titles(jobs, user_id, "kubern") == ["Job 500"]
    print(f"first {first:.2f} s, then {time.perf_counter() - begun:.2f} s")
    assert first < 3


async def test_taken_away_as_files(
    wired: Services, browser: httpx.AsyncClient, jobs: Jobs, another: object
) -> None:
    assert (await browser.get("/api/jobs.csv")).status_code == 401
    await browser.post("/api/session/start")
    sent = {"file": ("job.txt", NURSE.encode(), "text/plain")}
    made = (await browser.post("/api/jobs/import", files=sent)).json()
    assert made["title"] == "Registered Nurse" and not made["existing"]
    again = await browser.post("/api/jobs/import", files=sent)
    assert again.json() == {**made, "existing": True}
    page = await browser.post("/api/jobs/import", files={"file": ("job.html", PAGE.encode(), "text/html")})
    assert page.json()["title"] == "Data Analyst"
    for name, data in (("a.txt", b"\x89PNG\x00\x00"), ("a.txt", b""), ("a.txt", b"x" * 3_000_001)):
        bad = await browser.post("/api/jobs/import", files={"file": (name, data)})
        assert bad.status_code in (413, 422), bad.text
    formula = {"file": ("evil.txt", b'=HYPERLINK("http://x")\n@SUM(1)', "text/plain")}
    assert (await browser.post("/api/jobs/import", files=formula)).status_code == 201

    table = await browser.get("/api/jobs.csv")
    assert table.headers["content-type"].startswith("text/csv")
    assert 'filename="altocv-jobs.csv"' in table.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(table.content.decode("utf-8-sig"))))
    assert [row["title"][:12] for row in rows] == ["'=HYPERLINK(", "Data Analyst", "Registered N"]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
    assert rows[1]["closes"] == "2026-12-24"
    listed = (await browser.get("/api/jobs.json")).json()
    assert [job["title"] for job in listed][1:] == ["Data Analyst", "Registered Nurse"]
    assert (await browser.get("/api/jobs.xml")).status_code in (404, 422)

    archive = await browser.get("/api/account/data.zip")
    with zipfile.ZipFile(io.BytesIO(archive.content)) as data:
        assert len(json.loads(data.read("jobs.json"))) == 3


async def test_a_cv_is_matched_with_jobs_and_remembered(
    jobs: Jobs, db: Database, user_id: str, three: Sequence[str]
) -> None:
    nurse = next(samples.load(key) for key, title in samples.names() if "nurse" in title.lower())
    candidate = Candidate("cv", "Nurse", 1, nurse)
    texts = await jobs.texts(user_id)
    vectors = Vectors(db)
    matching = Matching(Spaces(vectors), vectors)
    found = await matching.matches(user_id, candidate, texts)
    assert max(found, key=lambda job_id: found[job_id].overall) == three[0]
    assert await matching.match(user_id, candidate, texts[0]) is found[texts[0].id]
    changed = Candidate("cv", "Nurse", 2, nurse)
    assert await matching.match(user_id, changed, texts[0]) is not found[texts[0].id]
    insight = await matching.insight(texts, [candidate])
    assert insight.total == 3
    assert {"Python", "PostgreSQL", "Kubernetes"} <= {one.name for one in insight.skills}


async def test_a_text_is_replaced_and_all_that_was_read_of_it(
    db: Database, jobs: Jobs, user_id: str, three: Sequence[str]
) -> None:
    vectors = Vectors(db)
    nurse, matching = three[0], Matching(Spaces(vectors), vectors)
    candidate = Candidate("cv", "Engineer", 1, samples.load("software-engineer"))
    (before,) = await jobs.texts(user_id, [nurse])
    await matching.insight([before], [candidate])
    was = await matching.match(user_id, candidate, before)
    written = "Registered Nurse\n\nRequirements:\n- 5 years of Python\n- Experience with C"
    job = await jobs.update(user_id, nurse, description=f"  {written}\n")
    assert (job.description, job.title) == (written, "Registered Nurse")
    assert job.digest != (await jobs.get(user_id, three[1])).digest
    assert await titles(jobs, user_id, "python") == ["Backend Engineer", "Registered Nurse"]
    assert await titles(jobs, user_id, "ventilator") == []
    (after,) = await jobs.texts(user_id, [nurse])
    assert (await matching.match(user_id, candidate, after)).overall != was.overall
    assert (await jobs.add_text(user_id, written.upper())).existing, "it is found by its new text"
    assert not (await jobs.add_text(user_id, NURSE)).existing, "and no longer by its old one"
    # Signs make no other digest, but another skill.
    named = {skill.name for skill in (await matching.insight([after], [candidate])).skills}
    await jobs.update(user_id, nurse, description=f"{written}++")
    (changed,) = await jobs.texts(user_id, [nurse])
    again = {skill.name for skill in (await matching.insight([changed], [candidate])).skills}
    assert ("C" in named, "C++" in named, "C++" in again) == (True, False, True)


async def test_a_text_that_another_job_has_is_refused_by_its_name(
    jobs: Jobs, user_id: str, other_id: str, three: Sequence[str]
) -> None:
    with pytest.raises(Invalid, match="as “Backend Engineer”"):
        await jobs.update(user_id, three[0], description=ENGINEER.upper(), notes="not kept either")
    nurse = await jobs.get(user_id, three[0])
    assert (nurse.description, nurse.notes) == (NURSE.strip(), "")
    await jobs.update(user_id, three[0], description=NURSE.upper())
    assert (await jobs.get(user_id, three[0])).digest == nurse.digest, "one's own text is no duplicate"
    theirs = await jobs.add_text(other_id, "Pilot\n\nFlies.")
    await jobs.update(other_id, theirs.job.id, description=ENGINEER)
    for wrong in ("", " \n", "x" * 50_001):
        with pytest.raises(Invalid):
            await jobs.update(user_id, three[0], description=wrong)
    with pytest.raises(NotFound):
        await jobs.update(other_id, three[0], description="Mine now")
    both = [jobs.update(user_id, job_id, description="The same, at once") for job_id in three[:2]]
    done = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(type(each).__name__ for each in done) == ["Invalid", "Job"]


async def test_deleting_the_account_deletes_its_jobs(
    jobs: Jobs, db: Database, sessions: Sessions, user_id: str, three: Sequence[str]
) -> None:
    async with db.transaction(user_id) as work:
        await work.execute(text("DELETE FROM users WHERE id = :id"), {"id": user_id})
    assert await jobs.list(user_id) == []
