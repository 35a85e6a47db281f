"""People on whom the reader may be mended: what comes back of them is its own figure."""

from __future__ import annotations

from altocv.cv.document import CV
from tests.careers import earlier, further
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
        *_english(),
        *_spanish(),
        *_french(),
        *_german(),
        *_portuguese(),
        *earlier.people(),
        *further.people(),
    )


def _english() -> tuple[CV, ...]:
    vet = person(
        "en",
        "Dr. Niamh O'Sullivan-Byrne MRCVS",
        "Small Animal Veterinary Surgeon",
        Reached(
            "niamh.osb@vetmail.example",
            "+353 87 555 0198",
            Home("Galway", "", "Ireland"),
            profiles=("LinkedIn niamh-osb",),
        ),
        "Veterinary surgeon with nine years in first-opinion practice and a certificate in soft tissue "
        "surgery.\n\nI like long consultations, honest estimates and a theatre list that ends on time.",
        part("summary", title="About me"),
        part(
            "work",
            job(
                "Lead Veterinary Surgeon",
                "Corrib Animal Hospital",
                "2019-08 present",
                "Run a team of four vets and seven nurses across two sites",
                "Perform around 600 soft tissue operations a year; complication rate below 2%",
                "Brought in a fear-free handling protocol that halved the use of sedation for nail trims",
                location="Galway, Ireland",
            ),
            job(
                "Veterinary Surgeon",
                "Tynemouth Vets4Life",
                "2015-09 2019-07",
                "First-opinion consulting, surgery and one-in-five out-of-hours",
                "Set up the practice's rabbit and small furries clinic",
                location="Tynemouth, UK",
            ),
            title="Clinical Experience",
        ),
        part(
            "education",
            school(
                "MVB",
                "Veterinary Medicine",
                "University College Dublin",
                "2010 2015",
                score="First Class Honours",
            ),
            school("CertAVP", "Small Animal Surgery", "University of Liverpool", "2017 2019"),
            title="Qualifications",
        ),
        part(
            "certificates",
            certificate("Registered Member", "Veterinary Council of Ireland", "2019"),
            certificate(
                "ISFM Certificate in Feline Nursing Leadership",
                "International Society of Feline Medicine",
                "2021-11",
            ),
        ),
        part(
            "volunteer",
            helped(
                "Volunteer vet",
                "Galway Wildlife Rescue",
                "2020 present",
                "Treat hedgehogs, swans and the odd seal on two Sundays a month",
                location="Galway",
            ),
        ),
        part(
            "interests", likes("Sea swimming"), likes("Trad fiddle"), likes("Hill walking with two lurchers")
        ),
        part(
            "references", referee("Prof. Aidan Keane", "Niamh is the calmest pair of hands I have trained.")
        ),
        date_format="MMMM YYYY",
    )
    pilot = person(
        "en",
        "Jean-Luc van der Merwe",
        "Airline Captain, Airbus A320/A330",
        Reached(
            "jl.vdm@flymail.example", "(+27) 82 555 0134", Home("Cape Town", "Western Cape", "South Africa")
        ),
        "8,900 hours total time, 5,200 in command. Clean record, current medical class 1.",
        part("summary", title="Pilot Profile"),
        part(
            "certificates",
            certificate("ATPL (A)", "South African Civil Aviation Authority", "2011-03"),
            certificate("Type rating A330", "Airbus Training Centre", "2018-06"),
            certificate("ICAO English Level 6"),
            title="Licences & Ratings",
        ),
        part(
            "work",
            job(
                "Captain A330",
                "SkyKaroo Airways",
                "2018-07 present",
                "Long-haul routes from Johannesburg to Frankfurt, Perth and São Paulo",
                "Line training captain since 2021; 34 first officers released to the line",
            ),
            job(
                "Captain A320",
                "SkyKaroo Airways",
                "2014-02 2018-06",
                "Domestic and regional network, six sectors a day",
            ),
            job(
                "First Officer",
                "Lekgotla Air Charter",
                "2008-10 2014-01",
                "King Air 350 and Citation, medevac across southern Africa",
                "Ferried eleven aircraft across the Atlantic",
            ),
            title="Flying Experience",
        ),
        part("education", school("Diploma", "Aviation Management", "Nelson Mandela University", "2004 2007")),
        part(
            "skills",
            skill("Crew resource management"),
            skill("ETOPS"),
            skill("RVSM"),
            skill("EFB"),
            skill("Fatigue risk management"),
            title="Competencies",
        ),
        part("languages", *speaks(Afrikaans="Native", English="Level 6", French="Basic")),
        date_format="MM/YYYY",
        page_size="Letter",
    )
    librarian = person(
        "en",
        "Priyanka R. Venkataraman",
        "Digital Archivist & Librarian",
        Reached(
            "priya.venkat@archive.example",
            "416-555-0177",
            Home("Toronto", "ON", "Canada", "88 Harbord St, Apt 5", "M5S 1G5"),
            "priyareads.example",
            ("GitHub priyareads", "Mastodon @priya"),
        ),
        "",
        part(
            "work",
            job(
                "Digital Archivist",
                "Ontario Heritage Collections",
                "2021-01 present",
                "Digitised 42,000 glass negatives and published them under open licences",
                "Wrote the preservation plan adopted by eleven regional museums",
                summary="Look after four petabytes of images, sound and born-digital records.",
                location="Toronto, ON",
            ),
            job(
                "Metadata Librarian",
                "Lakehead Public Library",
                "2017-05 2020-12",
                "Moved 310,000 records from MARC to BIBFRAME",
                location="Thunder Bay, ON",
            ),
            job(
                "Library Page (part-time)",
                "Lakehead Public Library",
                "2015-09 2017-04",
                "Shelved, mended and read aloud on Saturdays",
                location="Thunder Bay, ON",
            ),
            title="Employment History",
        ),
        part(
            "projects",
            project(
                "OpenFinding",
                "A finding-aid editor for small archives without an IT department.",
                "2022 present",
                "Used by 60 archives in five countries",
                url="https://openfinding.example",
                keywords=("Python", "EAD3", "SQLite"),
            ),
            project(
                "Kurinji",
                "Crowd-sourced transcription of Tamil palm-leaf manuscripts.",
                "2019 2021",
                roles=("Founder",),
            ),
            title="Selected Projects",
        ),
        part(
            "education",
            school(
                "Master of Information",
                "Archives & Records Management",
                "University of Toronto",
                "2018 2020",
                score="GPA 3.9/4.0",
                courses=("Digital Preservation", "Copyright", "Appraisal"),
            ),
            school("BA (Hons)", "History", "Lakehead University", "2013 2017"),
        ),
        part(
            "skills",
            skill("Standards", "EAD; METS; PREMIS; Dublin Core; RDA"),
            skill("Tools", "Archivematica; AtoM; OpenRefine"),
            skill("Programming", "Python; XSLT; SQL"),
        ),
        part(
            "publications",
            paper(
                "Palm leaves on the web: crowds, scripts and trust",
                "Archivaria",
                "2023-05",
                "Venkataraman P.; Muthu K.",
            ),
            paper("What we lose when we migrate MARC", "Code4Lib Journal", "2020"),
        ),
        part(
            "awards",
            award(
                "Emerging Archivist Award",
                "Archives Association of Ontario",
                "2022-06",
                "For the open publication of the glass negatives.",
            ),
        ),
        date_format="YYYY-MM",
    )
    foreman = person(
        "en",
        "TERRY K. BLACKWOOD",
        "Site Foreman — Civil & Groundworks",
        Reached("t.blackwood71@mail.example", "07700 900461", Home("Wolverhampton", "", "UK")),
        "25 years on the tools and on the sheets. SMSTS, CSCS black card, full clean licence.",
        part("summary"),
        part(
            "skills",
            skill("Setting out"),
            skill("RAMS & toolbox talks"),
            skill("Deep drainage"),
            skill("Reading drawings"),
            skill("360 excavator"),
            title="What I'm good at",
        ),
        part(
            "work",
            job(
                "Site Foreman",
                "Pickersgill Civils Ltd",
                "2012 present",
                "Run gangs of up to 35 on housing and road schemes worth £2m–£14m",
                "No reportable accidents since 2016",
                "Finished the A449 drainage job three weeks early",
            ),
            job("Ganger", "J. Hollis & Sons", "2004 2012", "Kerbing, drainage, concrete and block paving"),
            job("Groundworker", "Various agencies", "1997 2004"),
            title="Career History",
        ),
        part(
            "certificates",
            certificate("SMSTS", "CITB", "2022"),
            certificate("First Aid at Work", "St John Ambulance", "2023"),
            certificate("Street Works Supervisor (NRSWA)", "", "2020"),
            title="Tickets",
        ),
        part("interests", likes("Wolves season ticket holder"), likes("Allotment")),
        date_format="YYYY",
    )
    return vet, pilot, librarian, foreman


