"""Words by which jobs, organisations, degrees, marks and places are known, in English, Spanish, French, German
and Portuguese."""

from __future__ import annotations

import re

from altocv.convert.reading import scripts

_JOBS = (
    "engineer developer programmer architect manager director head lead chief officer president analyst scientist "
    "researcher consultant adviser advisor specialist coordinator assistant associate administrator technician "
    "designer writer editor journalist teacher lecturer professor tutor instructor nurse doctor physician surgeon "
    "midwife therapist pharmacist dentist veterinarian carer caregiver accountant auditor bookkeeper controller clerk "
    "cashier secretary receptionist lawyer attorney solicitor barrister paralegal counsel judge mechanic electrician "
    "plumber carpenter welder operator driver pilot chef cook baker waiter waitress bartender barista housekeeper "
    "supervisor foreman representative agent broker buyer planner scheduler recruiter trainer coach founder co-founder "
    "owner partner intern trainee apprentice fellow postdoc student volunteer ambassador producer photographer artist "
    "illustrator animator translator interpreter librarian curator ceo cto cfo coo vp strategist marketer salesperson "
    "executive freelancer freelance contractor tester qa sre devops maintainer author speaker organiser organizer "
    "mentor treasurer chair chairman chairwoman member host guide guard steward crew worker helper staff "
    "ingeniero ingeniera desarrollador desarrolladora programador programadora arquitecto arquitecta gerente "
    "directora jefe jefa responsable analista científico científica investigador investigadora consultor "
    "consultora asesor asesora especialista coordinador coordinadora asistente ayudante auxiliar administrativo "
    "administrativa técnico técnica diseñador diseñadora redactor redactora periodista profesor profesora maestro "
    "maestra enfermero enfermera médico médica farmacéutico contable auditora abogado abogada mecánico electricista "
    "operario conductor cocinero cocinera camarero camarera recepcionista comercial vendedor vendedora becario becaria "
    "prácticas fundador fundadora socio socia dependiente dependienta encargado encargada "
    "ingénieur ingénieure développeur développeuse architecte directeur directrice chef cheffe analyste "
    "chercheur chercheuse consultante conseiller conseillère coordinateur coordinatrice adjoint adjointe "
    "technicien technicienne rédacteur rédactrice enseignant enseignante professeur infirmier infirmière "
    "médecin comptable avocat avocate stagiaire apprenti vendeur vendeuse serveur serveuse gestionnaire chargé chargée "
    "ingenieur ingenieurin entwickler entwicklerin softwareentwickler softwareentwicklerin architektin leiter leiterin "
    "projektleiter projektleiterin teamleiter abteilungsleiter geschäftsführer geschäftsführerin berater beraterin "
    "sachbearbeiter sachbearbeiterin referent referentin mitarbeiter mitarbeiterin werkstudent werkstudentin praktikant "
    "praktikantin auszubildender lehrer lehrerin krankenpfleger krankenschwester pflegefachkraft arzt ärztin "
    "buchhalter buchhalterin anwalt anwältin kaufmann kauffrau verkäufer verkäuferin techniker technikerin "
    "wissenschaftler wissenschaftlerin dozent dozentin gründer gründerin "
    "engenheiro engenheira desenvolvedor desenvolvedora diretor diretora coordenador coordenadora enfermeiro "
    "enfermeira professora pesquisador pesquisadora advogado advogada contador contadora estagiário estagiária "
    "vendedor atendente gestor gestora "
    "captain officer ganger labourer laborer groundworker bricklayer roofer painter decorator gardener farmer fisher "
    "archivist registrar warden ranger firefighter paramedic soldier sergeant lieutenant pastor priest minister "
    "vet veterinary surgeon optician hygienist radiographer dietitian nutritionist sommelier florist tailor seamstress "
    "hairdresser stylist beautician butcher cleaner caretaker janitor porter courier dispatcher inspector surveyor "
    "estimator draughtsman drafter machinist fitter fabricator toolmaker actor actress dancer musician composer "
    "conductor choreographer videographer copywriter proofreader presenter reporter correspondent analytics "
    "underwriter actuary trader teller adjuster bailiff notary clerk magistrate politician mayor councillor "
    "promotor promotora trabajador trabajadora alfabetizador alfabetizadora brigadista segunda subgerente gerenta "
    "actuario actuaria matrona fisioterapeuta psicólogo psicóloga veterinario veterinaria albañil soldador carpintero "
    "fontanero jardinero chófer repartidor repartidora almacenero limpiador limpiadora peluquero peluquera cajero "
    "cajera traductor traductora bibliotecario bibliotecaria escritor escritora actor actriz músico músico monitor "
    "monitora educador educadora orientador orientadora biólogo bióloga químico química geólogo economista "
    "sage-femme sertisseur sertisseuse artisan artisane urbaniste bijoutier bijoutière boulanger boulangère pâtissier "
    "pâtissière cuisinier cuisinière plombier électricien électricienne menuisier maçon chauffeur livreur livreuse "
    "caissier caissière coiffeur coiffeuse éducateur éducatrice animateur animatrice formateur formatrice traducteur "
    "traductrice bibliothécaire comédien comédienne musicien musicienne kinésithérapeute aide-soignant aide-soignante "
    "pharmacien pharmacienne vétérinaire psychologue juriste notaire assistante employé employée ouvrier ouvrière "
    "lehrling azubi ferialpraktikant ferialpraktikantin triebfahrzeugführer lokführer maurer schlosser tischler "
    "schreiner bäcker koch köchin kellner kellnerin friseur friseurin gärtner gärtnerin landwirt landwirtin "
    "mechatroniker mechatronikerin elektriker maler hebamme erzieher erzieherin apotheker apothekerin tierarzt "
    "tierärztin psychologe psychologin jurist juristin notar richter richterin fahrer fahrerin monteur redakteur "
    "redakteurin journalistin übersetzer übersetzerin bibliothekar bibliothekarin schauspieler schauspielerin "
    "atriz ator músico cozinheiro cozinheira garçom eletricista encanador pedreiro motorista padeiro padeira "
    "cabeleireiro cabeleireira tradutor tradutora bibliotecário bibliotecária farmacêutico farmacêutica veterinário "
    "veterinária psicólogo instrutor instrutora agrônomo agrônoma operador operadora supervisora auxiliar "
    "assistente técnico técnica consultor jornalista arquiteto arquiteta médico dentista "
    "conducteur conductrice break sabbatical elternzeit auszeit sabático sabatique parental parentale excedencia fotógrafo fotógrafa "
    "autónomo autónoma autônomo autônoma independiente indépendant indépendante independente selbständiger "
    "selbständige freiberufler freiberuflerin freiberuflich geselle gesellin meister meisterin conférencier "
    "conférencière photographe céramiste luthier vigneron vigneronne agriculteur agricultrice agricultor agricultora "
    "pescador pescadora alfarero alfarera panadero panadera carnicero carnicera sastre modista costureira alfaiate "
    "oleiro padre freira religiosa religieuse bombero bombera socorrista policía polícia pompier policier gendarme "
    "soldat soldado sargento capitán capitão capitaine piloto tripulante azafata assistenzarzt assistenzärztin "
    "oberarzt oberärztin facharzt fachärztin physiotherapeut physiotherapeutin logopäde logopädin pastorin pfarrer "
    "pfarrerin förster försterin imker imkerin winzer winzerin metzger metzgerin schneider schneiderin "
    "dolmetscher dolmetscherin fotograf fotografin regisseur regisseurin tänzer tänzerin sänger sängerin cantor "
    "cantora bailarín bailarina danseur danseuse chanteur chanteuse realizador realizadora réalisateur réalisatrice "
    "guionista roteirista scénariste editora éditeur éditrice lektor lektorin"
)
_ENDS = re.compile(
    r"(?:ist|ician|ologist|grapher|keeper|master|leiter|leiterin|entwickler|entwicklerin|berater|beraterin|assistent|"
    r"assistentin|ingenieur|manager|managerin|lehrer|lehrerin|pfleger|pflegerin|fachkraft)$"
)
_ORGANISATIONS = (
    "inc ltd llc llp plc corp corporation company co gmbh ag kg ohg se sa s.a s.l sl srl spa bv nv oy ab as pty limited "
    "group holding holdings bank university college school institute institut academy hospital clinic foundation "
    "council ministry department agency authority association society club church library museum theatre press "
    "laboratories laboratory labs lab studio studios systems technologies technology solutions services partners "
    "consulting industries energy logistics foods pharma pharmaceuticals media network centre center trust charity "
    "universidad universitat escuela colegio instituto academia facultad ministerio ayuntamiento fundación "
    "asociación banco grupo empresa consejería clínica "
    "entreprise université école lycée collège conservatoire iut polytechnique clinique fondation association musée théâtre opéra orchestre académie faculté hôpital banque groupe société mairie "
    "universität hochschule fachhochschule schule gymnasium akademie krankenhaus klinik klinikum stiftung verein "
    "gesellschaft werke technische "
    "universidade escola faculdade fundação politécnico politécnica liceu agrupamento conservatório ministério câmara prefeitura secretaria associação "
    "museu teatro orquestra museo orquesta liceo conservatorio diputación consejo handwerkskammer ihk orchester "
    "ministerium polytechnic conservatory orchestra railway railways commission"
)
_DEGREES = re.compile(
    r"\b(?:[BM]\.?\s?(?:Sc|A|Eng|Ed|Phil|Com|Tech|Arch|F\.?A|B\.?A)\b|MBA|BSN|MSN|BEng|MEng|PGCE|GCE|BBA|BFA|LL\.?[BM]|Ph\.?\s?D|M\.?D\b|D\.?Phil|Dr\.|"
    r"bachelor|master|máster|mestrado|doctor|doctora|doctorado|doctorat|doktor|promotion|diplom|diploma|diplôme|"
    r"associate|certificate|licen[cs]i?|grado|graduado|graduada|ingenier[íi]a|técnico superior|bachillerato|"
    r"licenciatura|bacharelado|licence|maîtrise|baccalauréat|abitur|magister|staatsexamen|"
    r"lehre\b|mittlere reife|\w*abschluss\b|nvq|btec|svq|t-level|promotion|habilitation|magíster|especiali[sz]aci[óo]n|especialização|tecnólogo|"
    r"técnico\b|(?-i:BTS|BUT|DUT|CAP|CFC|DU|DEA|DESS|HND|HNC)\b|bac\b|brevet|doutorado|pós-graduação|curso\b|"
    r"\w*(?:prüfung|gesellenbrief|meisterbrief|reife)\b|matura\b|umschulung|fachabitur|referendariat|facharzt\w*|fachwirt\w*|"
    r"certificat\b|titre professionnel|agrégation|(?-i:CAPES|DEUG|DEUST|BEP|CQP)\b|classe préparatoire|"
    r"pos(?:t)?grado|diplomado|diplomatura|bachiller\b|ciclo formativo|médico y cirujano|(?-i:ESO|FP)\b|"
    r"ensino (?:médio|secundário)|graduação|residência|aperfeiçoamento|mestre\b|"
    r"(?-i:[BMA]\.?\s?S\.|[BM]S\b|[AJ]\.[AD]\.|JD\b|GED\b|MPH\b|MPA\b|MSW\b|MRes\b|PharmD\b|DVM\b|DDS\b)|"
    r"apprenticeship|city (?:&|and) guilds|international baccalaureate|bootcamp|postgraduate|"
    r"ausbildung|a-levels?|gcse|(?<!\w )high school|secondary|hnd|foundation degree|degree|minor|major)",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"\b(?:gpa|grade|mark|nota|note|notendurchschnitt|media|mention|moyenne|cgpa)\b|^\d{1,3}(?:[.,]\d+)?\s*(?:/|%|of\b|sobre\b|out of\b|von\b|sur\b|de\b)|"
    r"\b(?:first[- ]class|second[- ]class|honou?rs|distinction|merit|cum laude|summa|magna|upper second|lower second|"
    r"2[:.][12]\b|^[1-6][.,]\d{1,2}$|sobresaliente|notable|matrícula|mention|valores|prädikat|média|promedio|sehr gut|mit auszeichnung|louvor)\b|^\W*\d{1,3}(?:[.,]\d+)?\s?%",
    re.IGNORECASE,
)
COURSES = re.compile(
    r"^(?:courses|coursework|relevant coursework|modules|asignaturas|cours|cours suivis|kurse|schwerpunkte|"
    r"disciplinas|corsi|vakken|μαθήματα|курсы|курси|主修课程|履修科目|이수 과목)\s*[::]\s*",
    re.IGNORECASE,
)
"""What stands before the courses of a degree."""

