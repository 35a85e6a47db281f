"""LinkedIn: the export of one's data, and the PDF of a profile."""

import io
import zipfile

import pytest
from fpdf import FPDF

from altocv.convert.reading import linkedin, pdf
from altocv.convert.reading.build import Reading, build
from altocv.errors import Invalid

FILES = {
    "Profile.csv": "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,"
    "Geo Location,Twitter Handles,Websites,Instant Messengers\r\n"
    'Maya,Okafor,,"1 Main St",May 1,"Staff Engineer, Payments",'
    '"I build ledgers.\n\nI like ""quotes"" and *stars*.",'
    'Software,60601,"Chicago, Illinois",[mayaok],'
    '"[PERSONAL:https://maya.example.com,COMPANY:https://northwind.example.com]",\r\n',
    "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On\r\n"
    'Northwind,Staff Engineer,"Lead the ledger team.\n• Cut reconciliation by 90 %\n• Hired six",'
    '"Chicago, IL",Jan 2020,\r\nLakeshore,Developer,,,Jun 2016,Dec 2019\r\n',
    "Education.csv": "School Name,Start Date,End Date,Notes,Degree Name,Activities\r\n"
    'Nordvik University,2012,2016,,"Bachelor of Science, Physics",Chess\r\n',
    "Skills.csv": "Name\r\nPython\r\nSQL\r\n",
    "Languages.csv": "Name,Proficiency\r\nEnglish,Native or bilingual proficiency\r\nIgbo,\r\n",
    "Certifications.csv": "Name,Url,Authority,Started On,Finished On,License Number\r\n"
    "AWS,https://aws.example.com,Amazon,Mar 2021,,1\r\n",
    "Projects.csv": "Title,Description,Url,Started On,Finished On\r\nLedger,Open source,https://l.example.com,2020,\r\n",
    "Volunteering.csv": "Company Name,Role,Cause,Started On,Finished On,Description\r\n"
    "Shelter,Cook,,2019,2020,\r\n",
    "Honors.csv": "Title,Description,Issued On\r\nPrize,For work,May 2020\r\n",
    "Publications.csv": "Name,Published On,Description,Publisher,Url\r\nOn ledgers,Feb 2019,,ACM,\r\n",
    "Courses.csv": "Name,Number\r\nStatistics,101\r\n",
    "Recommendations_Received.csv": "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\r\n"
    "Ann,Lee,Northwind,CTO,Great.,2020,VISIBLE\r\nBob,Ray,X,Y,Hidden.,2020,HIDDEN\r\n",
    "Email Addresses.csv": "Email Address,Confirmed,Primary,Updated On\r\n"
    "old@example.com,Yes,No,x\r\nmaya@example.com,Yes,Yes,x\r\n",
    "PhoneNumbers.csv": "Extension,Number,Type\r\n,+1 312 555 0166,Mobile\r\n",
    "Rich Media.csv": "Name\r\nIgnored\r\n",
}
NOTES = 'Notes:\r\n"This file holds, among others, what you told."\r\n\r\n'