def _spanish() -> tuple[CV, ...]:
    chef = person(
        "es",
        "María del Carmen Ruiz de la Torre",
        "Jefa de cocina",
        Reached(
            "mc.ruiz@correo.example",
            "+34 655 55 01 72",
            Home("San Sebastián", "Gipuzkoa", "España"),
            profiles=("Instagram mcruizcocina",),
        ),
        "Cocinera vasca con quince años de oficio, dos de ellos en Lima. Cocina de producto, cuentas claras "
        "y equipos que se quedan.",
        part("summary", title="Sobre mí"),
        part(
            "work",
            job(
                "Jefa de cocina",
                "Restaurante Itsaso",
                "2018-03 present",
                "Dirijo una brigada de doce personas y un menú que cambia con la lonja",
                "Bajé el coste de materia prima del 36 % al 29 % sin cambiar de proveedores",
                "Una estrella en la guía de 2022",
                location="San Sebastián",
            ),
            job(
                "Segunda de cocina",
                "Mar de Grau",
                "2015-06 2017-12",
                "Partida de pescados y formación de los practicantes",
                location="Lima, Perú",
            ),
            job("Cocinera", "Asador Etxe Zaharra", "2009-09 2015-05", location="Tolosa"),
            title="Trayectoria profesional",
        ),
        part(
            "education",
            school(
                "Técnico Superior", "Dirección de Cocina", "Escuela de Hostelería de Gipuzkoa", "2007 2009"
            ),
        ),
        part("awards", award("Premio Cocinera Revelación", "Academia Vasca de Gastronomía", "2020-11")),
        part("languages", *speaks(Español="Lengua materna", Euskera="C1", Inglés="B2", Francés="Básico")),
        part(
            "skills",
            skill("Cocina", "Brasa; fermentados; pescados; escandallos"),
            skill("Gestión", "Turnos; inventarios; APPCC"),
        ),
        date_format="MMMM YYYY",
    )
    seguros = person(
        "es",
        "Ignacio Peralta Figueroa",
        "Actuario de seguros de vida",
        Reached(
            "iperalta@actuarial.example",
            "+56 9 5550 1433",
            Home("Providencia", "Región Metropolitana", "Chile"),
            "https://iperalta.example",
        ),
        "Actuario con experiencia en reservas, reaseguro y modelos de longevidad para el mercado chileno.",
        part("summary"),
        part(
            "education",
            school(
                "Magíster",
                "Estadística",
                "Pontificia Universidad Católica de Chile",
                "2012 2014",
                score="6,4 / 7,0",
            ),
            school("Ingeniería Civil", "Matemática", "Universidad de Concepción", "2006 2011"),
            title="Estudios",
        ),
        part(
            "work",
            job(
                "Subgerente de Reservas",
                "Seguros Cordillera S.A.",
                "2019-01 present",
                "Responsable del cálculo de reservas técnicas por 2.300 millones de UF",
                "Automaticé el cierre mensual en R: de ocho días a dos",
                description="Aseguradora de vida y rentas vitalicias",
            ),
            job(
                "Analista actuarial",
                "Mutual Andina",
                "2014-08 2018-12",
                "Tablas de mortalidad propias para pensionados",
            ),
            title="Antecedentes laborales",
        ),
        part(
            "publications",
            paper(
                "Longevidad y rentas vitalicias en Chile",
                "Revista de Economía Aplicada",
                "2021-09",
                "I. Peralta; M. Soto",
            ),
        ),
        part(
            "skills",
            skill("R", level="Experto"),
            skill("Python", level="Avanzado"),
            skill("SQL", level="Avanzado"),
            skill("Prophet", level="Intermedio"),
            title="Herramientas",
        ),
        part(
            "references",
            referee("Marcela Soto Vergara", "Gerente Técnica, Seguros Cordillera. Teléfono a petición."),
        ),
        date_format="MM/YYYY",
    )
    social = person(
        "es",
        "Xóchitl Hernández",
        "Trabajadora social comunitaria",
        Reached("xochitl@comunidad.example", "55 5555 0121", Home("Oaxaca de Juárez", "Oaxaca", "México")),
        "",
        part(
            "work",
            job(
                "Coordinadora de campo",
                "Fundación Raíces del Sur",
                "2020-02 present",
                "Acompaño a 140 familias desplazadas en trámites, vivienda y escuela",
                "Gestioné fondos por 4,2 millones de pesos con tres donantes",
            ),
            job(
                "Promotora de salud",
                "Clínica Itinerante Mixteca",
                "2016-01 2020-01",
                "Talleres de nutrición en lengua mixteca",
            ),
        ),
        part(
            "volunteer",
            helped(
                "Alfabetizadora",
                "Círculo de Lectura Benito Juárez",
                "2014 2019",
                "Clases de lectura para adultos mayores",
            ),
            helped("Brigadista", "Cruz Roja Mexicana", "2017-09 2017-12", location="Juchitán"),
        ),
        part(
            "education",
            school(
                "Licenciatura", "Trabajo Social", "Universidad Autónoma Benito Juárez de Oaxaca", "2011 2015"
            ),
        ),
        part("languages", *speaks(Español="Nativo", Mixteco="Nativo", Inglés="Intermedio")),
        part(
            "custom",
            own("Licencia de conducir tipo B"),
            own("Disponibilidad para viajar"),
            title="Otros datos",
            style="bullets",
        ),
    )
    return chef, seguros, social


