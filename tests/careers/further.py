"""Eight people with what the others do not have: breaks, many roles under one employer, three pages or half
of one, long points, examinations behind languages, many authors, referees who can be rung."""

from __future__ import annotations

from altocv.cv.document import CV
from tests.careers.writing import (
    Home,
    Reached,
    award,
    certificate,
    helped,
    job,
    likes,
    own,
    paper,
    part,
    person,
    project,
    referee,
    school,
    skill,
    speaks,
)


def people() -> tuple[CV, ...]:
    """The same each time but for their ids."""
    return (
        _returner(),
        _student(),
        _professor(),
        _surgeon(),
        _conductor(),
        _career_changer(),
        _programmer(),
        _photographer(),
    )


def _returner() -> CV:
    return person(
        "en",
        "Charlotte M. Beaumont-Reyes, PMP",
        "VP of Operations, Supply Chain & Logistics",
        Reached(
            "charlotte@beaumont-reyes.example",
            "(512) 555-0147",
            Home("Austin", "TX", "", "PO Box 4410", "78765"),
            profiles=("LinkedIn charlottebr",),
        ),
        "Operations leader who has **moved 40 million parcels** a year and the people who move them.\n\n"
        "- Twenty years in retail, food and medical supply chains\n"
        "- P&L responsibility of up to $310M\n"
        "- Back since 2022 after two years of caring for family",
        part("summary", title="Executive Profile"),
        part(
            "work",
            job(
                "Vice President, Operations",
                "Lonestar Medical Supply, Inc.",
                "2023-02 present",
                "Own a network of nine distribution centers, 1,400 employees and a fleet of 220 trucks, with "
                "full responsibility for cost, service, safety and a five-year capital plan that the board "
                "approved in one session after we had rebuilt the forecast from the order lines upward",
                "Cut cost per order by 17% in eighteen months",
                "Since 2024, run the integration of two acquired companies (Gulf Coast Surgical; MedHaul)",
                location="Austin, TX",
                url="https://lonestarmedical.example",
            ),
            job(
                "Director, Distribution",
                "Lonestar Medical Supply, Inc.",
                "2022-03 2023-01",
                "Opened the San Antonio hub: 310,000 sq ft, on time, 4% under budget",
                "Took voluntary turnover from 61% to 28%",
                location="Austin, TX",
                url="https://lonestarmedical.example",
            ),
            job("Career Break", "", "2020-01 2022-02", summary="Full-time care for a parent."),
            job(
                "Senior Director, Fulfillment",
                "Harvest & Main Markets",
                "2015-06 2019-12",
                "Launched same-day grocery delivery in 14 metro areas",
                "Negotiated carrier contracts worth $86M; saved $9.3M",
                "Sponsor of the women-in-operations network (350 members)",
                location="Dallas, TX",
            ),
            job(
                "Operations Manager",
                "Harvest & Main Markets",
                "2011-01 2015-05",
                "Ran the night shift of a 600-person warehouse",
                "Introduced slotting by velocity: picks per hour up 22%",
                location="Dallas, TX",
            ),
            job(
                "Shift Supervisor",
                "Harvest & Main Markets",
                "2008-08 2010-12",
                "Trained 90 new hires",
                location="Fort Worth, TX",
            ),
            job(
                "Logistics Analyst",
                "Brazos Freight Partners LLC",
                "2004-06 2008-07",
                "Built the first lane-level cost model in SQL and Excel",
                location="Houston, TX",
                summary="Regional broker with 60 employees.",
            ),
        ),
        part(
            "education",
            school("Executive MBA", "", "Rice University", "2012 2014", location="Houston, TX"),
            school(
                "B.B.A.",
                "Supply Chain Management",
                "Texas A&M University",
                "2000 2004",
                score="GPA 3.7",
                location="College Station, TX",
            ),
        ),
        part(
            "certificates",
            certificate("Project Management Professional (PMP) #1845512", "PMI", "2013-09"),
            certificate("Six Sigma Black Belt", "ASQ", "2016", url="https://asq.example/verify/88121"),
            certificate("OSHA 30-Hour", "U.S. Department of Labor", "2019-03"),
            title="Licenses & Certifications",
        ),
        part(
            "awards",
            award("40 Under 40", "Austin Business Journal", "2018-05", "One of six winners from logistics."),
        ),
        part(
            "volunteer",
            helped("Board Member", "Central Texas Food Bank", "2016 present", location="Austin, TX"),
            title="Board & Community",
        ),
        part(
            "skills",
            skill("Leadership", "P&L ownership; M&A integration; union relations"),
            skill("Systems", "SAP EWM; Manhattan WMS; Oracle TMS; Tableau"),
            title="Core Competencies",
        ),
        page_size="Letter",
        date_format="MM/YYYY",
    )


