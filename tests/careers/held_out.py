"""Eight people by whom nothing was mended: what comes back of them is the figure that counts."""

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
        _midwife(),
        _deckhand(),
        _auditor(),
        _luthier(),
        _hydrologist(),
        _physiotherapist(),
        _fashion_buyer(),
        _bus_driver(),
    )


def _midwife() -> CV:
    return person(
        "en",
        "Grace Wanjiru Kamau",
        "Community Midwife and Maternal Health Trainer",
        Reached(
            "grace.kamau@afya.example",
            "+254 722 555 014",
            Home("Nakuru", "", "Kenya"),
            profiles=("LinkedIn gracewkamau", "X gracemidwife"),
        ),
        "Registered midwife with 16 years in rural maternity units. I train others to do what I do, "
        "and to do it when the power is out.",
        part("summary", title="Personal Profile"),
        part(
            "work",
            job(
                "Lead Trainer, Maternal Health",
                "Uzazi Salama Initiative",
                "2019-03 present",
                "Trained 640 nurses and midwives in eleven counties in emergency obstetric care",
                "Maternal deaths in partner facilities fell by 34% between 2019 and 2023",
                "Manage an annual budget of KES 48 million",
                location="Nakuru, Kenya",
            ),
            job(
                "Nurse-Midwife in Charge",
                "Molo Sub-County Hospital",
                "2013-07 2019-02",
                "Headed a 22-bed maternity ward with around 2,800 births a year",
                "Introduced partograph audits every Friday",
                location="Molo, Kenya",
            ),
            job(
                "Midwife",
                "St. Elizabeth Mission Hospital",
                "2008-01 2013-06",
                "Night duty, home visits and a mobile clinic by motorbike",
                location="Mukumu, Kenya",
            ),
        ),
        part(
            "education",
            school(
                "Master of Public Health",
                "Maternal and Child Health",
                "Moi University",
                "2015 2017",
                score="Distinction",
            ),
            school("Diploma", "Kenya Registered Community Health Nursing", "KMTC Nakuru", "2004 2007"),
            title="Education & Training",
        ),
        part(
            "certificates",
            certificate("Registered Midwife, licence 48213", "Nursing Council of Kenya", "2008-02"),
            certificate("Helping Mothers Survive, Master Trainer", "Jhpiego", "2018-10"),
            title="Registration and Certificates",
        ),
        part(
            "publications",
            paper(
                "Drills at dawn: simulation training in low-resource labour wards",
                "African Journal of Midwifery",
                "2022-06",
                "G. W. Kamau; P. Otieno; L. Brandt",
            ),
        ),
        part(
            "languages", *speaks(Gikuyu="Mother tongue", Swahili="Fluent", English="Fluent", Kalenjin="Basic")
        ),
        part(
            "references",
            referee("Dr. Peter Otieno", "County Director of Health, Nakuru. +254 733 555 090"),
            referee("Sr. Agnes Wafula", "Matron, St. Elizabeth Mission Hospital"),
            title="Referees",
        ),
        date_format="MMMM YYYY",
    )