def _french() -> tuple[CV, ...]:
    sage = person(
        "fr",
        "Maëlys Le Goff",
        "Sage-femme",
        Reached(
            "maelys.legoff@courriel.example",
            "06 55 55 01 28",
            Home("Brest", "", "France", "12 bis, rue de Siam", "29200"),
        ),
        "Sage-femme depuis huit ans, en salle de naissance puis en libéral. J'accompagne autant "
        "que je soigne.",
        part("summary"),
        part(
            "work",
            job(
                "Sage-femme libérale",
                "Cabinet des Capucins",
                "2021-09 present",
                "Suivi de grossesse, préparation à la naissance et rééducation du périnée",
                "Environ 900 consultations par an",
                location="Brest",
            ),
            job(
                "Sage-femme en salle de naissance",
                "CHU de Rennes",
                "2016-07 2021-08",
                "Gardes de douze heures dans une maternité de type III",
                "Référente allaitement de l'équipe de nuit",
                location="Rennes",
            ),
            title="Expériences professionnelles",
        ),
        part(
            "education",
            school("Diplôme d'État", "Sage-femme", "École de sages-femmes de Brest", "2011 2016"),
            school("DU", "Lactation humaine et allaitement", "Université Grenoble Alpes", "2018 2019"),
            title="Diplômes",
        ),
        part(
            "skills",
            skill("Échographie de dépistage"),
            skill("Haptonomie"),
            skill("Entretien prénatal précoce"),
            title="Savoir-faire",
        ),
        part("languages", *speaks(Français="Langue maternelle", Breton="Courant", Anglais="B1")),
        part("interests", likes("Voile"), likes("Chant choral"), title="Loisirs"),
    )
    urbaniste = person(
        "fr",
        "Abdoulaye N'Diaye",
        "Urbaniste – chef de projet mobilité",
        Reached(
            "a.ndiaye@villes.example",
            "+221 77 555 01 09",
            Home("Dakar", "", "Sénégal"),
            profiles=("LinkedIn abdoulaye-ndiaye",),
        ),
        "Dix ans de projets de transport public entre Dakar, Abidjan et Lyon : études, concertation, "
        "chantier.",
        part("summary", title="En bref"),
        part(
            "work",
            job(
                "Chef de projet BRT",
                "Conseil des Transports de Dakar",
                "2019-10 present",
                "Piloté les études et le chantier de 18 km de voies réservées",
                "Mené 64 réunions publiques dans quatorze communes",
                "Temps de trajet moyen passé de 95 à 45 minutes",
            ),
            job(
                "Chargé d'études",
                "Systra Conseil",
                "2014-03 2019-09",
                "Modèles de trafic et dossiers d'enquête publique",
                location="Lyon",
            ),
            title="Parcours professionnel",
        ),
        part(
            "education",
            school(
                "Master",
                "Urbanisme et aménagement",
                "Université Lumière Lyon 2",
                "2012 2014",
                score="Mention bien",
            ),
            school("Licence", "Géographie", "Université Cheikh Anta Diop", "2008 2011"),
            title="Études",
        ),
        part(
            "publications",
            paper("Le bus à haut niveau de service en Afrique de l'Ouest", "Métropolitiques", "2022-04"),
        ),
        part(
            "skills",
            skill("Logiciels", "QGIS; AutoCAD; Visum"),
            skill("Méthodes", "Concertation; analyse multicritère; marchés publics"),
            title="Compétences clés",
        ),
        part("certificates", certificate("PRINCE2 Practitioner", "AXELOS", "2018-05")),
        date_format="MMMM YYYY",
        uppercase_titles=True,
    )
    bijoutier = person(
        "fr",
        "Camille Dubois",
        "Bijoutière-joaillière",
        Reached(
            "camille@atelierdubois.example",
            "022 555 01 66",
            Home("Genève", "", "Suisse"),
            "atelierdubois.example",
        ),
        "Du dessin à la pièce finie : fonte, sertissage, polissage.",
        part("summary"),
        part(
            "projects",
            project(
                "Collection Lac",
                "Douze bagues en or recyclé inspirées du Léman.",
                "2022 2023",
                "Exposée à la Nuit des Musées",
                keywords=("Or 750", "Saphir"),
            ),
            project(
                "Alliances à quatre mains",
                "Ateliers où les couples fabriquent leurs alliances.",
                "2020 present",
            ),
            title="Réalisations",
        ),
        part(
            "work",
            job(
                "Artisane indépendante",
                "Atelier Dubois",
                "2019 present",
                "Commandes sur mesure et réparations",
            ),
            job(
                "Sertisseuse",
                "Maison Favre & Fils",
                "2013 2019",
                "Sertissage de montres-bijoux, cadence et zéro retour en 2018",
            ),
        ),
        part("education", school("CFC", "Bijouterie", "École d'arts appliqués de Genève", "2009 2013")),
        part(
            "awards",
            award(
                "Prix de la jeune création", "Fondation Ville & Métal", "2021", "Pour une parure en titane."
            ),
        ),
        part("interests", likes("Minéralogie", "prospection; musées"), likes("Escalade")),
        date_format="YYYY",
    )
    return sage, urbaniste, bijoutier


