"""What is read from a page: the posting's data where it has some, its main text where not, never markup."""

from __future__ import annotations

import contextlib
import html
import json
import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from altocv.errors import Invalid
from altocv.jobs.reading import MAX_CHARS, Posting, read

URL = "https://jobs.example/42?from=mail"
SENTENCE = "You build the services that our customers rely on every day, together with a small team. "
LONG = SENTENCE * 3

POSTING: dict[str, Any] = {
    "@context": "https://schema.org/",
    "@type": "JobPosting",
    "title": "Backend Engineer &amp; Architect",
    "description": f"<p>{LONG}</p><h3>You bring</h3><ul><li>Python</li><li><p>SQL &amp; Redis</p></li></ul>",
    "datePosted": "2026-11-01T08:00:00Z",
    "validThrough": "2026-12-24",
    "hiringOrganization": {"@type": "Organization", "name": "Acme GmbH"},
    "jobLocation": {
        "@type": "Place",
        "address": {"addressLocality": "Berlin", "addressRegion": "Berlin", "addressCountry": "DE"},
    },
    "baseSalary": {
        "@type": "MonetaryAmount",
        "currency": "EUR",
        "value": {"@type": "QuantitativeValue", "minValue": 60000, "maxValue": "80000", "unitText": "YEAR"},
    },
}


def page(*data: Any, body: str = "", head: str = "") -> str:
    scripts = "".join(
        f'<script type="application/ld+json">{each if isinstance(each, str) else json.dumps(each)}</script>'
        for each in data
    )
    return f"<!DOCTYPE html><html><head>{head}{scripts}</head><body>{body}</body></html>"


def posting(**changes: Any) -> Posting:
    return read(page({**POSTING, **changes}), URL)


# --- schema.org --------------------------------------------------------------------------------------------


def test_everything_that_json_ld_says():
    found = posting()
    assert found == Posting(
        title="Backend Engineer & Architect",
        company="Acme GmbH",
        location="Berlin, DE",
        description=f"{LONG.strip()}\n\nYou bring\n\n• Python\n• SQL & Redis",
        posted="2026-11-01",
        closes="2026-12-24",
        salary="EUR 60,000–80,000 per year",
        url=URL,
    )


@pytest.mark.parametrize(
    "data",
    [
        [POSTING],
        {"@graph": [{"@type": "WebSite", "name": "x"}, POSTING]},
        [{"@type": "BreadcrumbList"}, [{"@graph": [POSTING]}]],
        {"@type": "WebPage", "mainEntity": POSTING},
        {**POSTING, "@type": ["Thing", "JobPosting"]},
        {**POSTING, "@type": "http://schema.org/JobPosting"},
        {**POSTING, "@type": "schema:JobPosting"},
    ],
)
def test_wherever_the_posting_is(data: Any):
    assert read(page({"@type": "Organization"}, data), URL) == posting()


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(POSTING)[:-1] + ",}",
        json.dumps(POSTING).replace("</p>", "</p>\n"),
        f"<!-- {json.dumps(POSTING)} -->",
        f"//<![CDATA[\n{json.dumps(POSTING)}\n//]]>",
        f"{json.dumps(POSTING)};",
        html.escape(json.dumps({**POSTING, "title": "Backend Engineer & Architect"})),
    ],
)
def test_slightly_broken_json(text: str):
    assert read(page("{broken", text), URL) == posting()


def test_hopeless_json_leaves_the_text():
    assert (
        read(page('{"@type": "JobPosting", "title": ', body=f"<main><p>{LONG}</p></main>"), URL).company == ""
    )


def test_the_posting_of_this_address_among_several():
    others = [{**POSTING, "title": f"Other {n}", "url": f"https://jobs.example/{n}"} for n in range(3)]
    own = {**POSTING, "title": "Own", "url": "http://jobs.example/42/#top"}
    assert read(page([*others, own]), URL).title == "Own"
    assert read(page([{"@type": "JobPosting", "title": "Empty"}, *others]), URL).title == "Other 0"


@pytest.mark.parametrize("times", [1, 2])
def test_escaped_descriptions(times: int):
    described = POSTING["description"]
    for _ in range(times):
        described = html.escape(described)
    assert posting(description=described) == posting()


