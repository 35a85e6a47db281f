"""Made-up job postings, two of each profession, in the many shapes that postings have."""

from __future__ import annotations

from datetime import date

TODAY = date(2026, 11, 1)
"""The day on which the people's present roles end."""

POSTINGS: tuple[tuple[str, str], ...] = (
    (
        "software",
        """Platform Engineer
About us: we move money for small shops in nine countries.
What you'll do
- Design and run services behind our checkout
- Keep latency low and releases boring
What you bring
- 4+ years writing production software in Go, Java or similar
- Solid grasp of relational databases and message queues
- Containers in production; Kubernetes is a plus
- A degree in computer science or equivalent experience
Benefits
- 30 days off and a training budget""",
    ),
    (
        "software",
        """We are hiring a web engineer (React)
You will build the pages our visitors see first. Requirements:
* Strong JavaScript and TypeScript
* At least three years with React or another modern framework
* You care about accessibility and loading times
* Automated testing is a habit of yours
Nice to have:
* Some experience of Node on the server""",
    ),
    (
        "data",
        """Product Data Analyst
Your tasks
- Answer the questions of product teams with data
- Set up experiments and read their results
- Own the dashboards of the growth team
Your profile
- 2-4 years as an analyst in a digital company
- Fluent SQL and one of Python or R
- Sound statistics, and the gift of explaining them to laymen
- Experience with Tableau, Looker or Power BI""",
    ),
    (
        "data",
        """Senior Machine Learning Engineer, Recommendations
Requirements
- Master's degree or PhD in a quantitative field
- 5 years of bringing models into production
- Deep learning with PyTorch or TensorFlow
- Large scale data processing, for example Spark
- Cloud: AWS or GCP
Preferred: papers at known conferences.""",
    ),
    (
        "nursing",
        """Registered Nurse - Intensive Care Unit, nights
Our 18-bed unit cares for the sickest people of the region.
Qualifications:
- Current RN license
- Bachelor of Science in Nursing preferred
- Two years of acute hospital nursing
- ACLS within six months of hire
- Comfortable with ventilators and central lines
We offer: shift differential, pension, parking.""",
    ),
    (
        "nursing",
        """Enfermero/a para servicio de urgencias
Funciones
- Valoración y triaje de pacientes
- Administración de tratamientos y curas
Requisitos
- Grado en Enfermería y colegiación
- Al menos 2 años de experiencia en urgencias u hospitalización
- Disponibilidad para turnos rotativos
Se valorará
- Formación en soporte vital avanzado
Ofrecemos
- Contrato indefinido""",
    ),
    (
        "accounting",
        """Financial Accountant
Reporting to the controller, you own the ledger of two companies.
Must have
- ACCA, CIMA or part-qualified
- 3+ years in a similar role, including month-end close
- Reconciliations and balance sheet reviews
- Advanced Excel
Nice to have
- SAP""",
    ),
    (
        "accounting",
        """Audit Manager - Mid-market clients
We are looking for someone who has led audits from planning to signing. You hold a CPA licence and know
US GAAP well. You have at least five years in public accounting. Experience of testing internal controls
is required. You will manage seniors and speak with the clients' finance directors.""",
    ),
    (
        "marketing",
        """Growth Marketer
WHAT YOU'LL DO
- Plan and run paid campaigns on search and social
- Improve our rankings in organic search
- Own the e-mail programme from welcome to win-back
WHO YOU ARE
- 3+ years of online marketing for consumer brands
- At home in Google Analytics and Google Ads
- You write copy that people want to read""",
    ),
    (
        "marketing",
        """Head of Content
Requirements:
- Six years in content, editorial or brand teams
- Proven record of growing organic traffic
- Hands-on with SEO tools such as Ahrefs or Semrush
- Managing writers and freelancers
- Excellent written English""",
    ),
    (
        "sales",
        """Account Executive, Mid-Market
Responsibilities
- Own the full cycle from first call to signature
- Build your own pipeline along with our SDRs
Requirements
- 3+ years of closing B2B software deals
- A record of beating quota
- Disciplined use of a CRM such as Salesforce
- Persuasive presenter at executive level""",
    ),
    (
        "sales",
        """Territory Sales Manager - Hand tools (m/f/d)
You visit dealers, win new ones and negotiate the yearly agreements.
Your profile:
- Several years in the field, selling to trade or retail partners
- Strong negotiator with commercial sense
- Willing to travel four days a week; driving licence
- German and English""",
    ),
    (
        "teaching",
        """Class Teacher, Key Stage 2
Hillside is a two-form primary school with a warm staff room.
Essential criteria
- Qualified Teacher Status
- Recent experience of teaching children aged 7 to 11
- Plans lessons that reach every pupil, including those with additional needs
- Works well with parents
Desirable
- Leading a subject""",
    ),
    (
        "teaching",
        """High School Science Teacher (Physics)
Requirements
- Bachelor's degree in physics, chemistry or education
- State teaching certificate
- Ability to keep a classroom of 30 teenagers curious and safe in the lab
- Prepares students for exams
Preferred
- Would coach an after-school club""",
    ),
    (
        "law",
        """Commercial Contracts Lawyer
You will join an in-house team of four.
What we're looking for
- Qualified solicitor or barrister, 3-6 years PQE
- Drafting and negotiating commercial agreements
- M&A exposure is helpful
- Practical, calm advice to the business""",
    ),
    (
        "law",
        """Litigation Paralegal
Duties: assist attorneys with discovery, filings and trial preparation.
Requirements:
- Bachelor's degree or paralegal certificate
- 2+ years in a law firm
- Knowledge of court rules and e-filing
- Westlaw or LexisNexis""",
    ),
    (
        "engineering",
        """Mechanical Engineer - Rotating equipment
Skills and experience
- Degree in mechanical engineering
- 3D CAD, ideally SolidWorks or Inventor
- Finite element calculation of strength and fatigue
- Drawings with tolerances that a workshop can make
- 5 years in design of machinery""",
    ),
    (
        "engineering",
        """Process Engineer, body shop
Your mission: make the line faster and safer.
Requirements
- Industrial or mechanical engineering degree
- Lean methods, root cause analysis, Six Sigma welcome
- PLC and robot programming
- Experience in automotive production of at least 3 years""",
    ),
    (
        "design",
        """Senior Product Designer
What you'll do
- Research with users, sketch, prototype and test
- Extend our design system
What you bring
- 5+ years designing apps or web products
- Fluent in Figma
- A portfolio that shows how you got there
- Eye for typography and interaction""",
    ),
    (
        "design",
        """Graphic Designer for a publishing house
We print beautiful books. You will lay out covers and inside pages, choose type and prepare files for the
printer. You are fluent in InDesign and Photoshop. Experience in editorial or book design is required.
Illustration would be a bonus.""",
    ),
    (
        "logistics",
        """Night Shift Team Lead, Distribution Centre
Requirements
- Two years of leading people in a warehouse
- Forklift licence
- Knows a warehouse system and handheld scanners
- Puts safety first
Responsibilities
- Inbound, picking and outbound run on time
- Stock counts and damage reports""",
    ),
    (
        "logistics",
        """Import & Supply Planner
Your profile
- Bachelor's in logistics, business or similar
- 2+ years of planning supply from overseas vendors
- Customs papers, Incoterms and sea freight
- ERP, preferably SAP
- Forecasts and safety stocks hold no fear for you""",
    ),
    (
        "hospitality",
        """Head Chef - 90 seat restaurant
We cook with what the farms around us grow.
You have
- Five years in professional kitchens, two of them in charge of others
- Command of menus, ordering and food cost
- Food hygiene certificate, level 3
- A calm way with a young brigade""",
    ),
    (
        "hospitality",
        """Guest Services Manager, city hotel
Requirements:
- 3 years at a hotel reception, one of them as supervisor
- Opera or another property management system
- Fluent English, a second language preferred
- Turns complaints into loyal guests
We offer: meals on duty, staff rates.""",
    ),
)