def _german() -> tuple[CV, ...]:
    lokf = person(
        "de",
        "Hans-Jörg Müller-Lüdenscheidt",
        "Lokführer (Güter- und Personenverkehr)",
        Reached(
            "hj.mueller@bahnpost.example",
            "0151 55501234",
            Home("Hagen", "", "Deutschland", "Bahnhofstraße 14a", "58095"),
        ),
        "",
        part(
            "work",
            job(
                "Triebfahrzeugführer",
                "Ruhrtal Cargo GmbH",
                "2016-05 present",
                "Ganzzüge mit bis zu 4.000 t zwischen Rotterdam und Basel",
                "Ausbilder für Nachwuchskräfte; bisher 19 Prüflinge, alle bestanden",
                location="Hagen",
            ),
            job(
                "Lokrangierführer",
                "Westfälische Eisenbahn AG",
                "2011-09 2016-04",
                "Rangierdienst im Drei-Schicht-Betrieb",
                location="Dortmund",
            ),
            title="Beruflicher Werdegang",
        ),
        part(
            "education",
            school(
                "Ausbildung",
                "Eisenbahner im Betriebsdienst",
                "Berufskolleg Hagen",
                "2008 2011",
                score="Note 1,7",
            ),
            school("Mittlere Reife", "", "Realschule Hohenlimburg", "2002 2008"),
            title="Schule und Ausbildung",
        ),
        part(
            "certificates",
            certificate("Führerschein Klasse B1/B2 (Triebfahrzeuge)", "Eisenbahn-Bundesamt", "2016-03"),
            certificate("Baureihen 185, 193, 266"),
        ),
        part("languages", *speaks(Deutsch="Muttersprache", Niederländisch="B1 (Funkverkehr)", Englisch="A2")),
        part("interests", likes("Modellbahn Spur H0"), likes("Freiwillige Feuerwehr"), title="Hobbys"),
        date_format="MM/YYYY",
    )
    chem = person(
        "de",
        "Dr. rer. nat. Selin Yıldırım",
        "Laborleiterin Analytik",
        Reached(
            "selin.yildirim@labor.example",
            "+49 (0)621 5550177",
            Home("Mannheim", "Baden-Württemberg", "Deutschland"),
            profiles=("LinkedIn selin-yildirim", "ResearchGate Selin_Yildirim"),
        ),
        "Analytische Chemikerin mit Freude an Methodenentwicklung und an Audits, die langweilig verlaufen.",
        part("summary", title="Kurzprofil"),
        part(
            "work",
            job(
                "Laborleiterin Analytik",
                "Neckar Pharma GmbH & Co. KG",
                "2020-04 present",
                "Leite zwölf Mitarbeitende in zwei GMP-Laboren",
                "Durchlaufzeit je Charge von elf auf sechs Tage gesenkt",
                "Drei Behördeninspektionen ohne kritische Abweichung",
                summary="Freigabeanalytik für sterile Arzneimittel.",
                location="Mannheim",
            ),
            job(
                "Wissenschaftliche Mitarbeiterin",
                "Universität Heidelberg",
                "2015-10 2020-03",
                "Promotion über Spurenanalytik mit LC-MS/MS",
                location="Heidelberg",
            ),
        ),
        part(
            "education",
            school(
                "Promotion",
                "Analytische Chemie",
                "Universität Heidelberg",
                "2015 2020",
                score="magna cum laude",
            ),
            school("M.Sc.", "Chemie", "TU Darmstadt", "2013 2015", score="1,2"),
        ),
        part(
            "publications",
            paper(
                "Trace analysis of nitrosamines by LC-MS/MS",
                "Analytical Chemistry",
                "2019-03",
                "S. Yıldırım; T. Brandt; K. Vogel",
            ),
            paper("Validierung für Praktiker", "Pharm. Ind.", "2022"),
        ),
        part(
            "skills",
            skill("Methoden", "HPLC; LC-MS/MS; GC; ICP-MS"),
            skill("Regelwerk", "GMP; ICH Q2; Ph. Eur."),
            title="Fachkenntnisse",
        ),
        part("awards", award("Posterpreis", "GDCh", "2018-09")),
    )
    azubi = person(
        "de",
        "Lena Hofstätter",
        "Kauffrau für Büromanagement",
        Reached(
            "lena.hofstaetter@post.example", "+43 664 5550188", Home("Linz", "Oberösterreich", "Österreich")
        ),
        "Frisch ausgelernt, schnell im Zehnfingersystem und freundlich am Telefon.",
        part("summary", title="Über mich"),
        part(
            "education",
            school(
                "Lehre", "Bürokauffrau", "Berufsschule Linz 2", "2020-09 2023-08", score="mit Auszeichnung"
            ),
            school("Pflichtschulabschluss", "", "Polytechnische Schule Urfahr", "2019 2020"),
            title="Bildungsweg",
        ),
        part(
            "work",
            job(
                "Lehrling",
                "Tischlerei Gruber KG",
                "2020-09 2023-08",
                "Angebote, Rechnungen und Mahnwesen",
                "Telefonzentrale und Terminplanung für 14 Monteure",
            ),
            job("Ferialpraktikantin", "Sparkasse Linz", "2019-07 2019-08"),
            title="Praxiserfahrung",
        ),
        part(
            "skills",
            skill("MS Office", level="sehr gut"),
            skill("BMD", level="gut"),
            skill("DATEV", level="Grundkenntnisse"),
            title="EDV-Kenntnisse",
        ),
        part(
            "volunteer",
            helped("Jugendleiterin", "Alpenverein Linz", "2021 present", "Kletterkurse für Kinder"),
        ),
        part("references", referee("Ing. Franz Gruber", "Geschäftsführer, Tischlerei Gruber KG")),
        date_format="MMMM YYYY",
    )
    return lokf, chem, azubi