def _student() -> CV:
    return person(
        "en",
        "Tuan Nguyen",
        "",
        Reached("tuan.ng@students.example", "0412 555 019", Home("Footscray", "VIC", "Australia")),
        "Year 12 student looking for weekend work in retail or hospitality.",
        part("summary", title="Career Objective"),
        part(
            "education",
            school("Victorian Certificate of Education", "", "Footscray High School", "2021 present"),
        ),
        part(
            "work",
            job("Newspaper Delivery", "Leader Community News", "2020-02 2021-11"),
            job(
                "Work Experience Student",
                "Westgate Bakery Cafe",
                "2022-06 2022-06",
                "Served customers and handled cash",
            ),
        ),
        part(
            "skills",
            skill("Customer service"),
            skill("Cash handling"),
            skill("Microsoft Office"),
            skill("Reliable and punctual"),
        ),
        part("languages", *speaks(English="Fluent", Vietnamese="Native speaker")),
        part("awards", award("Most Improved Player", "Footscray United SC", "2021")),
        part("interests", likes("Soccer"), likes("Cooking"), likes("Chess club (captain)")),
        part("references", referee("Ms. Helen Papadakis", "Year 12 Coordinator, (03) 5550 0144")),
    )


def _professor() -> CV:
    return person(
        "en",
        "Prof. Anirudh Chakravarti, PhD, FIEEE",
        "Professor of Electrical Engineering",
        Reached(
            "anirudh.c@iitk.example",
            "+91 512 555 0188",
            Home("Kanpur", "Uttar Pradesh", "India"),
            "https://home.iitk.example/~anirudh",
            ("ORCID 0000-0001-5109-3700", "GitHub anirudhc", "LinkedIn anirudh-c"),
        ),
        "",
        part(
            "work",
            job("Professor", "Indian Institute of Technology Kanpur", "2016-07 present"),
            job("Associate Professor", "Indian Institute of Technology Kanpur", "2011-01 2016-06"),
            job("Assistant Professor", "Indian Institute of Technology Kanpur", "2006-08 2010-12"),
            job(
                "Visiting Scientist",
                "ETH Zürich",
                "2013-09 2014-06",
                "Worked on wide-bandgap converters for rail traction",
                location="Zürich, Switzerland",
            ),
            job("R&D Engineer", "Bharat Heavy Electricals Ltd.", "1999-07 2001-07", location="Bhopal"),
            title="Appointments",
        ),
        part(
            "education",
            school(
                "Ph.D.",
                "Electrical Engineering",
                "Virginia Tech",
                "2001 2006",
                summary='Thesis: "Soft switching in matrix converters". Advisor: F. C. Lee.',
            ),
            school("B.Tech.", "Electrical Engineering", "IIT Bombay", "1995 1999", score="CGPA 8.9/10"),
        ),
        part(
            "publications",
            paper(
                "A 99.1% efficient SiC rectifier for fast chargers",
                "IEEE Transactions on Power Electronics",
                "2023-04",
                "Anirudh Chakravarti; Meera Iyer; Johann W. Kolar",
                url="https://doi.org/10.1109/tpel.2023.1",
            ),
            paper(
                "Matrix converters revisited: modulation, commutation and protection for aircraft supplies",
                "IEEE Transactions on Industrial Electronics",
                "2018-11",
                "A. Chakravarti; S. Rao; P. Wheeler; J. Clare; L. Empringham",
            ),
            paper("Power Electronics: Problems and Solutions", "Narosa", "2012"),
            title="Selected Publications",
        ),
        part(
            "custom",
            own("Bidirectional charger with ripple cancellation", "US 11,234,567 B2", "2022"),
            own("Gate driver for series-connected devices", "IN 345678", "2019"),
            title="Patents",
        ),
        part(
            "custom",
            own("EE360 Power Electronics"),
            own("EE660 Basics of Power Electronics Converters"),
            own("EE698 Special Topics: Wide Bandgap Devices"),
            title="Courses Taught",
            style="bullets",
        ),
        part(
            "awards",
            award("Shanti Swarup Bhatnagar Prize", "CSIR", "2015"),
            award("Fellow", "IEEE", "2020-01", "For contributions to matrix converters."),
            award("Best Paper Award", "ECCE", "2018-09"),
            title="Honours and Awards",
        ),
        part(
            "volunteer",
            helped("Associate Editor", "IEEE Transactions on Power Electronics", "2015 2021"),
            helped("General Chair", "PEDES", "2022 2022"),
            title="Professional Service",
        ),
        date_format="YYYY",
        page_numbers=True,
    )