def _deckhand() -> CV:
    return person(
        "en",
        "Rory MacAskill",
        "Second Mate (Unlimited)",
        Reached(
            "rory.macaskill@seamail.example",
            "07911 555 0162",
            Home("Stornoway", "Isle of Lewis", "Scotland", "17 Goathill Crescent", "HS1 2TA"),
        ),
        "Deck officer with 2,100 days of sea time on tankers, ferries and a survey vessel. Discharge book "
        "and ENG1 up to date.",
        part("summary", title="Summary of Sea Service"),
        part(
            "certificates",
            certificate("STCW II/1 Officer of the Watch", "MCA", "2016-04"),
            certificate("STCW II/2 Chief Mate", "MCA", "2022-12"),
            certificate("GMDSS General Operator", "MCA", "2016-02"),
            certificate("Advanced Oil Tanker Cargo Operations", "Warsash Maritime School", "2019-08"),
            title="Certificates of Competency",
        ),
        part(
            "work",
            job(
                "Second Officer, MV Loch Torridon",
                "Hebridean Ferries",
                "2020-05 present",
                "Passage planning and ECDIS for a 900-passenger ro-pax ferry",
                "Medical officer on board; eleven evacuations by helicopter",
            ),
            job(
                "Third Officer, MT Stena Provident",
                "Northsea Tankers A/S",
                "2016-05 2020-04",
                "Bridge watch 8–12, worldwide trading",
                "Kept the LSA and FFE maintenance plan",
                location="Esbjerg, Denmark",
            ),
            job("Deck Cadet", "Clyde Marine Training", "2013-01 2016-03", location="Glasgow"),
            title="Sea Service",
        ),
        part(
            "education",
            school("HND", "Nautical Science", "City of Glasgow College", "2013 2016"),
            school("Highers", "Maths, Physics, Gaelic", "The Nicolson Institute", "2006 2012"),
        ),
        part("skills", skill("ECDIS (Furuno, JRC)"), skill("Ship handling"), skill("Cargo calculations")),
        part(
            "volunteer",
            helped("Shore crew", "RNLI Stornoway", "2011 present"),
        ),
        part("languages", *speaks(Gaelic="Native", English="Native", Norwegian="Elementary")),
        part("interests", likes("Piping"), likes("Shinty"), likes("Sea kayaking")),
        date_format="MM/YYYY",
    )


def _auditor() -> CV:
    return person(
        "es",
        "Marcelo Adrián Quiroga Sosa",
        "Contador público | Auditoría interna y control de gestión",
        Reached(
            "mquiroga@contable.example",
            "+54 351 555-0186",
            Home("Córdoba", "Córdoba", "Argentina", "Av. Colón 1250, 4.º B", "X5000EPT"),
            profiles=("LinkedIn marcelo-quiroga",),
        ),
        "Contador con once años en auditoría, los últimos cuatro en la industria automotriz. Manejo de "
        "SAP y de equipos remotos.",
        part("summary", title="Acerca de mí"),
        part(
            "work",
            job(
                "Jefe de auditoría interna",
                "Autopartes del Centro S.A.",
                "2020-08 present",
                "Plan anual de 26 auditorías en tres plantas",
                "Recuperé USD 1,2 millones en créditos fiscales",
                "Reporto al comité de auditoría en San Pablo",
                location="Córdoba",
            ),
            job(
                "Auditor senior",
                "Deloitte & Co. S.A.",
                "2016-03 2020-07",
                "Clientes de agro, retail y energía",
                location="Buenos Aires",
            ),
            job(
                "Asistente de auditoría",
                "Deloitte & Co. S.A.",
                "2013-02 2016-02",
                "Inventarios, circularizaciones y papeles de trabajo",
                location="Buenos Aires",
            ),
            title="Recorrido profesional",
        ),
        part(
            "education",
            school(
                "Contador Público",
                "",
                "Universidad Nacional de Córdoba",
                "2007 2013",
                score="Promedio 8,12",
            ),
            school("Maestría", "Finanzas", "Universidad Torcuato Di Tella", "2017 2019"),
            title="Formación",
        ),
        part(
            "certificates",
            certificate("Certified Internal Auditor (CIA)", "The IIA", "2021-11"),
            certificate("SAP S/4HANA Finance", "SAP", "2020"),
        ),
        part(
            "skills",
            skill("Normas", "NIIF; SOX; COSO 2013"),
            skill("Sistemas", "SAP; ACL; Power BI; Excel avanzado"),
            title="Conocimientos",
        ),
        part("languages", *speaks(Español="Nativo", Inglés="Avanzado (CAE)", Portugués="Intermedio")),
        part("interests", likes("Tango"), likes("Ajedrez"), likes("Asado de domingo")),
        date_format="MM/YYYY",
    )