_COUNTRY = (
    "usa|us|uk|united states|united kingdom|england|scotland|wales|ireland|spain|españa|france|germany|deutschland|"
    "portugal|brazil|brasil|italy|italia|netherlands|belgium|switzerland|schweiz|suisse|austria|österreich|sweden|"
    "norway|denmark|finland|poland|greece|canada|mexico|méxico|argentina|colombia|chile|peru|perú|india|china|japan|"
    "australia|new zealand|singapore|south africa|israel|turkey|remote|remoto|télétravail|homeoffice|hybrid|"
    "alemania|francia|reino unido|royaume-uni|espagne|allemagne|frankreich|spanien|italien|italie|belgique|belgien|"
    "suiza|suíça|dänemark|schweden|norwegen|polen|polska|grecia|grèce|griechenland|maroc|marruecos|marokko|sénégal|"
    "senegal|côte d'ivoire|tunisie|algérie|angola|moçambique|mozambique|venezuela|ecuador|bolivia|paraguay|uruguay|"
    "costa rica|panamá|panama|guatemala|cuba|república dominicana|puerto rico|honduras|nicaragua|el salvador|"
    "luxembourg|luxemburg|hungary|czechia|czech republic|romania|bulgaria|croatia|serbia|ukraine|russia|nigeria|kenya|"
    "ghana|egypt|morocco|pakistan|bangladesh|indonesia|malaysia|philippines|vietnam|thailand|south korea|taiwan|"
    "hong kong|saudi arabia|united arab emirates|uae|qatar|iceland|estonia|latvia|lithuania|slovenia|slovakia"
)
_STATES = "AC|AL|AP|AM|BA|CE|DF|ES|GO|MA|MT|MS|MG|PA|PB|PR|PE|PI|RJ|RN|RS|RO|RR|SC|SP|SE|TO"
"""Brazil's, which stand behind a town after a hyphen or a stroke."""