def _surgeon() -> CV:
    return person(
        "es",
        "Dra. Luz Ángela Restrepo Ñáñez",
        "Médica cirujana – especialista en medicina de urgencias",
        Reached(
            "luzangela.restrepo@salud.example",
            "(+57) 604 555 0190",
            Home("Medellín", "Antioquia", "Colombia", "Carrera 43A # 18 Sur-135, apto 1204", "050021"),
        ),
        "Médica de urgencias con doce años en hospitales de tercer y cuarto nivel; instructora de ACLS.",
        part("summary", title="Perfil profesional"),
        part(
            "work",
            job(
                "Coordinadora de urgencias",
                "Hospital Pablo Tobón Uribe",
                "2018-09 present",
                "Coordino un equipo de 34 médicos y 60 enfermeras en un servicio que atiende más de 95.000 "
                "consultas al año, con protocolos propios de sepsis, trauma y dolor torácico que redujeron "
                "el tiempo puerta-aguja de 62 a 38 minutos",
                "Investigadora principal en dos ensayos multicéntricos (2019 y 2021)",
                location="Medellín",
            ),
            job(
                "Médica de urgencias",
                "Clínica Las Américas",
                "2013-02 2018-08",
                "Atención de trauma mayor; turnos de doce horas",
                location="Medellín",
            ),
            job(
                "Médica rural (servicio social obligatorio)",
                "E.S.E. Hospital San Juan de Dios",
                "2012-01 2013-01",
                "Única médica de un municipio de 7.000 habitantes",
                location="Titiribí, Antioquia",
            ),
            title="Experiencia laboral",
        ),
        part(
            "education",
            school(
                "Especialización",
                "Medicina de Urgencias",
                "Universidad CES",
                "2014 2017",
                location="Medellín",
            ),
            school("Médico y Cirujano", "", "Universidad de Antioquia", "2005 2011", score="4,3 / 5,0"),
            title="Formación académica",
        ),
        part(
            "certificates",
            certificate("ACLS – Proveedor e instructor", "American Heart Association", "2023-05"),
            certificate("Registro médico n.º 5-1234-12", "Tribunal de Ética Médica", "2012-01"),
            certificate("Buenas prácticas clínicas", "NIDA", "2019-08"),
            title="Cursos y certificaciones",
        ),
        part(
            "languages",
            *speaks(Español="Lengua materna", Inglés="C1 (IELTS 7.5, 2021)", Francés="A2"),
        ),
        part(
            "references",
            referee("Dr. Jorge Iván Ochoa", "Jefe de urgencias, Clínica Las Américas. Tel. 604 555 0177"),
            referee("Dra. Beatriz Mejía", "Directora médica. bmejia@hptu.example"),
            title="Referencias personales",
        ),
    )


