"""Made-up people of twelve professions, the same each time, and how well a space tells them apart.

The texts are written as people write them, not with the words of the lexicon alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from altocv.analysis.embed import Space
from altocv.analysis.match import against, evidence
from altocv.cv.dates import PartialDate
from altocv.cv.document import CV, Basics, Education, Meta, Section, Skill, Work
from tests.unit.analysis.postings import POSTINGS, TODAY


@dataclass(frozen=True)
class Person:
    """A made-up CV in short. Each of `told` is `position @ employer, from to` and its bullets."""

    profession: str
    label: str
    summary: str
    told: tuple[tuple[str, ...], ...]
    school: tuple[str, str, str]
    skills: str
    language: str = "en"

    def cv(self) -> CV:
        name = self.label.casefold().replace(" ", "-")[:24].strip("-")
        roles = tuple(_role(f"{index}", *lines) for index, lines in enumerate(self.told))
        study, area, place = self.school
        school = Education(id="school", study_type=study, area=area, institution=place)
        skills = Skill(id="skill", name="", keywords=tuple(self.skills.split(", "))) if self.skills else None
        return CV(
            basics=Basics(name=f"Sam {name.title()}", label=self.label, summary=self.summary),
            sections=(
                Section(id="s0", kind="summary"),
                Section(id="s1", kind="work", items=roles),
                Section(id="s2", kind="education", items=(school,)),
                Section(id="s3", kind="skills", items=(skills,) if skills else ()),
            ),
            meta=Meta(language=self.language),
        )


def _role(index: str, head: str, *bullets: str) -> Work:
    role, _, dates = head.rpartition(", ")
    position, _, employer = role.partition(" @ ")
    start, end = dates.split(" ")
    return Work(
        id=f"w{index}",
        position=position,
        name=employer,
        start_date=PartialDate.model_validate(start),
        end_date=PartialDate.model_validate(end),
        highlights=bullets,
    )


def separation(space: Space) -> tuple[float, float]:
    """Over all pairs of a CV and a posting: the share of people for whom a posting of their own profession
    comes first, and the share of (own, other) postings that come in the right order."""
    first, right, compared = 0, 0, 0
    for person in PEOPLE:
        found = against(evidence(person.cv(), space, TODAY), [text for _, text in POSTINGS])
        scored = [(match.overall, field) for match, (field, _) in zip(found, POSTINGS, strict=True)]
        own = [score for score, field in scored if field == person.profession]
        others = [score for score, field in scored if field != person.profession]
        first += max(own) > max(others)
        right += sum(mine > other for mine in own for other in others)
        compared += len(own) * len(others)
    return first / len(PEOPLE), right / compared


PEOPLE: tuple[Person, ...] = (
    Person(
        "software", "Backend developer", "I build dependable services that other teams like to build upon.",
        (
            ("Senior developer @ Parcelwise, 2020-03 present",
             "Split the order monolith into nine small services written in Go and talking over Kafka",
             "Cut the p99 latency of checkout from 900 to 140 ms by caching and better indexes in Postgres",
             "Moved deployments to k8s so that a release takes ten minutes instead of a night"),
            ("Developer @ Bitmoor, 2016-06 2020-02",
             "Wrote the public API in Python and looked after its docs and clients",
             "Introduced code reviews and a pipeline that ran every test before merging"),
        ),
        ("BSc", "Computer Science", "University of Leeds"), "Go, Python, Postgres, Docker, Terraform",
    ),
    Person(
        "software", "Front-end engineer", "Eight years of turning designs into fast pages everybody can use.",
        (
            ("Front-end engineer @ Ticketbay, 2019-01 present",
             "Rebuilt the seat picker in React and TypeScript; it loads in under a second on old phones",
             "Led the move from hand-written CSS to a shared component library used by five squads",
             "Made the site usable with a keyboard and a screen reader"),
            ("Web developer @ Studio Kern, 2017-02 2018-12", "Shipped thirty sites with Node.js and Vue"),
        ),
        ("BA", "Media Informatics", "HTW Berlin"), "JS, TypeScript, React, Next.js, Jest, Git",
    ),
    Person(
        "data", "Data analyst", "I find out why the numbers moved and tell it so that people act on it.",
        (
            ("Data analyst @ Grocer Box, 2021-01 present",
             "Designed the test that showed free delivery pays for itself within two orders",
             "Wrote the SQL behind the board's weekly dashboards in Tableau",
             "Predicted which subscribers would leave; a campaign on top kept 6 percent of them"),
            ("Junior analyst @ Metro Transit, 2018-09 2020-12",
             "Cleaned ten years of ticket data in R and published the ridership report"),
        ),
        ("MSc", "Statistics", "University of Glasgow"), "SQL, R, pandas, Tableau, A/B tests",
    ),
    Person(
        "data", "Machine learning engineer", "From notebooks to models that serve millions of requests.",
        (
            ("ML engineer @ Clipstream, 2020-05 present",
             "Trained and served the ranking model of the home feed with PyTorch",
             "Built feature pipelines in Spark and Airflow over 4 TB of events a day",
             "Set up monitoring of drift so that stale models are retrained by themselves"),
            ("Data scientist @ Ledgerly, 2017-10 2020-04", "Detected card fraud with gradient boosted trees"),
        ),
        ("PhD", "Applied Mathematics", "ETH Zurich"), "Python, PyTorch, Spark, scikit-learn, AWS",
    ),
    Person(
        "nursing", "Staff nurse",
        "Calm on a busy ward, with an ear for the worries of patients and families.",
        (
            ("Staff nurse, intensive care @ St Brigid Hospital, 2019-04 present",
             "Look after two ventilated patients a shift and titrate their drips",
             "Teach new colleagues how to spot sepsis early",
             "Cut pressure sores on the unit by a third with a turning schedule"),
            ("Nurse, surgical ward @ Elmfield Hospital, 2016-09 2019-03",
             "Gave medicines, dressed wounds and prepared people for going home"),
        ),
        ("BSN", "Nursing", "King's College London"), "RN, ACLS, IV lines, charting in Epic",
    ),
    Person(
        "nursing", "Enfermera", "Enfermera de urgencias con siete años de turnos de noche y mucha paciencia.",
        (
            ("Enfermera de urgencias @ Hospital del Mar, 2018-01 present",
             "Clasifico la gravedad de unos ochenta pacientes por turno",
             "Administro medicación, pongo vías y curo heridas",
             "Formo a estudiantes en prácticas"),
        ),
        ("Grado", "Grado en Enfermería", "Universidad de Barcelona"),
        "Triaje, soporte vital avanzado, atención al paciente", "es",
    ),
    Person(
        "accounting", "Accountant", "Books that close on time and stand up to any auditor.",
        (
            ("Senior accountant @ Hartley Foods, 2018-02 present",
             "Close the month in four working days, down from nine",
             "Reconcile forty bank and intercompany accounts and explain what does not tie out",
             "Prepare the VAT returns and the file for the external auditors"),
            ("Accounts assistant @ Brook and Sons, 2015-06 2018-01",
             "Paid suppliers, chased customers who were late and posted journals in Sage"),
        ),
        ("BSc", "Accounting and Finance", "University of Bath"), "ACCA, IFRS, Excel, SAP, Sage",
    ),
    Person(
        "accounting", "Audit senior", "Chartered, curious, and used to asking for the third invoice.",
        (
            ("Audit senior @ Dunmore LLP, 2019-09 present",
             "Ran statutory audits of manufacturers with up to 90 million in turnover",
             "Tested controls over revenue and stock and wrote up what was weak",
             "Reviewed the tax computations and the notes to the accounts"),
        ),
        ("BCom", "Commerce", "University College Dublin"), "CPA, US GAAP, audit, financial statements",
    ),
    Person(
        "marketing", "Marketing manager", "I make small brands heard without shouting.",
        (
            ("Marketing manager @ Oatful, 2020-01 present",
             "Grew visits from search by 180 percent with a blog that answers what people ask",
             "Spend a yearly budget of 600k on Google and Instagram at twice the return of before",
             "Write the newsletter that 90,000 people open"),
            ("Social media executive @ Pop Agency, 2017-03 2019-12",
             "Planned posts and worked with influencers for eleven consumer brands"),
        ),
        ("BA", "Communication", "University of Amsterdam"), "SEO, Google Ads, GA4, Mailchimp, copywriting",
    ),
    Person(
        "marketing", "Content strategist", "Words that rank, get read and bring people back.",
        (
            ("Content lead @ Fintable, 2019-05 present",
             "Built the editorial calendar and a team of six freelance writers",
             "Took the brand from nowhere to the first page for 140 terms",
             "Launched a podcast that brings a fifth of the sign-ups"),
            ("Copywriter @ Bright and Co, 2015-01 2019-04", "Wrote campaigns for radio, print and the web"),
        ),
        ("MA", "English Literature",
        "University of Edinburgh"), "Content marketing, HubSpot, Ahrefs, brand voice",
    ),
    Person(
        "sales", "Account executive", "I sell software to people who did not know they needed it.",
        (
            ("Account executive @ Payflow, 2019-02 present",
             "Closed 1.8 million of new business last year, 124 percent of the goal",
             "Run demos for finance directors and bring deals through legal and procurement",
             "Keep my forecast in Salesforce within five percent"),
            ("Sales development representative @ Datapot, 2017-01 2019-01",
             "Made sixty calls a day and booked fifteen meetings a month"),
        ),
        ("BA", "Business", "University of Texas"), "Salesforce, negotiation, prospecting, B2B SaaS",
    ),
    Person(
        "sales", "Field sales representative", "On the road, in the trade, and good with a handshake.",
        (
            ("Area sales representative @ Norda Tools, 2016-04 present",
             "Visit 120 dealers in the north and took the region from 2 to 3.5 million",
             "Win back customers who had left for a competitor",
             "Agree yearly terms and prices with buying groups"),
        ),
        ("Diploma", "Commerce", "Handelsschule Kiel"), "Key accounts, trade fairs, CRM, German, English",
    ),
    Person(
        "teaching", "Primary school teacher", "Every child in the room learns something every day.",
        (
            ("Year 4 teacher @ Hillcrest Primary, 2017-09 present",
             "Plan and teach all subjects to a class of 29, seven of whom speak another language at home",
             "Raised reading ages by fourteen months within a year",
             "Meet parents each term and write the reports"),
            ("Teaching assistant @ St Anne's, 2015-09 2017-07",
            "Read with small groups of pupils who struggled"),
        ),
        ("PGCE", "Primary Education", "University of Exeter"), "QTS, phonics, SEN support, behaviour",
    ),
    Person(
        "teaching", "Physics and maths teacher", "Experiments first, formulas after.",
        (
            ("Physics teacher @ Northgate High School, 2014-08 present",
             "Prepare students for their final exams; 88 percent pass with an A or B",
             "Run the robotics club and the yearly science fair",
             "Mentor two student teachers a year in running a classroom"),
        ),
        ("MEd", "Science Education",
        "Boston University"), "Curriculum, lab work, Google Classroom, state teaching license",
    ),
    Person(
        "law", "Commercial solicitor", "Clear contracts, and a straight answer when asked.",
        (
            ("Associate @ Marlow Finch LLP, 2018-03 present",
             "Draft and negotiate supply, licence and software agreements",
             "Acted for the buyer in twelve company purchases and led their due diligence",
             "Defended a distributor in the High Court and settled before trial"),
            ("Trainee solicitor @ Pell and Partners, 2016-03 2018-02",
            "Prepared bundles and witness statements"),
        ),
        ("LLB", "Law", "University of Durham"), "Contract law, corporate, litigation, Westlaw",
    ),
    Person(
        "law", "Paralegal", "The one who knows where the file is and when the court wants it.",
        (
            ("Litigation paralegal @ Crane Law Group, 2019-06 present",
             "Review documents for discovery and keep the privilege log",
             "Research precedents and draft motions for three attorneys",
             "File with the state and federal courts and never missed a deadline"),
        ),
        ("BA", "Political Science", "Rutgers"), "LexisNexis, e-discovery, legal research, depositions",
    ),
    Person(
        "engineering", "Mechanical design engineer", "Parts that fit the first time and last for years.",
        (
            ("Design engineer @ Voltik Pumps, 2018-05 present",
             "Designed a pump housing in SolidWorks that weighs a third less",
             "Checked stress and fatigue in ANSYS and proved it on the rig",
             "Worked with the foundry so that castings need one machining step fewer"),
            ("Graduate engineer @ Rolling Stock Ltd, 2016-09 2018-04",
            "Drew brackets and tolerances for bogies"),
        ),
        ("BEng", "Mechanical Engineering", "University of Sheffield"), "CAD, FEA, GD&T, DFM, FMEA",
    ),
    Person(
        "engineering", "Manufacturing engineer", "Fewer seconds, fewer scraps, fewer surprises.",
        (
            ("Process engineer @ Autoform, 2017-02 present",
             "Took 22 seconds out of a press line by changing how the robots hand over",
             "Found why welds cracked and brought scrap from 4 to 0.6 percent",
             "Programmed the PLCs of two new cells and trained the fitters"),
        ),
        ("Ingeniero", "Ingeniería Industrial", "Universidad de Zaragoza"), "Lean, Six Sigma, PLC, CNC, SPC",
    ),
    Person(
        "design", "Product designer", "I draw, I test with people, I draw again.",
        (
            ("Product designer @ Walletly, 2019-10 present",
             "Talked to forty customers and redrew how they send money abroad; errors fell by half",
             "Keep the Figma library that all teams draw from",
             "Test clickable prototypes every second week"),
            ("Visual designer @ Atelier Nord, 2016-01 2019-09", "Made identities, posters and packaging"),
        ),
        ("BA", "Interaction Design", "Aalto University"), "Figma, user research, prototyping, design systems",
    ),
    Person(
        "design", "Graphic designer", "Type, colour and a good deal of white space.",
        (
            ("Senior graphic designer @ Harbour Press, 2015-02 present",
             "Lay out three magazines and forty book covers a year in InDesign",
             "Drew the logo and the look of a festival seen by 200,000 people",
             "Prepare files for print and stand at the press when they run"),
        ),
        ("BFA", "Graphic Design", "Pratt Institute"), "InDesign, Illustrator, Photoshop, typography",
    ),
    Person(
        "logistics", "Warehouse supervisor", "Goods in, goods out, and everybody home in one piece.",
        (
            ("Warehouse supervisor @ Fastlane Depot, 2018-07 present",
             "Lead a shift of 24 pickers and drivers who send 6,000 parcels a night",
             "Count stock every week; the system is right to 99.7 percent",
             "Brought trucks' waiting at the docks from two hours to twenty minutes"),
            ("Forklift driver @ Cold Store Ltd, 2014-03 2018-06", "Loaded trailers and put pallets away"),
        ),
        ("High school diploma", "", "Ridgeway High School"), "Forklift licence, WMS, stock control, safety",
    ),
    Person(
        "logistics", "Supply chain planner", "The right boxes in the right port in the right week.",
        (
            ("Supply planner @ Kettle and Pan, 2019-01 present",
             "Plan orders with eleven factories in Asia and book the containers",
             "Cut stock by 15 percent while shelves stayed full",
             "Clear goods through customs with our forwarders"),
        ),
        ("BSc", "Logistics", "Erasmus University Rotterdam"), "Demand planning, Incoterms, SAP, freight",
    ),
    Person(
        "hospitality", "Sous chef", "Seasonal food, clean benches, quiet voice.",
        (
            ("Sous chef @ The Larder, 2019-03 present",
             "Run a brigade of nine on a 120-cover service",
             "Write the autumn and winter menus and keep food cost under 28 percent",
             "Keep the HACCP book and passed every inspection with five stars"),
            ("Line cook @ Bistro Vert, 2015-05 2019-02", "Grill and sauce sections, 200 plates a night"),
        ),
        ("NVQ Level 3", "Professional Cookery",
        "Westminster Kingsway College"), "Cooking, pastry, ordering, allergens",
    ),
    Person(
        "hospitality", "Hotel front office manager", "Guests arrive tired and leave as friends.",
        (
            ("Front office manager @ Hotel Miramar, 2018-04 present",
             "Manage the reception and night team of fourteen in a house of 210 rooms",
             "Lifted the guest score from 8.1 to 9.0 by answering every review and complaint",
             "Sell upgrades at arrival worth 160,000 a year"),
            ("Receptionist @ Seaview Inn, 2015-06 2018-03", "Checked guests in and took bookings"),
        ),
        ("Diploma", "Hotel Management", "Glion"), "Opera PMS, reservations, English, French, Spanish",
    ),
)  # fmt: skip
