"""Eight people who were once held out: the reader was measured, then mended by them."""

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
        _geologist(),
        _firefighter(),
        _translator(),
        _cooper(),
        _seismologist(),
        _optician(),
        _dj(),
        _nun(),
    )


def _geologist() -> CV:
    return person(
        "en",
        "Oluwaseun Adebayo-Clarke, CGeol",
        "Engineering Geologist | Slopes, tunnels and dams",
        Reached(
            "seun@adebayoclarke.example",
            "+44 131 555 0119",
            Home("Edinburgh", "Scotland", "", "3/2 Marchmont Road", "EH9 1HY"),
            "adebayoclarke.example",
            ("LinkedIn seun-adebayo",),
        ),
        "Chartered geologist. Fourteen years of boreholes, slope failures and the occasional dam.\n\n"
        "Happiest where the map says 'unsurveyed'.",
        part("summary", title="Who I am"),
        part(
            "work",
            job(
                "Principal Geologist",
                "Tay & Forth Ground Engineering",
                "2018-04 present",
                "Led the ground investigation for a 7.4 km rail tunnel under the Forth",
                "Cut rework of borehole logs from 12% to 3% with a shared logging guide",
                "Line-manage nine geologists in Edinburgh, Leeds and Lagos",
                location="Edinburgh",
                summary="Largest independent ground engineer in Scotland.",
            ),
            job(
                "Senior Geologist",
                "Tay & Forth Ground Engineering",
                "2014-01 2018-03",
                "Landslide hazard maps for 210 km of trunk road",
                location="Edinburgh",
            ),
            job(
                "Graduate Geologist",
                "Niger Delta Dredging Plc",
                "2009-09 2013-12",
                "Logged 4,000 m of core",
                location="Port Harcourt, Nigeria",
            ),
            title="Where I have worked",
        ),
        part(
            "education",
            school("MSc", "Engineering Geology", "Newcastle University", "2008 2009", score="Distinction"),
            school("BSc (Hons)", "Geology", "University of Ibadan", "2003 2007", score="Second Class Upper"),
        ),
        part(
            "publications",
            paper(
                "Creep of peat slopes under wind farms",
                "Quarterly Journal of Engineering Geology",
                "2021-02",
                "O. Adebayo-Clarke; H. Stirling; J. Whyte",
            ),
            paper("Logging core in the tropics", "Ground Engineering", "2016-10", "O. Adebayo-Clarke"),
        ),
        part(
            "skills",
            skill("Field", "Core logging; GPR; inclinometers"),
            skill("Software", "Leapfrog; gINT; Slide2; ArcGIS Pro"),
            skill("Codes", "Eurocode 7; BS 5930"),
            title="Technical toolkit",
        ),
        part(
            "certificates",
            certificate("Chartered Geologist (CGeol)", "The Geological Society", "2015-06"),
            certificate("PTS and Lookout", "Network Rail", "2022-01"),
            title="Accreditations",
        ),
    )


def _firefighter() -> CV:
    return person(
        "es",
        "Aitor Goikoetxea Larrañaga",
        "Bombero y técnico en emergencias",
        Reached(
            "aitor.goiko@rescate.example",
            "688 55 51 04",
            Home("Bilbao", "Bizkaia", "España", "C/ Iparraguirre 27, 4º izda.", "48009"),
        ),
        "Bombero profesional desde 2011. Rescate en altura, desescarcelación y primeros auxilios.",
        part("summary", title="Presentación"),
        part(
            "work",
            job(
                "Cabo bombero",
                "Diputación Foral de Bizkaia",
                "2017-05 present",
                "Mando una dotación de seis personas en el parque de Urioste",
                "Coordiné 38 rescates de montaña, todos sin víctimas entre el equipo",
                location="Urioste",
            ),
            job(
                "Bombero",
                "Ayuntamiento de Vitoria-Gasteiz",
                "2011-10 2017-04",
                "Extinción, inspección de locales y charlas en colegios",
            ),
            job("Socorrista", "Piscinas Municipales de Getxo", "2008-06 2011-09"),
            title="Vida laboral",
        ),
        part(
            "education",
            school(
                "Ciclo formativo de grado medio",
                "Emergencias y Protección Civil",
                "Instituto Politécnico Txurdinaga",
                "2009 2011",
            ),
            school("Bachillerato", "Ciencias", "Colegio Urkide", "2005 2007"),
            title="Formación reglada",
        ),
        part(
            "certificates",
            certificate("Permiso de conducir C+E", "DGT", "2012"),
            certificate("Rescate vertical nivel 2", "IVASPE", "2019-11"),
            title="Carnés y cursos",
        ),
        part(
            "volunteer",
            helped(
                "Guía de montaña",
                "Club Alpino Ganguren",
                "2013 present",
                "Salidas mensuales con personas con discapacidad visual",
                location="Zarautz",
            ),
        ),
        part("languages", *speaks(Castellano="Nativo", Euskera="Nativo", Inglés="B1")),
        part("interests", likes("Pelota mano"), likes("Trikitixa"), likes("Apicultura")),
        date_format="MM/YYYY",
    )