def _luthier() -> CV:
    return person(
        "fr",
        "Étienne Rochebrune",
        "Luthier – violons et altos",
        Reached(
            "etienne@rochebrune-lutherie.example",
            "03 29 55 50 12",
            Home("Mirecourt", "", "France", "6, rue Chanzy", "88500"),
            "rochebrune-lutherie.example",
            ("Instagram rochebrune.lutherie",),
        ),
        "Formé à Mirecourt et à Crémone, installé à mon compte depuis 2014. Une douzaine d'instruments par "
        "an, des restaurations pour trois orchestres.",
        part("summary", title="L'artisan"),
        part(
            "work",
            job(
                "Luthier indépendant",
                "Atelier Rochebrune",
                "2014-03 present",
                "148 instruments vendus dans dix-neuf pays",
                "Restauration d'un alto de Gand père de 1842",
                "Accueil d'un apprenti chaque année",
                location="Mirecourt",
            ),
            job(
                "Assistant luthier",
                "Bottega Conti",
                "2009-09 2014-01",
                "Vernis, réglages de sonorité",
                location="Crémone, Italie",
            ),
            title="Expérience",
        ),
        part(
            "education",
            school("Diplôme des métiers d'art", "Lutherie", "Lycée Jean-Baptiste-Vuillaume", "2005 2008"),
            school("Baccalauréat", "Littéraire, option musique", "Lycée Poincaré, Nancy", "2002 2005"),
        ),
        part(
            "awards",
            award("Médaille d'or", "Concours Antonio Stradivari", "2018", "Catégorie alto."),
            award("Meilleur Ouvrier de France", "COET-MOF", "2019"),
            title="Prix et concours",
        ),
        part(
            "projects",
            project(
                "Le quatuor des Vosges",
                "Quatre instruments taillés dans le même épicéa, joués en tournée.",
                "2021 2023",
                "Vingt-deux concerts",
            ),
            title="Réalisations marquantes",
        ),
        part(
            "skills",
            skill("Taille et voûtes"),
            skill("Vernis à l'huile"),
            skill("Archèterie (bases)"),
            skill("Devis et expertise"),
        ),
        part("languages", *speaks(Français="Langue maternelle", Italien="Courant", Anglais="Professionnel")),
        date_format="YYYY",
    )


def _hydrologist() -> CV:
    return person(
        "de",
        "Dipl.-Ing. Katharina Brunnhuber",
        "Projektleiterin Wasserbau und Hochwasserschutz",
        Reached(
            "k.brunnhuber@wasserbau.example",
            "+43 512 555 0133",
            Home("Innsbruck", "Tirol", "Österreich", "Höttinger Au 44/2", "6020"),
            profiles=("LinkedIn katharina-brunnhuber",),
        ),
        "Bauingenieurin für Wildbäche, Wehre und alles, was zwischen Quelle und Inn den Halt verliert.",
        part("summary"),
        part(
            "work",
            job(
                "Projektleiterin Wasserbau",
                "Alpenplan Ziviltechniker GmbH",
                "2018-01 present",
                "Geschiebesperren in vier Tälern, Bausumme 21 Mio. Euro",
                "Bauaufsicht an bis zu sechs Baustellen zugleich",
                "Abstimmung mit Gemeinden, Grundbesitzern und Naturschutz",
                location="Innsbruck",
            ),
            job(
                "Projektingenieurin",
                "Wildbach- und Lawinenverbauung",
                "2012-06 2017-12",
                "Gefahrenzonenpläne für 31 Gemeinden",
                location="Imst",
            ),
            job(
                "Studienassistentin",
                "Universität für Bodenkultur Wien",
                "2010-10 2012-05",
                "Modellversuche im Wasserbaulabor",
                location="Wien",
            ),
            title="Beruflicher Werdegang",
        ),
        part(
            "education",
            school(
                "Diplomstudium",
                "Kulturtechnik und Wasserwirtschaft",
                "Universität für Bodenkultur Wien",
                "2005 2012",
                score="mit Auszeichnung",
            ),
            school("Matura", "Naturwissenschaften", "BRG Wörgl", "1997 2005"),
            title="Ausbildung",
        ),
        part(
            "certificates",
            certificate("Ziviltechnikerprüfung", "Kammer der Ziviltechniker", "2017-05"),
            certificate("Ökologische Bauaufsicht", "TÜV Austria", "2020-09"),
            title="Zusatzqualifikationen",
        ),
        part(
            "skills",
            skill("HEC-RAS", level="sehr gut"),
            skill("AutoCAD Civil 3D", level="sehr gut"),
            skill("QGIS", level="gut"),
            skill("Python", level="Grundkenntnisse"),
            title="Software",
        ),
        part("languages", *speaks(Deutsch="Muttersprache", Englisch="C1", Italienisch="B1")),
        part(
            "volunteer",
            helped(
                "Ortsstellenleiterin",
                "Bergrettung Tirol",
                "2015 present",
                "42 Mitglieder, 60 Einsätze im Jahr",
            ),
        ),
        part("interests", likes("Skitouren"), likes("Blockflöte"), title="Privates"),
        date_format="MM/YYYY",
    )


