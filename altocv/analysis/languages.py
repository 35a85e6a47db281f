"""The languages that people speak, as postings ask for them and CVs show them.

A name counts only where it stands for the language: not in "the French market" or "an Italian restaurant".
A language without a line here is known by what is said of it ("fluent Klingon").
"""

from __future__ import annotations

import re
from functools import cache

from altocv.analysis import skills
from altocv.analysis.terms import fold

_NAMES = """
English | inglés | anglais | Englisch | inglês
Spanish | español | castellano | espagnol | Spanisch | espanhol | Castilian
French | francés | français | Französisch | francês
German | alemán | allemand | Deutsch | alemão
Portuguese | portugués | portugais | Portugiesisch | português
Italian | italiano | italien | Italienisch
Dutch | neerlandés | holandés | néerlandais | Niederländisch | neerlandês | holandês | Nederlands | Flemish
Catalan | catalán | catalan | Katalanisch | catalão | català | Valencian | valenciano
Galician | gallego | galicien | Galicisch | galego
Basque | euskera | vasco | basque | Baskisch | basco | euskara
Danish | danés | danois | Dänisch | dinamarquês | dansk
Swedish | sueco | suédois | Schwedisch | svenska
Norwegian | noruego | norvégien | Norwegisch | norueguês | norsk
Finnish | finlandés | finés | finnois | Finnisch | finlandês | suomi
Icelandic | islandés | islandais | Isländisch | islandês
Polish | polaco | polonais | Polnisch | polonês | polski
Czech | checo | tchèque | Tschechisch | tcheco | čeština
Slovak | eslovaco | slovaque | Slowakisch
Slovenian | Slovene | esloveno | slovène | Slowenisch
Croatian | croata | croate | Kroatisch
Serbian | serbio | serbe | Serbisch | sérvio
Bosnian | bosnio | bosniaque | Bosnisch | bósnio
Macedonian | macedonio | macédonien | Mazedonisch | macedônio
Bulgarian | búlgaro | bulgare | Bulgarisch
Romanian | rumano | roumain | Rumänisch | romeno
Hungarian | húngaro | hongrois | Ungarisch | magyar
Greek | griego | grec | Griechisch | grego
Albanian | albanés | albanais | Albanisch | albanês
Turkish | turco | turc | Türkisch | Türkçe
Russian | ruso | russe | Russisch | russo
Ukrainian | ucraniano | ukrainien | Ukrainisch
Belarusian | bielorruso | biélorusse | Belarussisch | bielorrusso
Lithuanian | lituano | lituanien | Litauisch
Latvian | letón | letton | Lettisch | letão
Estonian | estonio | estonien | Estnisch | estoniano
Irish | Gaelic | irlandés | gaélico | irlandais | Irisch | Gälisch | irlandês
Welsh | galés | gallois | Walisisch | galês | Cymraeg
Maltese | maltés | maltais | Maltesisch | maltês
Georgian | georgiano | géorgien | Georgisch
Armenian | armenio | arménien | Armenisch | armênio
Azerbaijani | azerí | azéri | Aserbaidschanisch
Kazakh | kazajo | kazakh | Kasachisch | cazaque
Arabic | árabe | arabe | Arabisch
Hebrew | hebreo | hébreu | Hebräisch | hebraico
Persian | Farsi | persa | persan | Persisch | Dari
Kurdish | kurdo | kurde | Kurdisch | curdo
Pashto | pastún | pachto | Paschtu
Urdu | ourdou
Hindi
Bengali | Bangla | bengalí | Bengalisch
Punjabi | Panjabi | penjabi | Pandschabi
Gujarati | guyaratí | Marathi | maratí
Tamil | tamoul | tâmil
Telugu | télougou
Malayalam
Kannada
Nepali | nepalí | népalais | Nepalesisch
Sinhala | Sinhalese | cingalés | cinghalais | Singhalesisch
Chinese | Mandarin Chinese | Mandarin | chino | mandarín | chinois | Chinesisch | chinês | Putonghua
Cantonese | cantonés | cantonais | Kantonesisch | cantonês
Japanese | japonés | japonais | Japanisch | japonês
Korean | coreano | coréen | Koreanisch
Vietnamese | vietnamita | vietnamien | Vietnamesisch
Thai | tailandés | thaï | Thailändisch | tailandês
Indonesian | Bahasa Indonesia | indonesio | indonésien | Indonesisch | indonésio
Malay | malayo | malais | Malaiisch | malaio | Bahasa Melayu
Tagalog | Filipino
Khmer | jemer
Burmese | birmano | birman | Birmanisch | birmanês
Mongolian | mongol | Mongolisch
Swahili | suajili | Kiswahili | Suaheli | suaíli
Amharic | amárico | amharique | Amharisch
Somali | somalí
Hausa
Yoruba | yorùbá | Joruba
Igbo
Zulu | isiZulu | zulú
Xhosa | isiXhosa
Afrikaans
Esperanto
Latin | latín | Latein | latim
British Sign Language | BSL
American Sign Language | ASL
Sign language | lengua de signos | lenguaje de señas | langue des signes | Gebärdensprache
"""
"""Name | in Spanish | in French | in German | in Portuguese | in itself; the same in two is said once."""