def _conductor() -> CV:
    return person(
        "fr",
        "Jean-Baptiste d'Hérouville",
        "Conducteur de travaux (bâtiment, gros œuvre)",
        Reached(
            "jb.dherouville@chantier.example",
            "+33 (0)6 55 55 01 47",
            Home("Saint-Étienne", "", "", "4, impasse du Puits-Châtelus", "42000"),
            profiles=("Viadeo jbdherouville", "LinkedIn jb-dherouville"),
        ),
        "Depuis 2009 sur les chantiers : logements, écoles, un hôpital. Permis B, mobile en Rhône-Alpes.",
        part("summary", title="Profil"),
        part(
            "skills",
            skill("AutoCAD", level="Avancé"),
            skill("MS Project", level="Intermédiaire"),
            skill("BIM (Revit)", level="Débutant"),
            title="Informatique",
        ),
        part(
            "work",
            job(
                "Conducteur de travaux principal",
                "Bâti-Loire SAS",
                "2019-01 present",
                "Chantiers de 2 à 9 M€, jusqu'à quatre en parallèle",
                "Marge moyenne : +1,8 point par rapport au budget",
                "*Hôpital de Firminy* : livré sans réserve majeure",
                location="Saint-Étienne (42)",
            ),
            job(
                "Conducteur de travaux",
                "Bâti-Loire SAS",
                "2014-04 2018-12",
                "Encadrement de trois chefs de chantier",
                location="Saint-Étienne (42)",
            ),
            job(
                "Congé parental",
                "",
                "2013-09 2014-03",
            ),
            job(
                "Aide-conducteur de travaux",
                "Entreprise Vercors Construction",
                "2009-09 2013-08",
                "Métrés, commandes, suivi de la sous-traitance",
                location="Grenoble (38)",
            ),
            title="Expériences professionnelles",
        ),
        part(
            "education",
            school("Licence professionnelle", "Conduite de travaux", "IUT de Saint-Étienne", "2008 2009"),
            school("BTS", "Bâtiment", "Lycée Benoît-Fourneyron", "2006 2008"),
            school("Baccalauréat STI", "Génie civil", "Lycée Benoît-Fourneyron", "2006"),
            title="Formation initiale",
        ),
        part(
            "certificates",
            certificate("CACES R482 catégorie A", "AFTRAL", "2021-06"),
            certificate("SST – Sauveteur secouriste du travail", "INRS", "2022-11"),
            certificate("AIPR concepteur", "", "2020"),
            title="Habilitations",
        ),
        part(
            "languages", *speaks(Français="Langue maternelle", Anglais="B1 (TOEIC 640)", Portugais="Notions")
        ),
        part(
            "interests",
            likes("Trail", "Ultra-trail du Mont-Blanc 2018; SaintéLyon"),
            likes("Bricolage"),
            title="Centres d'intérêt",
        ),
        date_format="MM/YYYY",
    )