def _translator() -> CV:
    return person(
        "fr",
        "Anne-Sophie de Villeneuve",
        "Interprète de conférence (A français, B anglais, C russe)",
        Reached(
            "as.devilleneuve@interpretes.example",
            "+32 475 55 51 02",
            Home("Ixelles", "", "Belgique"),
            profiles=("LinkedIn asdevilleneuve", "X asdv_interprete"),
        ),
        "Interprète indépendante accréditée auprès des institutions européennes depuis 2012, environ 110 "
        "journées par an en cabine.",
        part("summary"),
        part(
            "work",
            job(
                "Interprète indépendante",
                "Institutions européennes",
                "2012-03 present",
                "Simultanée et consécutive au Conseil, à la Commission et à la Cour",
                "Préparation terminologique pour la pêche, les douanes et l'énergie",
                location="Bruxelles, Belgique",
            ),
            job(
                "Traductrice juridique",
                "Cabinet Hauser & Lemaire",
                "2008-09 2012-02",
                "Contrats, statuts et décisions arbitrales ; 2 500 mots par jour",
            ),
            title="Parcours",
        ),
        part(
            "education",
            school(
                "Master européen",
                "Interprétation de conférence",
                "ESIT, Université Sorbonne Nouvelle",
                "2006 2008",
            ),
            school("Licence", "Langues étrangères appliquées", "Université de Strasbourg", "2003 2006"),
            title="Cursus universitaire",
        ),
        part(
            "languages",
            *speaks(Français="Langue A", Anglais="Langue B", Russe="Langue C", Néerlandais="Notions"),
        ),
        part(
            "certificates",
            certificate("Membre AIIC", "Association internationale des interprètes de conférence", "2015-01"),
        ),
        part(
            "skills", skill("Trados Studio"), skill("InterpretBank"), skill("Prise de notes"), title="Outils"
        ),
        part(
            "references",
            referee("Marc Janssens, chef de cabine", "Une voix posée, même à vingt-deux heures."),
            referee("Olga Petrova", "Préparation impeccable et humour à toute épreuve."),
        ),
        date_format="MMMM YYYY",
        size=9.5,
    )


def _cooper() -> CV:
    return person(
        "de",
        "Bartholomäus Zirngibl",
        "Böttchermeister",
        Reached(
            "werkstatt@zirngibl.example",
            "09441/555017",
            Home("Kelheim", "", "", "Am Alten Hafen 3", "93309"),
            "www.zirngibl.example",
        ),
        "Fässer, Bottiche und Badezuber aus bayerischer Eiche; in vierter Generation.",
        part("summary", title="Kurz gesagt"),
        part(
            "work",
            job(
                "Inhaber",
                "Böttcherei Zirngibl e.K.",
                "2009 present",
                "Rund 180 Fässer im Jahr für 40 Brauereien und Brenner",
                "Zwei Lehrlinge zur Gesellenprüfung geführt",
                location="Kelheim",
            ),
            job(
                "Geselle",
                "Tonnellerie Marchand",
                "2005 2008",
                "Barriques für Burgund und Elsass",
                location="Beaune, Frankreich",
            ),
            title="Stationen",
        ),
        part(
            "education",
            school(
                "Meisterprüfung",
                "Böttcherhandwerk",
                "Handwerkskammer Niederbayern-Oberpfalz",
                "2008 2009",
                score="Note 1,4",
            ),
            school("Gesellenbrief", "Böttcher", "Berufsschule Kelheim", "2002 2005"),
            title="Lehr- und Wanderjahre",
        ),
        part(
            "projects",
            project(
                "Riesenfass Weltenburg",
                "Ein Fass von 12.000 Litern für das Klosterfest.",
                "2016 2017",
                "42 Dauben aus einer einzigen Eiche",
            ),
            project("Badezuber mit Ofen", "Bausatz für den Garten, bisher 65 verkauft.", "2020 present"),
            title="Werkstücke",
        ),
        part(
            "awards",
            award("Bayerischer Staatspreis", "Bayerisches Wirtschaftsministerium", "2018"),
            award("Bundessieger im Leistungswettbewerb", "ZDH", "2005"),
        ),
        part("interests", likes("Blasmusik"), likes("Imkerei"), likes("Eisstockschießen")),
        date_format="YYYY",
    )