def test_descriptions_of_plain_text_keep_their_lines():
    said = f"{LONG}\r\n\r\n- Python\n*  SQL\n· C++ & <b>Rust</b>\n\n\n\nR&amp;D, 1 < 2"
    wanted = "• Python\n• SQL\n• C++ & Rust\n\nR&D, 1 < 2"
    assert posting(description=said).description == f"{LONG.strip()}\n\n{wanted}"


def test_parts_kept_apart_are_added_once():
    described = posting(
        responsibilities="<ul><li>Design APIs</li></ul>",
        skills=["Python", "Kafka"],
        experienceRequirements={"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 24},
    ).description
    assert described.endswith("\n\n• Design APIs\n\nKafka") and described.count("Python") == 1


def test_a_short_description_gives_way_to_the_page():
    found = read(page({**POSTING, "description": "Apply now!"}, body=f"<main><p>{LONG}</p></main>"), URL)
    assert (found.description, found.company) == (LONG.strip(), "Acme GmbH")


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Acme", "Acme"),
        ({"legalName": "Acme &amp; Co"}, "Acme & Co"),
        ([{"name": ""}, {"name": "Acme"}], "Acme"),
        ({"name": {"x": 1}}, ""),
        (None, ""),
        (True, ""),
    ],
)
def test_companies(said: Any, wanted: str):
    assert posting(hiringOrganization=said).company == wanted


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"jobLocation": "Bern"}, "Bern"),
        ({"jobLocation": {"address": "Bern, Switzerland"}}, "Bern, Switzerland"),
        ({"jobLocation": {"name": "Headquarters"}}, "Headquarters"),
        ({"jobLocation": {"addressLocality": "Bern"}}, "Bern"),
        (
            {
                "jobLocation": [
                    {"address": {"addressLocality": "Bern", "addressCountry": {"name": "CH"}}},
                    {"address": [{"addressLocality": "Wien"}]},
                    {"address": {"addressLocality": "Wien"}},
                ]
            },
            "Bern, CH; Wien",
        ),
        ({"jobLocationType": "TELECOMMUTE"}, "Berlin, DE; Remote"),
        ({"jobLocation": None, "jobLocationType": ["TELECOMMUTE"]}, "Remote"),
        (
            {
                "jobLocation": [],
                "jobLocationType": "telecommute",
                "applicantLocationRequirements": [{"name": "Germany"}, {"name": "Austria"}],
            },
            "Remote (Germany, Austria)",
        ),
        ({"jobLocation": 7.5}, "7.5"),
        ({"jobLocation": {"address": {"addressLocality": {"deep": []}}}}, ""),
    ],
)
def test_locations(changes: dict[str, Any], wanted: str):
    assert posting(**changes).location == wanted


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (65000, "65,000"),
        ("65000.50", "65,000.50"),
        ("€60k – €70k", "€60k – €70k"),
        ({"currency": "USD", "value": 50, "unitText": "HOUR"}, "USD 50 per hour"),
        ({"currency": "USD", "value": {"value": 5000, "unitText": "MONTH"}}, "USD 5,000 per month"),
        ({"currency": "USD", "minValue": 1, "maxValue": 2}, "USD 1–2"),
        ({"currency": "USD", "value": {"minValue": 9, "maxValue": 9, "unitText": "DAY"}}, "USD 9 per day"),
        ({"currency": "USD", "value": {"minValue": 90000, "unitText": "ANNUAL"}}, "USD 90,000 per year"),
        ({"priceCurrency": "CHF", "price": "100"}, "CHF 100"),
        ({"currency": "USD", "value": {"value": "$100,000 USD"}}, "$100,000 USD"),
        ([{"currency": "GBP", "value": {"value": 30}}], "GBP 30"),
        ({"currency": "USD", "value": {"minValue": 0, "maxValue": 0}}, ""),
        ({"currency": "USD"}, ""),
        (10**400, ""),
        (float("inf"), ""),
        (float("nan"), ""),
        (False, ""),
        (None, ""),
    ],
)
def test_salaries(said: Any, wanted: str):
    assert posting(baseSalary=said).salary == wanted


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("2026-2-3", "2026-02-03"),
        ("2026/02/03", "2026-02-03"),
        ("20260203", "2026-02-03"),
        ("2026-02-03 10:00", "2026-02-03"),
        ("2026-13-01", ""),
        ("soon", ""),
        ("1714521600000", ""),
        (1714521600, ""),
        ({"@value": "2026-02-03"}, ""),
        ("", ""),
    ],
)
def test_dates(said: Any, wanted: str):
    found = posting(datePosted=said, validThrough=said)
    assert (found.posted, found.closes) == (wanted, wanted)