def _career_changer() -> CV:
    return person(
        "de",
        "Dr. med. Friederike von der Heydt",
        "Produktmanagerin Digitale Gesundheit",
        Reached(
            "friederike@vdheydt.example",
            "+49 171 5550142",
            Home("Berlin", "", "Deutschland", "Schönhauser Allee 112, Hinterhaus", "10437"),
            "www.vdheydt.example",
            ("XING Friederike_vonderHeydt", "LinkedIn fvdheydt"),
        ),
        "Ärztin, die lieber Software baut, die andere Ärztinnen nicht nervt. Von der Klinik über die "
        "Elternzeit ins Produktmanagement.",
        part("summary", title="Zu meiner Person"),
        part(
            "work",
            job(
                "Senior Produktmanagerin",
                "Medipal Software GmbH",
                "2021-04 present",
                "Verantworte die E-Rezept-Module: 3.100 Praxen, 99,95 % Verfügbarkeit",
                "Führe ein Team aus acht Entwicklerinnen und zwei Designern",
                summary="Praxisverwaltung in der Cloud.",
                location="Berlin",
            ),
            job(
                "Junior Produktmanagerin",
                "Medipal Software GmbH",
                "2019-10 2021-03",
                "Erste zertifizierte DiGA des Hauses (Diabetes-Tagebuch)",
                location="Berlin",
            ),
            job("Elternzeit", "", "2018-04 2019-09"),
            job(
                "Assistenzärztin Innere Medizin",
                "Charité – Universitätsmedizin Berlin",
                "2013-11 2018-03",
                "Notaufnahme, Intensivstation, Kardiologie",
                "Einführung der digitalen Fieberkurve auf vier Stationen",
            ),
            title="Berufserfahrung",
        ),
        part(
            "education",
            school(
                "Staatsexamen",
                "Humanmedizin",
                "Ludwig-Maximilians-Universität München",
                "2006-10 2013-05",
                score="Note 1,8",
            ),
            school("Abitur", "", "Gymnasium Icking", "1997 2006", score="1,3"),
            title="Ausbildung und Studium",
        ),
        part(
            "certificates",
            certificate("Approbation als Ärztin", "Regierung von Oberbayern", "2013-07"),
            certificate("Certified Scrum Product Owner (CSPO)", "Scrum Alliance", "2020-02"),
            title="Weiterbildung",
        ),
        part(
            "skills",
            skill("Methoden", "Scrum; OKR; Nutzertests; Story Mapping"),
            skill("Werkzeuge", "Jira; Figma; SQL (Grundlagen)"),
            skill("Regulatorik", "MDR; DSGVO; ISO 13485"),
        ),
        part(
            "languages",
            *speaks(Deutsch="Muttersprache", Englisch="verhandlungssicher (C2)", Spanisch="Grundkenntnisse"),
        ),
        part(
            "volunteer",
            helped("Ärztin in der Flüchtlingsambulanz", "Malteser Hilfsdienst e.V.", "2015-09 2017-12"),
            title="Ehrenamt",
        ),
        date_format="MM/YYYY",
    )


def _programmer() -> CV:
    return person(
        "pt",
        "Thaís Conceição dos Santos",
        "Desenvolvedora back-end | Go, Kubernetes",
        Reached(
            "oi@thais.example",
            "+55 71 95555-0163",
            Home("Salvador", "BA", "Brasil"),
            "thais.example",
            ("GitHub thaisdev", "LinkedIn thais-conceicao", "DEV thaisdev"),
        ),
        "Sete anos com sistemas de pagamento. Gosto de código chato e de plantões silenciosos.",
        part("summary"),
        part(
            "skills",
            skill("Linguagens", "Go; Python; SQL; Bash"),
            skill("Infraestrutura", "Kubernetes; Terraform; AWS; PostgreSQL; Kafka"),
            skill("Práticas", "TDD; observabilidade; revisão de código"),
            title="Stack",
        ),
        part(
            "work",
            job(
                "Engenheira de Software Sênior",
                "PagaFácil Tecnologia S.A.",
                "2021-08 present",
                "Migrei 14 serviços para Kubernetes sem janela de manutenção",
                "Latência p99 do Pix: de 840 ms para 190 ms",
                "Plantão nacional (1 semana a cada 6)",
                location="Remoto",
            ),
            job(
                "Desenvolvedora Back-end",
                "Porto Digital Labs",
                "2018-03 2021-07",
                "API de boletos com 2 milhões de chamadas por dia",
                location="Recife, PE",
            ),
            job("Estagiária de Desenvolvimento", "Prodeb", "2017-01 2018-02", location="Salvador, BA"),
        ),
        part(
            "projects",
            project(
                "gopix",
                "Biblioteca Go para gerar e ler QR Codes do Pix.",
                "2020 present",
                "1.900 estrelas no GitHub",
                "Usada por 3 bancos digitais",
                url="https://github.com/thaisdev/gopix",
                keywords=("Go", "Pix", "QR Code"),
                roles=("Mantenedora",),
            ),
            project(
                "PyLadies Salvador",
                "Oficinas mensais de Python para iniciantes.",
                "2018 2022",
                entity="PyLadies",
            ),
            title="Projetos open source",
        ),
        part(
            "education",
            school(
                "Bacharelado",
                "Ciência da Computação",
                "Universidade Federal da Bahia",
                "2013 2018",
                courses=("Sistemas Distribuídos", "Bancos de Dados", "Compiladores"),
            ),
        ),
        part(
            "certificates",
            certificate(
                "CKA: Certified Kubernetes Administrator",
                "CNCF",
                "2022-10",
                url="https://credly.example/cka/9913",
            ),
            certificate("AWS Certified Developer – Associate", "Amazon Web Services", "2021-04"),
        ),
        part(
            "custom",
            own("Pix por dentro", "GopherCon Brasil", "2022-09", location="Florianópolis"),
            own("Plantão sem drama", "TDC Recife", "2021-05"),
            title="Palestras",
        ),
        part("languages", *speaks(Português="Nativo", Inglês="Avançado (TOEFL 104)", Espanhol="Básico")),
    )


