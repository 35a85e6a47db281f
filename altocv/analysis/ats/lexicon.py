"""Word lists of the wording checks, for the languages that have them (`LANGUAGES`). All are folded."""

from __future__ import annotations

import re

LANGUAGES = ("en", "es", "fr", "de", "pt")

_ACTIONS = {
    "en": "achieved acquired adapted administered advised analysed analyzed architected assembled audited "
    "automated began bought brought budgeted built chaired coached co-founded collaborated completed "
    "consolidated coordinated created cut defined delivered deployed designed developed directed doubled "
    "drove earned eliminated engineered established evaluated expanded facilitated forecast founded found "
    "gave generated grew guided halved headed held hired identified implemented improved increased "
    "initiated introduced invented kept launched led made managed mentored met migrated modernised moved "
    "negotiated optimised optimized organised organized overhauled oversaw own owned planned precepted "
    "presented produced published raised ran rebuilt reduced redesigned rewrote reached report resolved "
    "restored restructured revamped saved saw secured sent set shipped shortened shrank simplified sold "
    "sought spearheaded spent spoke started streamlined strengthened supervised supported taught took "
    "trained transformed tripled turned unified upgraded won wrote advise analyse analyze automate build "
    "bring chair coach coordinate create deliver design develop direct drive establish grow guide head "
    "implement improve increase introduce keep launch lead make manage mentor negotiate organise organize "
    "oversee plan prepare present produce raise reduce represent run sell set speak supervise support "
    "teach train turn win write",
    "es": "abrí administré alcancé amplié analicé apliqué asesoré aumenté automaticé ayudé capacité cerré "
    "colaboré conseguí consolidé construí coordiné creé definí desarrollé desplegué dirigí diseñé dupliqué "
    "ejecuté elaboré eliminé encabecé entregué establecí evalué expandí fabriqué formé fundé generé "
    "gestioné hice identifiqué impartí implanté implementé impulsé incrementé inicié instalé introduje "
    "investigué lancé lideré llevé logré mejoré migré modernicé monté negocié obtuve optimicé organicé "
    "planifiqué preparé presenté produje programé promoví publiqué puse rediseñé reduje reestructuré "
    "renové reorganicé resolví simplifiqué superé supervisé transformé triplicé unifiqué vendí abro "
    "administro analizo asesoro coordino creo desarrollo dirijo diseño gestiono imparto implemento impulso "
    "lanzo lidero llevo mejoro negocio organizo planifico preparo produzco promuevo reduzco represento "
    "superviso vendo redujo produjo introdujo hizo puso obtuvo",
    "fr": "accompagné accru acquis amélioré analysé animé assuré atteint audité augmenté automatisé bâti "
    "coaché conçu conclu conduit conseillé construit contribué coordonné créé défini déployé développé "
    "dirigé divisé doublé économisé élaboré éliminé encadré établi étendu évalué fait fondé formé fourni "
    "généré géré identifié implémenté initié instauré introduit lancé livré maintenu mené migré mis "
    "modernisé monté négocié obtenu optimisé organisé ouvert permis piloté planifié préparé présenté "
    "produit promu publié réalisé reconstruit recruté réduit refondu remporté rédigé résolu restructuré "
    "réussi simplifié supervisé supprimé transformé unifié vendu accompagne anime assure conçois conduis "
    "conseille construis coordonne crée déploie développe dirige encadre forme gère lance mène négocie "
    "organise pilote planifie produis réalise rédige réduis supervise conception création direction "
    "gestion pilotage développement déploiement mise animation coordination encadrement négociation "
    "réduction",
    "de": "abgeschlossen analysierte analysiert aufbaute aufgebaut automatisierte baute begleitete begann "
    "beriet berate beschleunigte betreute brachte definierte eingeführt eliminierte entwarf entwickelte "
    "entwickelt entwickle erarbeitete erhöhte erreichte erstellte erschloss erzielte etablierte evaluierte "
    "formte förderte führte führe gab gegründet gestaltete gestalte gesteigert gewann gründete halbierte "
    "hielt implementierte initiierte integrierte koordinierte koordiniere konzipierte konzipiert lehrte "
    "leitete leite lieferte löste migrierte modernisierte moderierte nahm optimierte optimiert "
    "organisierte organisiere plante plane präsentierte produzierte publizierte realisierte reduzierte "
    "reduziert restrukturierte schloss schrieb schuf schulte schule senkte setzte sparte stärkte startete "
    "steigerte steuerte steuere stellte trieb überarbeitete übernahm überwachte unterrichtete unterstützte "
    "verantwortete verantworte verbesserte verdoppelte vereinfachte vereinheitlichte verhandelte verfasste "
    "verkaufte verkürzte veröffentlichte vertrat warb aufbau ausbau einführung entwicklung entwurf "
    "konzeption leitung planung steuerung umsetzung betreuung optimierung reduzierung senkung steigerung "
    "durchführung erstellung gestaltung schulung",
    "pt": "abri administrei alcancei ampliei analisei apliquei apresentei assessorei atingi aumentei "
    "automatizei capacitei comandei concebi conduzi consegui consolidei construí contratei coordenei criei "
    "defini desenhei desenvolvi dirigi dobrei economizei elaborei eliminei entreguei escrevi estabeleci "
    "estruturei expandi executei facilitei fiz formei fundei gerei geri gerenciei identifiquei implantei "
    "implementei impulsionei iniciei introduzi lancei lecionei liderei melhorei migrei ministrei "
    "modernizei montei negociei obtive orientei organizei otimizei planejei planeei preparei produzi "
    "promovi publiquei reduzi reestruturei reformulei reorganizei resolvi simplifiquei superei "
    "supervisionei transformei treinei tripliquei unifiquei vendi administro analiso conduzo coordeno crio "
    "desenvolvo dirijo elaboro gerencio giro implemento lidero melhoro negocio oriento organizo planejo "
    "produzo represento supervisiono vendo fez",
}
ACTIONS: dict[str, frozenset[str]] = {key: frozenset(words.split()) for key, words in _ACTIONS.items()}
"""Verbs that say what was done, in the forms that begin a bullet; in French and German, also the nouns."""