def zipped(files: dict[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


@pytest.fixture(scope="module")
def export() -> Reading:
    return linkedin.read(zipped(dict(FILES)))


def fields(found: Reading, kind: str, *names: str) -> list[tuple[str, ...]]:
    section = found.cv.section(kind)
    assert section is not None, kind
    return [tuple(str(getattr(item, name)) for name in names) for item in section.items]


def test_who(export: Reading) -> None:
    basics = export.cv.basics
    assert (basics.name, basics.label, basics.email) == (
        "Maya Okafor",
        "Staff Engineer, Payments",
        "maya@example.com",
    )
    assert (basics.phone, basics.url) == ("+1 312 555 0166", "https://maya.example.com")
    assert basics.summary == 'I build ledgers.\n\nI like "quotes" and \\*stars\\*.'
    assert (basics.location.city, basics.location.region) == ("Chicago", "Illinois")
    assert [profile.url for profile in basics.profiles] == [
        "https://x.com/mayaok",
        "https://northwind.example.com",
    ]
    assert "1 Main St" not in export.cv.model_dump_json()


def test_tables(export: Reading) -> None:
    assert fields(export, "work", "name", "position", "location", "start_date", "end_date") == [
        ("Northwind", "Staff Engineer", "Chicago, IL", "2020-01", "present"),
        ("Lakeshore", "Developer", "", "2016-06", "2019-12"),
    ]
    work = export.cv.section("work")
    assert work is not None
    assert work.items[0].summary == "Lead the ledger team."  # type: ignore[attr-defined]
    assert work.items[0].highlights == ("Cut reconciliation by 90 %", "Hired six")  # type: ignore[attr-defined]
    assert fields(export, "education", "institution", "study_type", "area", "summary", "end_date") == [
        ("Nordvik University", "Bachelor of Science", "Physics", "Chess", "2016")
    ]
    assert fields(export, "skills", "name") == [("Python",), ("SQL",)]
    assert fields(export, "languages", "language", "fluency")[0] == (
        "English",
        "Native or bilingual proficiency",
    )
    assert fields(export, "certificates", "name", "issuer", "date") == [("AWS", "Amazon", "2021-03")]
    assert fields(export, "projects", "name", "description") == [("Ledger", "Open source")]
    assert fields(export, "volunteer", "organization", "position", "end_date") == [
        ("Shelter", "Cook", "2020")
    ]
    assert fields(export, "awards", "title", "date") == [("Prize", "2020-05")]
    assert fields(export, "publications", "name", "publisher") == [("On ledgers", "ACM")]
    assert fields(export, "custom", "title") == [("Statistics",)]
    assert fields(export, "references", "name", "reference") == [("Ann Lee, CTO, Northwind", "Great.")]
    assert set(export.sureness.values()) == {"sure"}
    assert "Lead the ledger team." in export.text


def test_notes_folders_and_other_letters_in_the_names_of_files() -> None:
    moved = {f"Basic_Export/{name.lower()}": NOTES + content for name, content in FILES.items()}
    found = linkedin.read(zipped(dict(moved)))
    assert found.cv.basics.name == "Maya Okafor"
    assert len(found.cv.sections) == 12


def test_a_part_of_an_export_is_enough_and_unknown_dates_are_kept() -> None:
    data = zipped({"Positions.csv": "Company Name,Title,Started On\nAcme,Cook,sometime\nshort row\n"})
    assert linkedin.is_export(data)
    assert fields(linkedin.read(data), "work", "name", "start_date") == [
        ("Acme", "sometime"),
        ("short row", ""),
    ]


def test_what_is_no_export_is_told() -> None:
    assert not linkedin.is_export(b"")
    assert not linkedin.is_export(b"PK\x03\x04junk")
    assert not linkedin.is_export(zipped({"inner.zip": zipped(dict(FILES))}))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"", "broken", id="nothing"),
        pytest.param(zipped(dict(FILES))[:800], "broken", id="truncated"),
        pytest.param(zipped({"Profile.csv": "First Name\n"}), "nothing of a CV", id="no rows"),
        pytest.param(zipped({"Profile.csv": bytes(range(256)) * 50}), "broken", id="no table"),
        pytest.param(zipped({"Profile.csv": b"a," * 20_000_000}), "far more", id="bomb"),
        pytest.param(
            zipped({f"{n}.csv": "" for n in range(2_001)} | {"Profile.csv": "First Name\nA\n"}),
            "far more",
            id="many",
        ),
        pytest.param(
            zipped({"Profile.csv": 'First Name\n"' + "word " * 60_000}), "broken", id="no closing quote"
        ),
        pytest.param(zipped({"Profile.csv": "First Name\n" + "word " * 90_000}), "far more text", id="long"),
    ],
)
def test_broken_exports_are_refused_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        linkedin.read(data)


def test_a_thousand_rows_are_enough() -> None:
    found = linkedin.read(zipped({"Skills.csv": "Name\n" + "skill\n" * 20_000}))
    section = found.cv.section("skills")
    assert section is not None
    assert len(section.items) == 1_000


# -- the PDF of a profile -------------------------------------------------------------------------------