def _physiotherapist() -> CV:
    return person(
        "pt",
        "Inês Carvalhal Bettencourt",
        "Fisioterapeuta desportiva",
        Reached(
            "ines.bettencourt@fisio.example",
            "+351 296 555 017",
            Home("Ponta Delgada", "Açores", "Portugal"),
            profiles=("LinkedIn ines-bettencourt", "Instagram ines.fisio"),
        ),
        "Fisioterapeuta com mestrado em desporto e nove anos de clubes, clínicas e seleções jovens.",
        part("summary", title="Perfil"),
        part(
            "work",
            job(
                "Fisioterapeuta coordenadora",
                "Clube Desportivo Santa Bárbara",
                "2019-07 present",
                "Acompanho 110 atletas de futebol e andebol",
                "Lesões musculares reduzidas em 27% em duas épocas",
                location="Ponta Delgada",
            ),
            job(
                "Fisioterapeuta",
                "Clínica Movimento Livre",
                "2015-10 2019-06",
                "Reabilitação pós-cirúrgica de joelho e ombro",
                location="Lisboa",
            ),
            title="Experiência Profissional",
        ),
        part(
            "education",
            school(
                "Mestrado",
                "Fisioterapia do Desporto",
                "Escola Superior de Saúde do Alcoitão",
                "2016 2018",
                score="18 valores",
            ),
            school("Licenciatura", "Fisioterapia", "Instituto Politécnico de Setúbal", "2011 2015"),
            title="Formação Académica",
        ),
        part(
            "certificates",
            certificate("Terapia manual ortopédica", "Grupo Português de Terapia Manual", "2017-11"),
            certificate("Suporte básico de vida", "INEM", "2023-01"),
            title="Formação complementar",
        ),
        part(
            "awards",
            award("Melhor Comunicação Livre", "Congresso Nacional de Fisioterapia", "2018-11"),
        ),
        part(
            "skills",
            skill("Avaliação", "Dinamometria; ecografia; análise da marcha"),
            skill("Intervenção", "Punção seca; exercício terapêutico; ligaduras funcionais"),
            title="Competências",
        ),
        part("languages", *speaks(Português="Nativo", Inglês="B2", Castelhano="B1")),
        part("volunteer", helped("Fisioterapeuta voluntária", "Special Olympics Portugal", "2016 2020")),
        date_format="MMMM YYYY",
    )