_ENDINGS = {
    "en": r"\w{2,}[^e]ed|\w{3,}ing",
    "es": r"\w{2,}(?:é|í|ó|amos|imos|aron|ieron|ando|iendo|[aei]r)",
    "fr": r"\w{2,}(?:é|ée|és|ées|ais|ait|[ei]r|ant)",
    "de": r"\w{3,}(?:[^aeiou]te|ete|ung|iert|ieren)",
    "pt": r"\w{2,}(?:ei|i|ou|iu|eu|amos|imos|aram|ando|endo|indo|[aei]r)",
}
ACTION_ENDING: dict[str, re.Pattern[str]] = {key: re.compile(ends) for key, ends in _ENDINGS.items()}
"""Endings by which a first word is taken for a verb that `ACTIONS` does not have."""

_FIRST_PERSON = {
    "en": "me my myself we us our ours ourselves",
    "es": "yo me mi mis mí mío mía conmigo nosotros nosotras nuestro nuestra nuestros nuestras",
    "fr": "je j'ai j'étais j'avais moi mon ma mes nous notre nos",
    "de": "ich mich mir mein meine meinem meinen meiner meines wir uns unser unsere unserem unseren unserer",
    "pt": "eu me meu minha meus minhas mim comigo nós nosso nossa nossos nossas",
}
FIRST_PERSON: dict[str, frozenset[str]] = {
    key: frozenset(words.split()) for key, words in _FIRST_PERSON.items()
}
"""Words by which a text speaks of its writer. The English "I" is told from the numeral by `ENGLISH_I`."""

ENGLISH_I = re.compile(
    r"(?<![\w./&'’-])(\w+\s+)?I(?=['’](?:m|ve|d|ll)\b|\s+(?!(?:in|at|of|and|on|for|to|with|from|as|or|by|until)\b)[a-z])"
)
NUMBERED = frozenset(
    ("level", "type", "phase", "class", "part", "grade", "tier", "stage", "volume", "chapter", "war", "step")
)
"""What an English Roman numeral follows: "level I trauma center"."""

MY = re.compile(r"\b(?:my|our)(?=\s(?!own\b))", re.IGNORECASE)