def _portuguese() -> tuple[CV, ...]:
    agron = person(
        "pt",
        "João Batista d'Ávila Neto",
        "Engenheiro Agrônomo",
        Reached(
            "joao.davila@agro.example",
            "+55 (65) 95555-0102",
            Home("Sorriso", "MT", "Brasil"),
            profiles=("LinkedIn joaodavila",),
        ),
        "Quinze safras de soja e milho no cerrado. Solo vivo, contas em dia e gente treinada.",
        part("summary", title="Resumo profissional"),
        part(
            "work",
            job(
                "Gerente Agrícola",
                "Fazenda Três Irmãos",
                "2016-07 present",
                "Planejamento e execução de 12.000 ha de soja e milho safrinha",
                "Redução de 22% no uso de defensivos com manejo integrado de pragas",
                "Equipe de 48 pessoas, zero acidentes com afastamento desde 2019",
                location="Sorriso - MT",
            ),
            job(
                "Consultor Técnico",
                "AgroVale Consultoria",
                "2009-02 2016-06",
                "Atendimento a 35 propriedades em três municípios",
                location="Lucas do Rio Verde - MT",
            ),
            title="Experiência Profissional",
        ),
        part(
            "education",
            school("Bacharelado", "Agronomia", "Universidade Federal de Viçosa", "2004 2008"),
            school("Especialização", "Solos e Nutrição de Plantas", "ESALQ/USP", "2011 2012"),
            title="Formação Acadêmica",
        ),
        part(
            "certificates",
            certificate("Aplicação aérea com drones", "SENAR", "2022-08"),
            title="Cursos Complementares",
        ),
        part("languages", *speaks(Português="Nativo", Espanhol="Avançado", Inglês="Técnico")),
        part(
            "skills",
            skill("Agricultura de precisão"),
            skill("Excel"),
            skill("QGIS"),
            skill("Legislação ambiental"),
        ),
        date_format="MM/YYYY",
    )
    actor = person(
        "pt",
        "Beatriz Saldanha",
        "Atriz e professora de teatro",
        Reached(
            "bia@saldanha.example",
            "+351 915 550 173",
            Home("Porto", "", "Portugal"),
            "https://biasaldanha.example",
            ("Instagram biasaldanha", "Vimeo biasaldanha"),
        ),
        "Palco, voz e sala de aula. Treze anos de companhia e muitas estradas.",
        part("summary", title="Sobre mim"),
        part(
            "work",
            job(
                "Atriz residente",
                "Companhia Maré Alta",
                "2014-09 present",
                "Vinte e três criações, quatro digressões europeias",
                location="Porto",
            ),
            job(
                "Professora de teatro",
                "Escola Secundária Alexandre Herculano",
                "2018-09 present",
                "Turmas do 10.º ao 12.º ano",
            ),
            title="Percurso",
        ),
        part(
            "custom",
            own("A Gaivota", "Nina", "2022", summary="Encenação de Rita Lello"),
            own("O Ano da Morte de Ricardo Reis", "Lídia", "2019", location="Teatro São João"),
            title="Teatro",
        ),
        part("education", school("Licenciatura", "Interpretação", "ESMAE", "2009 2012")),
        part("awards", award("Melhor Atriz Secundária", "Prémios Autores", "2020-02")),
        part("languages", *speaks(Português="Língua materna", Inglês="Fluente", Francês="Intermédio")),
        part("interests", likes("Canto"), likes("Capoeira"), likes("Cavalo")),
    )
    ti = person(
        "pt",
        "Wellington Souza Cruz",
        "Analista de suporte de TI",
        Reached(
            "wsouza@suporte.example",
            "(11) 95555-0148",
            Home("Osasco", "SP", "", "Rua das Acácias, 310, apto 42", "06010-100"),
        ),
        "Suporte N2, redes e paciência. Certificado em ITIL e Microsoft 365.",
        part("summary", title="Objetivo"),
        part(
            "work",
            job(
                "Analista de Suporte Pleno",
                "Banco Ipiranga",
                "2021-03 present",
                "Atendo 60 chamados por semana com 96% de satisfação",
                "Scripts em PowerShell que pouparam 30 horas por mês",
            ),
            job(
                "Técnico de Informática",
                "LanTech",
                "2017-01 2021-02",
                "Montagem e manutenção de redes em 80 clientes",
            ),
            title="Histórico Profissional",
        ),
        part(
            "education",
            school("Tecnólogo", "Redes de Computadores", "FATEC Osasco", "2015 2018"),
            title="Escolaridade",
        ),
        part(
            "skills",
            skill("Sistemas", "Windows Server; Linux; Active Directory"),
            skill("Redes", "TCP/IP; VPN; Wi-Fi; firewall"),
            skill("Nuvem", "Azure AD; Microsoft 365"),
            title="Conhecimentos técnicos",
        ),
        part(
            "certificates",
            certificate("ITIL 4 Foundation", "PeopleCert", "2021-05"),
            certificate("MS-900", "Microsoft", "2022-02"),
        ),
        part("volunteer", helped("Instrutor de informática", "Paróquia São José", "2019 present")),
    )
    return agron, actor, ti