def test_microdata():
    body = f"""
    <div itemscope itemtype="http://schema.org/JobPosting"><h1 itemprop="title">Cook</h1>
      <meta itemprop="datePosted" content="2026-11-01">
      <time itemprop="validThrough" datetime="2026-12-01">soon</time>
      <span itemprop="hiringOrganization" itemscope><b itemprop="name">Acme</b></span>
      <div itemprop="jobLocation" itemscope><div itemprop="address" itemscope>
        <span itemprop="addressLocality">Bern</span></div></div>
      <div itemprop="description"><p>{LONG}</p><ul><li>Knives</li></ul></div></div>"""
    found = read(page(body=body), URL)
    assert found == Posting(
        "Cook", "Acme", "Bern", f"{LONG.strip()}\n\n• Knives", "2026-11-01", "2026-12-01", "", URL
    )


# --- pages without data ------------------------------------------------------------------------------------

AROUND = """<header>Acme careers</header><nav><a href=/>Home</a></nav>
    <div id=menu><ul><li><a>Jobs</a><li><a>Teams</a><li><a>Blog</a><li><a>Press</a></ul></div>"""
BELOW = "<aside>Similar jobs</aside><footer>Imprint and privacy</footer><script>var x = 'code'</script>"
TEXT = f"<h1>Backend Engineer</h1><p>{LONG}</p><h2>You bring</h2><ul><li>Python<li>SQL</ul>"
READ = f"Backend Engineer\n\n{LONG.strip()}\n\nYou bring\n\n• Python\n• SQL"


@pytest.mark.parametrize(
    "body",
    [
        f"<main>{TEXT}</main>",
        f"<div role=main>{TEXT}</div>",
        f"<article>Short</article><article>{TEXT}</article>",
        f"<div><div><section>{TEXT}</section></div><div>Apply</div></div>",
        f"<div>{TEXT}<style>p {{}}</style><form><input><button>Apply</button>Your name</form></div>",
        f"<form action=/ method=post><div>{TEXT}</div></form>",
    ],
)
def test_the_main_text(body: str):
    found = read(page(body=AROUND + body + BELOW, head="<title>Job | Acme</title>"), URL)
    assert found == Posting("Backend Engineer", "", "", READ, "", "", "", URL)


@pytest.mark.parametrize(
    ("head", "body", "wanted"),
    [
        ("<meta property='og:title' content='A &amp; B'><title>T</title>", "<h1>H</h1>", "A & B"),
        ("<title>T</title>", "<h1>H <b>1</b></h1>", "H 1"),
        ("<title>\n T\n | Acme </title>", "", "T | Acme"),
        ("<meta property='og:title' content=' '>", "", "First line"),
    ],
)
def test_titles(head: str, body: str, wanted: str):
    assert read(page(head=head, body=f"{body}<p>First line</p><p>{LONG}</p>"), URL).title == wanted


def test_plain_text():
    found = read(f"<pre>Cook wanted\n\n{LONG}\n * knives\n * fire &amp; ice</pre>", URL)
    assert found.description == f"Cook wanted\n\n{LONG.strip()}\n• knives\n• fire & ice"
    assert found.title == "Cook wanted"


def test_tables_breaks_and_nested_lists():
    body = f"""<main><p>{LONG}</p><table><tr><th>Start<td>May</tr><tr><th>Hours<td>40</tr></table>
        <div>one<br>two<br></div><div><div>three</div> <span>still</span><br><br>four</div>
        <ul><li>A<ul><li>B</li></ul></li><li></li><li>- C</li></ul></main>"""
    wanted = "Start May\nHours 40\n\none\ntwo\nthree\nstill\n\nfour\n\n• A\n• B\n• C"
    assert read(page(body=body), URL).description == f"{LONG.strip()}\n\n{wanted}"