_MARK = r"(?P<mark>\*{0,3})"
_ENGLISH_NO = (
    r"(?!(?:can|could|will|would|shall|should|may|might|must|do|did|am|was|had|have|been|not|and|or)\b)"
)
_IRREGULAR = (
    r"(?!(?:been|written|taken|driven|given|grown|spoken|chosen|shown|known|done|gone|seen|begun|run)\b)"
)
LEADING_SUBJECT: dict[str, re.Pattern[str]] = {
    "en": re.compile(
        rf"{_MARK}(?:(?:I|we)\s+(?:am|was|were|are)\s+(?=[a-z])|I['’]m\s+(?=[a-z])|"
        rf"(?:I|we)(?:\s+(?:have|had)|['’](?:ve|d))\s+(?=[a-z]){_IRREGULAR}{_ENGLISH_NO}|"
        rf"(?:I|we)\s+(?=[^\W\d_]){_ENGLISH_NO})",
        re.IGNORECASE,
    ),
    "es": re.compile(rf"{_MARK}(?:yo|nosotr[oa]s)\s+(?=[^\W\d_])(?!(?:y|no|me|mismo|nos)\b)", re.IGNORECASE),
    "pt": re.compile(rf"{_MARK}(?:eu|nós)\s+(?=[^\W\d_])(?!(?:e|não|me|mesmo|nos)\b)", re.IGNORECASE),
}
"""What can go before a bullet's verb without touching the rest; languages that need a subject have none."""

ANY_SUBJECT: dict[str, re.Pattern[str]] = {
    "en": re.compile(r"(?:i|we)(?:['’](?:m|ve|d|ll))?\s+(?:(?:have|had|also)\s+)?", re.IGNORECASE),
    "es": re.compile(r"(?:yo|nosotr[oa]s)\s+(?:(?:me|nos|he|hemos)\s+)?|me\s+", re.IGNORECASE),
    "fr": re.compile(r"(?:j['’]ai\s+|je\s+(?:me\s+)?|nous\s+(?:avons\s+)?)", re.IGNORECASE),
    "de": re.compile(r"(?:ich|wir)\s+(?:(?:habe|haben)\s+)?", re.IGNORECASE),
    "pt": re.compile(r"(?:eu|nós)\s+(?:me\s+)?", re.IGNORECASE),
}
"""Subjects that are looked past when the opening verb is sought."""

_BY_WHOM = {
    "en": (r"was|were|been|being|is|are|be", r"(?:\w+ly\s+)?\w{2,}(?:ed|en|ilt|ung|ade|ught)"),
    "es": (r"fue|fueron|fui|sido|siendo|era|eran|es|son", r"\w{2,}(?:[aií]d|ech|it)[oa]s?"),
    "fr": (r"été|fut|furent|était|étaient|est|sont", r"(?:\w+ment\s+)?\w{2,}(?:é|it|is|u)e?s?"),
    "de": (r"wurde|wurden|worden|wird|werden", r".*\b\w{4,}(?:t|en)"),
    "pt": (r"foi|foram|fui|sido|sendo|era|eram|é|são", r"\w{2,}(?:[aií]d|eit|it)[oa]s?"),
}
PASSIVE: dict[str, re.Pattern[str]] = {
    key: re.compile(rf"\b(?:{auxiliary})\s+{participle}\b")
    for key, (auxiliary, participle) in _BY_WHOM.items()
}
"""An auxiliary and a participle: something was done, by nobody."""

_WEAK = {
    "en": "responsible for|in charge of|tasked with|duties included|duties include|my duties|worked on|"
    "working on|worked with|helped|helping|assisted|assisting|participated in|involved in|was involved|"
    "took part in|handled|dealt with|was part of|part of",
    "es": "responsable de|encargado de|encargada de|a cargo de|mis tareas|tareas de|funciones de|"
    "participé en|participación en|ayudé a|ayudé en|apoyo en|apoyo a|colaboré en|trabajé en|trabajé con|"
    "formé parte de",
    "fr": "responsable de|responsable du|responsable des|en charge de|en charge du|en charge des|chargé de|"
    "chargée de|participation à|participation au|participé à|participé au|aidé à|travaillé sur|"
    "travaillé avec|impliqué dans|mes tâches",
    "de": "verantwortlich für|zuständig für|mitarbeit an|mitarbeit bei|mitarbeit im|mitarbeit in|"
    "mitgearbeitet|beteiligt an|half|unterstützung bei|unterstützung der|unterstützung des|"
    "zu meinen aufgaben|meine aufgaben|aufgaben:|tätigkeiten:",
    "pt": "responsável por|responsável pela|responsável pelo|encarregado de|encarregada de|a cargo de|"
    "minhas tarefas|participei de|participei em|participei no|participei na|participação em|ajudei a|"
    "ajudei na|ajudei no|trabalhei em|trabalhei com|fiz parte",
}
WEAK_OPENERS: dict[str, tuple[str, ...]] = {key: tuple(words.split("|")) for key, words in _WEAK.items()}
"""Openings that tell of a duty and not of a deed."""