_PLACE = re.compile(
    rf"^(?:[^\W\d_][\w.'’ -]{{1,28}},\s*(?:(?-i:[A-Z]{{2,3}})|{_COUNTRY})\.?|{_COUNTRY}"
    r"|[^\W\d_][\w.'’ -]{1,28}\s\(\d[\dAB]\d?\)"
    rf"|[^\W\d_][\w.'’ ]{{1,28}}(?:\s[-–]\s|\s?/\s?)(?-i:{_STATES}))"
    r"(?:\s*\([^)]{2,12}\))?$",
    re.IGNORECASE,
)
_LIKE_PLACE = re.compile(
    r"^[^\W\d_][\w.'’-]+(?:[ -][\w.'’-]+){0,3}(?:(?:,\s*|،\s*|[、，])[^\W\d_][\w.'’ -]+){0,2}$"
)

_JOB_WORDS = frozenset(_JOBS.split())
_ORGANISATION_ENDS = re.compile(
    r"(?:schule|hochschule|universität|akademie|kolleg|klinik|krankenhaus|werke?|bank|kasse|verein|verband|museum|"
    r"theater|verlag|gesellschaft|institut|zentrum|büro|haus|kammer|kolleg|amt|dienst)$"
)
_ORGANISATION_WORDS = frozenset(_ORGANISATIONS.split())