def _seismologist() -> CV:
    return person(
        "en",
        "Hye-jin Park",
        "Postdoctoral Researcher in Seismology",
        Reached(
            "hjpark@quake.example",
            "+1-626-555-0136",
            Home("Pasadena", "CA", "", "1200 E California Blvd", "91125"),
            "https://hjpark.example",
            ("GitHub hyejinpark", "ORCID 0000-0002-1825-0097"),
        ),
        "I use machine learning to hear earthquakes that catalogues miss.",
        part("summary", title="Research interests"),
        part(
            "education",
            school("Ph.D.", "Geophysics", "Stanford University", "2015 2020", location="Stanford, CA"),
            school(
                "B.S.",
                "Earth Sciences",
                "Seoul National University",
                "2010 2014",
                score="GPA 4.1/4.3",
                courses=("Inverse Theory", "Signal Processing", "Rock Mechanics"),
            ),
        ),
        part(
            "work",
            job(
                "Postdoctoral Scholar",
                "Caltech Seismological Laboratory",
                "2020-09 present",
                "Released a catalogue of 1.8 million small earthquakes in Southern California",
                "Supervise two Ph.D. students and three summer interns",
            ),
            job(
                "Graduate Research Assistant",
                "Stanford University",
                "2015-09 2020-08",
                "Wrote a phase picker now used at eleven observatories",
            ),
            title="Academic Positions",
        ),
        part(
            "publications",
            paper(
                "Hearing the small ones: a deep catalogue for Southern California",
                "Science",
                "2022-07",
                "H. Park; Z. Ross; E. Hauksson",
            ),
            paper(
                "Phase picking with attention",
                "Bulletin of the Seismological Society of America",
                "2019-11",
                "H. Park; G. Beroza",
            ),
            title="Peer-Reviewed Articles",
        ),
        part(
            "awards",
            award("Keiiti Aki Early Career Award", "American Geophysical Union", "2023-12"),
            award("Fulbright Graduate Study Award", "Fulbright Korea", "2015"),
            title="Honors & Fellowships",
        ),
        part(
            "volunteer", helped("Reviewer", "Seismological Research Letters", "2019 present"), title="Service"
        ),
        part(
            "skills",
            skill("Programming", "Python; Julia; CUDA"),
            skill("Instruments", "DAS; nodal arrays; broadband"),
        ),
        page_size="Letter",
        date_format="YYYY-MM",
    )


def _optician() -> CV:
    return person(
        "pt",
        "Marta Ferreira Lourenço",
        "Optometrista",
        Reached(
            "marta.lourenco@visao.example",
            "+351 239 555 018",
            Home("Coimbra", "", "Portugal", "Rua Ferreira Borges, 112, 2.º Esq.", "3000-180"),
        ),
        "Optometrista com prática clínica em baixa visão e contactologia.",
        part("summary", title="Apresentação"),
        part(
            "work",
            job(
                "Optometrista responsável",
                "Óptica Mondego",
                "2017-02 present",
                "Mais de 3.000 exames por ano, 400 adaptações de lentes",
                "Rastreios gratuitos em onze escolas do concelho",
                location="Coimbra",
            ),
            job(
                "Optometrista",
                "Clínica Santa Clara",
                "2013-09 2017-01",
                "Consulta de terapia visual para crianças",
                location="Aveiro",
            ),
            title="Carreira",
        ),
        part(
            "education",
            school(
                "Mestrado",
                "Optometria em Ciências da Visão",
                "Universidade do Minho",
                "2011 2013",
                score="17 valores",
            ),
            school("Licenciatura", "Optometria", "Universidade da Beira Interior", "2008 2011"),
            title="Habilitações académicas",
        ),
        part(
            "skills",
            skill("Retinoscopia", level="Avançado"),
            skill("OCT", level="Avançado"),
            skill("Ortoqueratologia", level="Intermédio"),
            title="Competências clínicas",
        ),
        part("languages", *speaks(Português="Língua materna", Inglês="C1", Italiano="A2")),
        part("references", referee("Dr. Rui Patrício", "Diretor clínico, Clínica Santa Clara")),
        date_format="MM/YYYY",
    )


