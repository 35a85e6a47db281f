"""How postings put things, in English and Spanish: headings, asking, wishing, years and degrees.

Patterns only; `requirements` reads with them. In the blocks each line is one alternative.
"""

from __future__ import annotations

import re
from typing import Literal

Degree = Literal["secondary", "vocational", "bachelor", "master", "doctorate"]
Part = Literal["must", "nice", "duties", "other", "unknown"]


def _any(block: str) -> str:
    return f"(?:{'|'.join(block.strip().splitlines())})"


def _pattern(block: str) -> re.Pattern[str]:
    return re.compile(_any(block), re.IGNORECASE)


_NICE_HEADING = r"""
(?:nice|good|great)[- ]to[- ]haves?
preferred
bonus
desir(?:able|ed)
pluses
plus(?=\W*$)
it(?:['’]s| is|['’]d be| would be) (?:a plus|great|nice)
extra (?:credit|points)
advantage(?:s|ous)?
optional
even better
(?:requisitos )?(?:deseable|valorable|opcional(?:es)?)s?
se valora(?:rán?)?
valora(?:re)?mos
"""
_MUST_HEADING = r"""
(?:(?:minimum|basic|key|core|essential|job|role|technical|your|main) )*(?:requirement|qualification)s?
(?:your )?must[- ]haves?
(?:(?:key|core|essential|technical|required|your|main) )*skills(?: (?:and|&) \w+)?
(?:(?:key|core|essential|technical|required|your) )*(?:competenc(?:ies|es)|criteria|essentials?|knowledge)
(?:(?:required|your|relevant) )*(?:experience|education|background|profile)(?: (?:and|&) \w+)?
(?:licen[cs]es?|certifications?|credentials)(?: (?:and|&) \w+)?
(?:our )?tech(?:nology|nical)? stack
what you(?:['’]ll| will| should)? (?:bring|need|have)
what we(?:['’]re| are)? (?:look|need|expect|ask|seek|requir)\w*
who (?:you are|we(?:['’]re| are) looking for)
about you(?=\W*$)
you(?:['’]ll| will)? (?:have|need|bring|are)(?=\W*$)
(?:the |our )?(?:ideal|successful|right) (?:candidate|person|applicant)
person specification
we(?:['’]re| are) looking for
you might be a fit
requisitos(?: mínimos| imprescindibles)?
requerimientos
(?:tu |el )?perfil(?: (?:requerido|buscado|que buscamos|del candidato))?
(?:lo )?qu[eé] (?:buscamos|necesitas|pedimos|esperamos|aportas|te pedimos)
buscamos
se requiere
imprescindible
formación(?: requerida| y experiencia)?
experiencia(?: requerida| y conocimientos)?
conocimientos
competencias
habilidades
aptitudes
titulación
"""
_DUTIES_HEADING = r"""
(?:(?:key|main|your|core|primary|job|role|daily) )*(?:responsibilities|duties|tasks|accountabilities)
(?:(?:key|main|your|job|role) )*(?:mission|description|purpose|role)
what you(?:['’]ll| will)? (?:do|be doing|work on|own)
how you(?:['’]ll| will)
in this role
day[- ]to[- ]day
a (?:typical )?day
(?:about )?the (?:role|job|position|opportunity|work)
you will(?=\W*$)
(?:tus |principales )?(?:funciones|responsabilidades|tareas)
(?:lo )?qu[eé] harás
(?:el|tu) (?:puesto|trabajo)
descripción
misión
"""
_OTHER_HEADING = r"""
about
who we are
(?:our |the |your )?(?:benefits|perks|company|values|story|culture|team|offer|employer|package|rewards?)
(?:our |the |your )?(?:salary|compensation|pay|schedule|hours|location)
what(?:['’]s in it|['’]s on offer| to expect)
what we (?:offer|can offer|provide|do)
what you(?:['’]ll| will)? get
we offer
why (?:join|us|work|you)
(?:how to |to )?apply
interested
application
equal
diversity
next steps
(?:qué |te |qué te )?ofrecemos
se ofrece
beneficios
sobre nosotros
quiénes somos
la empresa
condiciones
salario
horario
cómo (?:aplicar|postular)
inscr[íi]bete
ubicación
"""
_HEADINGS: tuple[tuple[Part, str], ...] = (
    ("nice", _NICE_HEADING),
    ("must", _MUST_HEADING),
    ("duties", _DUTIES_HEADING),
    ("other", _OTHER_HEADING),
)
HEADINGS: tuple[tuple[Part, re.Pattern[str]], ...] = tuple(
    (part, re.compile(_any(block) + r"(?!\w)", re.IGNORECASE)) for part, block in _HEADINGS
)
"""What a heading begins with, in the order to be tried."""

NICE = _pattern(r"""
(?:nice|good) to have
\b(?:is|are|be|as|considered) an? (?:(?:big|strong|real|definite|distinct) )?(?:plus|bonus|advantage|asset)
\ba plus\b
\bbonus\b(?! scheme)
\bprefer(?:red|ably|ence)\b
desirable
advantageous
\bideally\b
(?:would be|will be|is|are) (?:great|nice|welcome|helpful|useful)\b
not (?:required|essential)
\bdeseables?\b
valorable
se valora
valoraremos
será un plus
preferible
no imprescindible
""")
"""What makes a wish of a requirement."""