def _photographer() -> CV:
    return person(
        "es",
        "Núria Puigdomènech i Vidal",
        "Fotógrafa documental y docente",
        Reached(
            "hola@nuriapuig.example",
            "+34 600 555 018",
            Home("Girona"),
            "nuriapuig.example",
            ("Instagram nuriapuig.foto", "Behance nuriapuig"),
        ),
        "Retrato oficios que desaparecen. Trabajo en analógico, publico en digital.",
        part("summary", title="Statement"),
        part(
            "custom",
            own("Las últimas redes", "Centre Cultural La Mercè, Girona", "2023", summary="Individual."),
            own("Sal", "Fotoespaña, Madrid", "2021"),
            own("Jornaleras", "Arts Libris, Barcelona", "2019", summary="Colectiva, con catálogo."),
            title="Exposiciones",
        ),
        part(
            "work",
            job(
                "Fotógrafa autónoma",
                "",
                "2012 present",
                "Encargos para prensa, editoriales y museos",
                "Archivo propio de 60.000 negativos",
            ),
            job(
                "Docente de fotografía",
                "Escola d'Art i Disseny d'Olot",
                "2016-09 2022-06",
                "Laboratorio, narrativa visual y edición",
                location="Olot",
            ),
            title="Experiencia",
        ),
        part(
            "education",
            school("Posgrado", "Fotoperiodismo", "Universitat Autònoma de Barcelona", "2010 2011"),
            school("Grado", "Comunicación Audiovisual", "Universitat Pompeu Fabra", "2006 2010"),
        ),
        part(
            "awards",
            award("Premi Miquel Casablancas", "Ajuntament de Barcelona", "2020", "Finalista."),
            award("Beca de creación", "Fundación Mapfre", "2017-02"),
            title="Premios y becas",
        ),
        part(
            "publications",
            paper("Las últimas redes", "Editorial RM", "2023-03"),
            paper("Jornaleras", "Autoedición", "2019", "Núria Puigdomènech; Laia Serra"),
            title="Libros",
        ),
        part(
            "languages",
            *speaks(
                Catalán="Lengua materna", Castellano="Lengua materna", Inglés="B2", Italiano="Conversación"
            ),
        ),
        part(
            "skills",
            skill("Laboratorio", "Revelado; gelatina de plata; platino"),
            skill("Digital", "Lightroom; Capture One; InDesign"),
            title="Técnicas",
        ),
        date_format="YYYY",
    )