_FOLLOWING = """
language languages speaker speakers speaking spoken written writing reading verbal oral skills skill level
proficiency proficient fluency fluent fluently native mother communication is are will would as at both
with when preferred required essential desirable desired advantageous necessary mandatory optional needed plus
business professional conversational advanced intermediate basic beginner bilingual certificate
idioma idiomas hablado escrito nativo fluido alto medio avanzado intermedio basico bilingue imprescindible
valorable deseable necesario requerido es a nivel
langue courant parle ecrit natif bilingue maternelle est souhaite exige obligatoire niveau
sprache kenntnisse fliessend verhandlungssicher muttersprache muttersprachlich sehr gut gute in wort und auf
ist erforderlich wunschenswert nativa fluente falado avancado lingua a1 a2 b1 b2 c1 c2
"""
"""Words after a name that leave it a language; after any other it is but an adjective."""
_AFTER = frozenset(_FOLLOWING.split())
_AND = "and|or|y|o|u|e|et|ou|und|oder|as well as"
_FLUENT = (
    r"fluent|fluency|fluently|speaks?|speaking|spoken|written|native|bilingual|proficient|proficiency|excellent|"
    r"good|strong|perfect|conversational|business|professional|fluido|fluidez|hablar|dominio|nivel|courant|"
    r"maitrise|parler|fliessend|fliessendes|gute|gutes|sehr|fluente|fluencia|dominar|in|of|en|de|del|em|d|l"
)

_UNKNOWN = re.compile(
    r"\b(?:[Ff]luen(?:t|cy)|FLUENT|[Ff]luido|[Ff]luidez|[Cc]ourant|[Ff]ließend(?:es)?|[Ff]luente|[Ff]luência)"
    r"(?: (?:in|en|em|of|on))?(?: (?:both|spoken|written|verbal|oral|business|and|or|y|e))*"
    r" ([A-ZÀ-Þ][\w'’-]{2,})(?=$|[.,;:()/!]| (?:and|or|y|o|et|ou|und|oder|e|is|speakers?|at|with|required|"
    r"preferred|language)\b)"
)
_OTHER = "communication communicator verbal written spoken oral skills speaker wort schrift"
"""What "fluent" is said of besides languages, or comes next."""
_NO_LANGUAGE = frozenset(_OTHER.split())


@cache
def _names() -> dict[str, str]:
    """Folded spelling -> name."""
    lines = [line.split(" | ") for line in _NAMES.strip().splitlines()]
    return {fold(spelling): names[0] for names in lines for spelling in names}


@cache
def _chain() -> re.Pattern[str]:
    """Names in a row, with the word before and the word after."""
    name = rf"{_name().pattern}(?:kenntnisse|sprachig\w*)?"
    between = rf"(?:\s*[,/&+]\s*(?:(?:{_AND})\s+)?|\s+(?:{_AND})\s+)"
    return re.compile(rf"(?:\b([^\W\d_]+)['’ -]+)?({name}\b(?:{between}{name}\b)*)(?:[ -]+(\w+))?")


@cache
def _name() -> re.Pattern[str]:
    """One name, or the beginning of a word that is made with one."""
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, _names()), key=len, reverse=True))})")


def find(text: str) -> tuple[str, ...]:
    """The known languages that a text speaks of as languages, in its order, by their English names."""
    found: dict[str, None] = {}
    for hit in _chain().finditer(fold(text)):
        if _is_spoken_of(hit[1] or "", hit[2], hit[3] or ""):
            found |= dict.fromkeys(_names()[each[0]] for each in _name().finditer(hit[2]))
    return tuple(found)


def named(text: str) -> tuple[str, ...]:
    """The known languages in a text that is about nothing else, such as a line of the section for them."""
    whole = re.finditer(rf"{_name().pattern}\b", fold(text))
    return tuple(dict.fromkeys(_names()[each[0]] for each in whole))


def asked(text: str) -> tuple[str, ...]:
    """The languages that a requirement asks for; those that are not known as they are written."""
    unknown = [
        hit[1]
        for hit in _UNKNOWN.finditer(text)
        if fold(hit[1]) not in _names() and fold(hit[1]) not in _NO_LANGUAGE and not skills.find(hit[1])
    ]
    return (*find(text), *unknown)


def says(text: str, name: str) -> bool:
    """Whether a text has the name of a language that is not known."""
    return re.search(rf"\b{re.escape(fold(name))}\b", fold(text)) is not None


def is_known(name: str) -> bool:
    return fold(name) in _names()


def _is_spoken_of(before: str, names: str, after: str) -> bool:
    if before == "the":
        return after in ("language", "languages")
    if not after or after in _AFTER:
        return True
    if not re.fullmatch(_AND, after):
        return False
    # "Polish and sand the doors" begins with a verb.
    return bool(re.fullmatch(_FLUENT, before)) if before else names != "polish"