def _dj() -> CV:
    return person(
        "en",
        'Zsófia "Zsófi" Kovács-Nagy',
        "Sound engineer and radio host",
        Reached(
            "hello@zsofikn.example",
            "+36 30 555 0162",
            Home("Budapest", "", "Hungary"),
            "zsofikn.example",
            ("Instagram zsofi.kn", "SoundCloud zsofikn"),
        ),
        "Ten years behind desks in clubs, studios and one opera house.",
        part("summary", title="Hello"),
        part(
            "skills",
            skill("Ableton Live", level="5/5"),
            skill("Pro Tools", level="5/5"),
            skill("Dante", level="3/5"),
            title="Gear & software",
        ),
        part(
            "work",
            job(
                "Front-of-house engineer",
                "A38 Ship",
                "2016-09 present",
                "Mixed more than 900 concerts, from solo harp to grindcore",
                "Planned the 2021 PA refit within a budget of €180,000",
            ),
            job("Radio host", "Tilos Rádió", "2014 present", "A weekly hour of field recordings"),
            job("Stagehand", "Sziget Festival", "2013 2015"),
            title="Gigs and jobs",
        ),
        part(
            "projects",
            project(
                "Night trams",
                "An album of Budapest's last trams, recorded between 1 and 4 a.m.",
                "2019 2020",
                keywords=("Binaural", "Zoom F8"),
                url="https://nighttrams.example",
            ),
        ),
        part(
            "education", school("BA", "Sound Design", "Moholy-Nagy University of Art and Design", "2011 2014")
        ),
        part("languages", *speaks(Hungarian="Native", English="Fluent", Serbian="Conversational")),
        part(
            "custom",
            own("Full driving licence (B)"),
            own("IPAF licence 1a/3a"),
            own("Own measuring microphones"),
            title="Also",
            style="bullets",
        ),
    )


def _nun() -> CV:
    return person(
        "fr",
        "Sœur Marie-Agnès Kouassi",
        "Directrice d'école primaire",
        Reached("ma.kouassi@ecoles.example", "+225 07 55 55 01 83", Home("Bouaké", "", "Côte d'Ivoire")),
        "Vingt ans d'enseignement, dont neuf à la tête d'une école de 640 élèves.",
        part("summary", title="Mon projet"),
        part(
            "work",
            job(
                "Directrice",
                "École Sainte-Thérèse",
                "2015-09 present",
                "Taux de réussite au CEPE passé de 71 à 94 %",
                "Cantine, forage et bibliothèque financés par trois partenaires",
                location="Bouaké",
            ),
            job(
                "Institutrice",
                "Groupe scolaire Notre-Dame",
                "2004-10 2015-07",
                "Classes de CM1 et CM2",
                location="Korhogo",
            ),
        ),
        part(
            "education",
            school("Certificat d'aptitude pédagogique", "", "CAFOP de Bouaké", "2002 2004"),
            school(
                "Baccalauréat", "Série A2", "Lycée moderne de Daloa", "1999 2002", score="Mention assez bien"
            ),
        ),
        part(
            "volunteer",
            helped("Animatrice", "Caritas Bouaké", "2010 present", "Alphabétisation de 60 femmes par an"),
            title="Engagements associatifs",
        ),
        part("languages", *speaks(Français="Courant", Baoulé="Langue maternelle", Anglais="Notions")),
        part("interests", likes("Jardinage"), likes("Chorale", "alto; direction"), title="Passions"),
        date_format="MMMM YYYY",
    )