def _fashion_buyer() -> CV:
    return person(
        "en",
        "Priscilla O. Achebe-Lindqvist",
        "Senior Buyer, Womenswear",
        Reached(
            "hello@priscilla-al.example",
            "+46 70 555 01 27",
            Home("Gothenburg", "", "Sweden"),
            "priscilla-al.example",
            ("LinkedIn priscilla-al",),
        ),
        "I buy clothes that are worn more than once. Twelve years between Lagos, London and Gothenburg, and "
        "a margin that has grown in each of them.",
        part("summary", title="In short"),
        part(
            "work",
            job(
                "Senior Buyer",
                "Nordvik Mode AB",
                "2019-08 present",
                "Own an annual buy of SEK 140 million across 46 stores and the web",
                "Raised the full-price sell-through from 58% to 71%",
                "Moved a third of the range to certified cotton and linen",
                location="Gothenburg, Sweden",
            ),
            job(
                "Buyer",
                "Nordvik Mode AB",
                "2017-02 2019-07",
                "Launched the first plus-size line",
                location="Gothenburg, Sweden",
            ),
            job(
                "Assistant Buyer",
                "Harper & Quill",
                "2012-09 2016-12",
                "Supplier visits in Porto, Izmir and Tiruppur",
                "Weekly trade reports for the head of buying",
                location="London, UK",
            ),
            title="Professional Experience",
        ),
        part(
            "education",
            school(
                "BA (Hons)",
                "Fashion Management",
                "London College of Fashion",
                "2009 2012",
                score="2:1",
                courses=("Merchandise Planning", "Textile Science"),
            ),
        ),
        part(
            "skills",
            skill("Range planning"),
            skill("Open-to-buy"),
            skill("Negotiation"),
            skill("Centric PLM"),
            skill("Excel"),
            title="Expertise",
        ),
        part(
            "languages", *speaks(English="Native", Igbo="Native", Swedish="Professional working proficiency")
        ),
        part(
            "custom",
            own("How to buy less", "Copenhagen Fashion Summit", "2022-06"),
            own("The true cost of a returned dress", "Retail Week Live", "2020-03"),
            title="Speaking",
        ),
        part("interests", likes("Pattern cutting"), likes("Cold-water swimming"), likes("Highlife records")),
        page_size="A4",
    )


def _bus_driver() -> CV:
    return person(
        "fr",
        "Mamadou Diarra",
        "Conducteur receveur de bus",
        Reached("m.diarra@bus.example", "0470 55 50 18", Home("Schaerbeek", "", "Belgique")),
        "Douze ans de conduite sans accident responsable. Ponctuel, calme, bilingue au guichet.",
        part("summary", title="Mon profil"),
        part(
            "work",
            job(
                "Conducteur de bus",
                "Société des Transports Bruxellois",
                "2016-02 present",
                "Lignes de jour et Noctis, bus articulés et électriques",
                "Tuteur de quatorze nouveaux conducteurs",
                location="Bruxelles",
            ),
            job(
                "Chauffeur-livreur",
                "Colis Express Benelux",
                "2012-04 2016-01",
                "Tournées de 90 à 120 arrêts",
            ),
            job("Magasinier", "Delhaize Zellik", "2010-09 2012-03"),
            title="Expérience professionnelle",
        ),
        part(
            "education",
            school(
                "CESS", "Technique de qualification mécanique", "Athénée royal de Schaerbeek", "2004 2010"
            ),
            title="Études et formation",
        ),
        part(
            "certificates",
            certificate("Permis D avec code 95", "", "2015-12"),
            certificate("Premiers secours", "Croix-Rouge de Belgique", "2021-04"),
            title="Permis et attestations",
        ),
        part("languages", *speaks(Français="Courant", Bambara="Langue maternelle", Néerlandais="B1")),
        part(
            "volunteer",
            helped(
                "Entraîneur des U12",
                "Crossing Schaerbeek",
                "2018 present",
                "Deux séances par semaine et les matchs",
            ),
            title="Bénévolat",
        ),
        part("interests", likes("Football"), likes("Mécanique moto"), likes("Cuisine malienne")),
        date_format="MM/YYYY",
    )