def job_words(text: str) -> int:
    """How many words of a text name a job."""
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", text.casefold())
    known = sum(
        not _JOB_WORDS.isdisjoint((word, *word.split("-"))) or bool(_ENDS.search(word)) for word in words
    )
    return known + scripts.job_words(text)


def organisation_words(text: str) -> int:
    """How many words of a text name a kind of organisation."""
    words = re.findall(r"[^\W\d_][\w.]*", text.casefold())
    known = sum(
        word.rstrip(".") in _ORGANISATION_WORDS or (len(word) > 7 and bool(_ORGANISATION_ENDS.search(word)))
        for word in words
    )
    return known + scripts.organisation_words(text)


def is_sentence(text: str) -> bool:
    """True for a text that ends as sentences do, and not in an abbreviation such as "Ltd."."""
    last = text.rstrip(" \"'»”)").rsplit(" ", 1)[-1]
    return last.endswith((".", "!", "?", "。")) and (len(text.split()) > 5 or len(last.strip(".!?。")) > 4)


def is_degree(text: str) -> bool:
    return bool(_DEGREES.search(text)) or scripts.is_degree(text)


def is_mark(text: str) -> bool:
    """True for the result of an education, like "GPA 3.9" or "First class"."""
    return (bool(_MARK.search(text)) or scripts.is_mark(text)) and len(text) < 45


def is_place(text: str) -> bool:
    """True for what can only be a place."""
    return (
        len(text) < 60 and bool(_PLACE.match(text)) and not organisation_words(text) and not job_words(text)
    )


def has_place_form(text: str) -> bool:
    """True for "town, state or country", though a word of it may name an organisation: "College Station, TX"."""
    return "," in text and len(text) < 60 and bool(_PLACE.match(text)) and not job_words(text)


def is_country(text: str) -> bool:
    """True for the name of a country, or a code of one."""
    return bool(re.fullmatch(rf"(?:{_COUNTRY}|(?-i:[A-Z]{{2}}))\.?", text.strip(), re.IGNORECASE))


def may_be_place(text: str) -> bool:
    """True for what looks like a place, and may be a name as well."""
    # A place is written with a capital, in scripts that have them.
    words = re.split(r",\s*|،\s*|[、，]", text)
    return len(text) < 45 and bool(_LIKE_PLACE.match(text)) and not any(word[:1].islower() for word in words)