_FILLERS = {
    "en": "successfully|effectively|efficiently|actively|very|really|basically|actually|literally|simply",
    "es": "exitosamente|eficazmente|activamente|realmente|básicamente|literalmente|simplemente",
    "fr": "activement|efficacement|vraiment|réellement|simplement|littéralement",
    "de": "erfolgreich|wirklich|eigentlich|sozusagen|grundsätzlich|quasi",
    "pt": "ativamente|eficazmente|realmente|basicamente|literalmente|simplesmente",
}
FILLERS: dict[str, re.Pattern[str]] = {
    key: re.compile(rf"(?<![\w-])(?<!\bnot )(?:{words})\s+(?=[^\W\d_])", re.IGNORECASE)
    for key, words in _FILLERS.items()
}
"""Words that can be cut from a sentence without losing a thing, each with the space behind it."""

_NUMBER_WORDS = {
    "en": "two three four five six seven eight nine ten eleven twelve twenty thirty fifty hundred thousand "
    "million billion dozen half twice double doubled halved tripled",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cincuenta cien mil "
    "millón millones docena mitad doble dupliqué tripliqué",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze vingt trente cinquante cent mille "
    "million millions douzaine moitié double doublé triplé",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig fünfzig hundert "
    "tausend million millionen dutzend hälfte doppelt verdoppelte halbierte verdreifachte",
    "pt": "dois duas três quatro cinco seis sete oito nove dez onze doze vinte trinta cinquenta cem mil "
    "milhão milhões dúzia metade dobro dobrei tripliquei",
}
NUMBER_WORDS: dict[str, frozenset[str]] = {
    key: frozenset(words.split()) for key, words in _NUMBER_WORDS.items()
}

_COMMON = {
    "en": "about above after again against among around because before being between could during every "
    "first their there these those through under until where which while whose within without would other "
    "since still later across their year years months month weeks people team teams with from that than "
    "into over",
    "es": "sobre desde entre hasta para como cuando donde durante mediante contra según todos todas otros "
    "otras años meses semanas equipo equipos personas cuyo cuya tras gracias",
    "fr": "avec dans pour entre depuis pendant contre cette leurs plusieurs toutes ainsi années année mois "
    "équipe équipes personnes grâce auprès",
    "de": "durch unter zwischen gegen während nach über sowie einer eines einem einen dieser welche deren "
    "dessen jahre jahren monate monaten teams personen mitarbeiter",
    "pt": "sobre desde entre para como quando onde durante contra todos todas outros outras anos meses "
    "semanas equipe equipa pessoas através",
}
COMMON: dict[str, frozenset[str]] = {key: frozenset(words.split()) for key, words in _COMMON.items()}
"""Words that may come often."""

_HEADINGS = {
    "en": "summary|profile|about|objective|experience|employment|work|career|professional|positions|"
    "appointments|history|education|academic|studies|degrees|qualifications|training|skills|competenc|"
    "expertise|technolog|tools|abilities|interests",
    "es": "perfil|resumen|sobre|objetivo|experiencia|empleo|trabajo|trayectoria|laboral|profesional|"
    "puestos|formación|educación|estudios|académic|competencia|habilidad|conocimiento|aptitud|herramienta|"
    "tecnolog",
    "fr": "profil|résumé|propos|objectif|expérience|emploi|parcours|carrière|professionnel|postes|"
    "formation|éducation|études|diplôme|compétence|savoir|connaissance|outils|technolog|aptitude",
    "de": "profil|zusammenfassung|über|ziel|erfahrung|beruf|werdegang|laufbahn|tätigkeit|anstellung|"
    "stationen|ausbildung|bildung|studium|akademisch|kenntnis|fähigkeit|kompetenz|werkzeug|technolog|skills",
    "pt": "perfil|resumo|sobre|objetivo|experiência|emprego|trabalho|carreira|trajetória|profissional|"
    "cargos|formação|educação|estudos|acadêmic|académic|competência|habilidade|conhecimento|aptid|"
    "ferramenta|tecnolog",
}
HEADINGS: dict[str, tuple[str, ...]] = {key: tuple(words.split("|")) for key, words in _HEADINGS.items()}
"""Parts of the titles by which systems know the main sections."""