def test_what_nobody_sees_is_left_out():
    hidden = "<p hidden>Secret</p><p style='color:red; display : none'>Secret</p><!-- Secret -->"
    hidden += "<template>Secret</template>"
    tags = "".join(chr(0xE0000 + ord(each)) for each in "Secret")
    body = (
        f"<main><p>{LONG}</p>{hidden}<p>Na\u200bme{tags}\x07 &#7;&#x202e;soft\xadly\xa0said \ue000</p></main>"
    )
    assert read(page(body=body), URL).description == f"{LONG.strip()}\n\nName softly said"
    for said in (f"{LONG}{hidden}", html.escape(f"{LONG}{hidden}")):
        assert posting(description=said).description == LONG.strip()


def test_other_scripts_survive():
    said = "می‌خواهم 👩‍💻 エンジニア募集 " * 20
    assert read(page(body=f"<main>{said}</main>"), URL).description == said.strip()


@pytest.mark.parametrize(
    "said",
    [
        "",
        "   ",
        "\x00",
        "<!-- only -->",
        "<html></html>",
        page(body="<div id=root></div><noscript>" + LONG + "</noscript>"),
        page(body=f"<p>Gone</p><footer>{LONG}</footer><nav>{LONG}</nav>"),
        page({**POSTING, "description": "Short"}),
        page(body="<p>" + "x" * 199 + "</p>"),
        page(body=f"<script>{LONG}</script>"),
    ],
)
def test_too_little_text(said: str):
    with pytest.raises(Invalid) as raised:
        read(said, URL)
    assert raised.value.message == "No posting could be read at this address. Paste its text instead."


def test_caps():
    found = posting(title="t" * 5000, description="word " * 50_000, hiringOrganization="c" * 5000)
    assert len(found.description) <= MAX_CHARS and found.description.endswith("word")
    assert max(len(found.title), len(found.company)) == 300


@pytest.mark.parametrize(
    "said",
    [
        "<div>" * 500_000,
        "<p>a" * 700_000,
        "<nav></nav>x" * 250_000,
        '<a b="' * 500_000,
        "<" * 3_000_000,
        "<pre>x" + " " * 1_500_000 + "\f" + "\n" * 1_400_000,
        "&amp;" * 600_000,
        page("[" * 1_000_000),
        page('{"a":' * 500_000),
        page("[1," + " " * 3_000_000 + "x"),
        page({"@type": "JobPosting", "url": "?" * 3_000_000, "jobLocation": ["<b>x</b>"] * 200_000}),
        page([{"@type": "JobPosting"}] * 100_000),
        page({**POSTING, "description": "<a" * 1_500_000}),
        page({**POSTING, "description": "&" + "amp;" * 700_000}),
        page({**POSTING, "description": "\n" * 3_000_000 + "<b>x</b>"}),
        page(body="<div itemscope itemtype=JobPosting itemprop=a>" * 200 + "x" * 2_000_000),
        page(body=f"<div itemscope itemtype=JobPosting><p itemprop='{'a ' * 1_000_000}'>"),
        page(body="".join(f"<div itemprop=p{n}>" for n in range(240)) + "x" * 2_000_000),
    ],
)
def test_hostile_pages_take_no_long_time(said: str):
    started = time.monotonic()
    with contextlib.suppress(Invalid):
        read(said, URL)
    assert time.monotonic() - started < 5


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "address", "value", "minValue", "@type"]), inner, max_size=3
        )
    ),
    max_leaves=8,
)
FIELDS = [*POSTING, "name", "url", "skills", "jobLocationType", "applicantLocationRequirements"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(FIELDS), JSON))
def test_any_data_gives_plain_text(changes: dict[str, Any]):
    found = read(page({**POSTING, **changes}, body=f"<main><p>{LONG}</p></main>"), URL)
    for said in (found.title, found.company, found.location, found.salary):
        assert "\n" not in said and said == said.strip() and len(said) <= 300
    assert len(found.description) >= 200


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text())
def test_any_page_is_read_or_refused(said: str):
    try:
        found = read(said + LONG, URL)
    except Invalid:
        return
    assert "\x00" not in found.description