SIDE: tuple[tuple[float, float, str, str], ...] = (
    (40, 13, "Contact", ""),
    (60, 10.5, "+1 312 555 0166 (Mobile)", ""),
    (74, 10.5, "maya@example.com", ""),
    (92, 10.5, "www.linkedin.com/in/maya-", "https://www.linkedin.com/in/maya-okafor?jobid=1"),
    (105, 10.5, "okafor (LinkedIn)", "https://www.linkedin.com/in/maya-okafor?jobid=1"),
    (122, 10.5, "maya.example.com (Personal)", "https://maya.example.com"),
    (150, 13, "Top Skills", ""),
    (170, 10.5, "Distributed Systems", ""),
    (185, 10.5, "Python", ""),
    (215, 13, "Languages", ""),
    (235, 10.5, "English (Native or Bilingual)", ""),
)
MAIN = (
    (40, 26, "Maya Okafor"),
    (74, 12, "Staff Engineer at Northwind Payments"),
    (92, 12, "Chicago, Illinois, United States"),
    (130, 15.75, "Summary"),
    (152, 12, "I build payment systems that do not lose money. Ten"),
    (168, 12, "years of ledgers, queues and the people who run them."),
    (205, 15.75, "Experience"),
    (229, 12, "Northwind Payments"),
    (243, 10.5, "5 years 2 months"),
    (261, 11.5, "Staff Engineer"),
    (275, 10.5, "January 2022 - Present (3 years 3 months)"),
    (289, 10.5, "Chicago, Illinois, United States"),
    (307, 10.5, "Lead the ledger team of nine across two offices and three"),
    (321, 10.5, "time zones."),
    (335, 10.5, "- Cut reconciliation time from two days to four hours"),
    (360, 11.5, "Senior Engineer"),
    (374, 10.5, "March 2020 - January 2022 (1 year 11 months)"),
    (388, 10.5, "Chicago, Illinois, United States"),
    (414, 12, "Lakeshore Labs"),
    (429, 11.5, "Software Developer"),
    (443, 10.5, "June 2016 - February 2020 (3 years 9 months)"),
    (461, 10.5, "Wrote the first version of the booking engine."),
)
NEXT = (
    (40, 15.75, "Education"),
    (64, 12, "University of Nordvik"),
    (79, 10.5, "Master's degree, Computer Science · (2014 - 2016)"),
)


def profile() -> bytes:
    """A PDF that is laid out as LinkedIn lays out a profile."""
    made = FPDF(format="letter", unit="pt")
    made.set_auto_page_break(False)

    def put(x: float, y: float, size: float, said: str, link: str = "") -> None:
        made.set_font("Helvetica", size=size)
        made.set_xy(x, y)
        made.cell(text=said, link=link)

    for page, main in enumerate((MAIN, NEXT), start=1):
        made.add_page()
        for y, size, said in main:
            put(224, y, size, said)
        put(344, 770, 9, f"Page {page} of 2")
        if page == 1:
            for y, size, said, link in SIDE:
                put(22, y, size, said, link)
    return bytes(made.output())


def test_the_pdf_of_a_profile() -> None:
    source = pdf.read(profile())
    assert linkedin.profile_pdf(source)
    tidy = linkedin.tidy(source)
    assert not [line.text for line in tidy.lines if "Page" in line.text or "months" in line.text]
    found = build(tidy)
    basics = found.cv.basics
    assert (basics.name, basics.label) == ("Maya Okafor", "Staff Engineer at Northwind Payments")
    assert (basics.email, basics.phone) == ("maya@example.com", "+1 312 555 0166")
    assert [profile.url for profile in basics.profiles] == ["https://www.linkedin.com/in/maya-okafor"]
    assert fields(found, "work", "position", "name", "start_date", "end_date") == [
        ("Staff Engineer", "Northwind Payments", "2022-01", "present"),
        ("Senior Engineer", "Northwind Payments", "2020-03", "2022-01"),
        ("Software Developer", "Lakeshore Labs", "2016-06", "2020-02"),
    ]
    assert fields(found, "education", "institution", "study_type", "area", "start_date", "end_date") == [
        ("University of Nordvik", "Master's degree", "Computer Science", "2014", "2016")
    ]
    assert fields(found, "skills", "name") == [("Distributed Systems",), ("Python",)]
    assert fields(found, "languages", "language", "fluency") == [("English", "Native or Bilingual")]