STRONG = _pattern(r"""
\b(?:must|required?s?|mandatory|essential|degree|diploma|certif\w+|licen[cs]ed?|qualified|registered)\b
\byou(?:['’]ll)? (?:have|bring|hold|need|possess|are (?:a|an))\b
\byears?['’]? (?:of|in|post|working|experience|as)\b
\bwe(?:['’]re| are) looking for\b
\blooking for (?:a|an|someone)\b
\b(?:imprescindible|se requiere|requerid[oa]s?|necesari[oa]s?|años de|titulación|licenciatura|buscamos)\b
""")
"""What asks also where duties are told."""

ASKS = _pattern(r"""
\bexperienced? (?:in|with|of|as|working|managing|using|at)\b
\b(?:proficien\w+|fluen\w+|knowledge|familiar\w*|ability to|able to|skilled|understanding of|comfortable)\b
\b(?:expertise|background in|track record|strong|excellent|solid|proven|confident|candidates?|applicants?)\b
\byou (?:can|know|enjoy|love|understand|speak|like)\b
\b(?:need(?:s|ed)?|someone who|at least|minimum|al menos|mínimo)\b
\b(?:experiencia|conocimientos?|dominio|manejo|capacidad|nivel|carn[eé]|titulad[oa]|formación)\b
""")
"""What asks where nothing says which part of the posting it is."""

_NUMBER_WORDS = (
    "one un uno una", "two dos", "three tres", "four cuatro", "five cinco", "six seis", "seven siete",
    "eight ocho", "nine nueve", "ten diez",
)  # fmt: skip
NUMBERS = {word: number for number, words in enumerate(_NUMBER_WORDS, start=1) for word in words.split()}

_AMOUNT = rf"(?:\d{{1,2}}(?:[.,]5)?|{'|'.join(NUMBERS)})"
YEARS = re.compile(
    rf"\b({_AMOUNT})\s?\+?(?:\s?(?:-|–|to|a|or|o)\s?{_AMOUNT}\s?\+?)?(?:\s?\(\d{{1,2}}\))?"
    r"\s?(?:or more |plus |full )?[-\s]?(years?|yrs?|años?|months?|meses)\b"
    r"(?!\s?(?:old|ago|of age|de edad|degree|college|university|program|warrant|contract|fixed|anniversar))"
    r"(?!\s?(?:in business|in a row|of history|de historia))",
    re.IGNORECASE,
)
"""An amount (its lower bound in group 1) and its unit (group 2)."""
AT_MOST = re.compile(
    r"(?:up to|less than|under|max(?:imum)?|within|for the (?:last|past)|hasta|menos de)\s*$", re.IGNORECASE
)
"""What stands before years that are no lower bound."""

_BARE_DEGREE = (
    r"(?<!high )(?<!\d )(?<!\d-)(?<!['’]s )(?<!masters )(?<!master )(?<!doctoral )(?<!associate )"
    r"\bdegree\b(?= (?:in|or|level|from|preferred|required)\b|[-.,;)]|$)"
)
_DEGREES: tuple[tuple[Degree, str], ...] = (
    (
        "doctorate",
        r"""
ph\.?\s?d\b
doctorate
doctoral
doctorado
\bdphil\b
""",
    ),
    (
        "master",
        r"""
\bmasters? (?:degree|of|in)\b
\bmaster['’]s\b
\bm\.?sc\b
\bm\.a\.
\b(?:mba|m\.?ed|meng|ll\.?m|posgrado)\b
\bmáster (?:en|universitario|del|oficial)
postgraduate
juris doctor
\bj\.d\.
""",
    ),
    (
        "bachelor",
        rf"""
bachelor
\bb\.?sc\b
\bb\.[as]\.
\bB[AS](?= (?:in|or|degree|\(hons)\b)
\b(?:bba|beng|b\.?ed|ll\.?b|bsn|pgce)\b
undergraduate
(?:university|college|relevant|law|engineering|nursing|four-year|4-year|honou?rs|similar|related) degree
{_BARE_DEGREE}
licenciatura
licenciad[oa]\b
\bgrado (?:en|universitario)\b
diplomatura
\bingenier[oa] (?:en|industrial|técnic|superior|mecánic|inform)
(?:titulación|título|estudios) universitari[oa]s?
""",
    ),
    (
        "vocational",
        r"""
vocational
associate(?:['’]s)? degree
apprenticeship
trade school
\b(?:nvq|hnd|btec|journeyman)\b
formación profesional
\bFP\b
ciclo formativo
grado (?:medio|superior)
technical diploma
foundation degree
""",
    ),
    (
        "secondary",
        r"""
high[- ]school (?:diploma|degree|graduate|education)
\bged\b
secondary (?:education|school (?:diploma|certificate))
\ba[- ]levels?\b
\bgcses?\b
bachillerato
educación secundaria
\bESO\b
""",
    ),
)
DEGREES: tuple[tuple[Degree, re.Pattern[str]], ...] = tuple(
    (level, _pattern(block)) for level, block in _DEGREES
)
"""From the highest down."""

ALTERNATIVES = _pattern(r"""
\b(?:or|o|u|either|any of|such as|like|e\.g|for example|for instance|similar|equivalent)\b
\b(?:como|por ejemplo|alguno de|bien)\b
""")
"""What says that one of several will do."""
