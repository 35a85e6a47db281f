"""Titles of sections, as people write them, in the languages of a CV."""

from __future__ import annotations

import re
import unicodedata

from altocv.cv.document import SectionKind
from altocv.cv.locales import TITLES

_MORE: dict[SectionKind, str] = {
    "summary": "about|about me|profile|professional profile|professional summary|career summary|objective|"
    "career objective|personal statement|executive summary|highlights|introduction|summary of qualifications|"
    "resumen|resumen profesional|perfil profesional|sobre mí|objetivo|extracto|"
    "résumé|à propos|à propos de moi|profil professionnel|accroche|"
    "zusammenfassung|über mich|kurzprofil|persönliches profil|resumo|resumo profissional|sobre mim|objetivo profissional|"
    "sommario|riepilogo|samenvatting|over mij",
    "work": "experience|work experience|professional experience|employment|employment history|work history|"
    "career history|relevant experience|professional background|positions held|appointments|academic appointments|"
    "experiencia|experiencia laboral|experiencia profesional|trayectoria profesional|historial laboral|"
    "expérience professionnelle|expériences professionnelles|expériences|parcours professionnel|"
    "erfahrung|beruflicher werdegang|werdegang|berufspraxis|beruflicher hintergrund|praktische erfahrung|"
    "experiência profissional|histórico profissional|percurso profissional|esperienza lavorativa|"
    "esperienze professionali|esperienza professionale|ervaring|loopbaan",
    "volunteer": "volunteer|volunteer experience|volunteer work|volunteering experience|community|community service|"
    "community involvement|experiencia de voluntariado|acción social|engagement associatif|vie associative|"
    "ehrenamtliches engagement|ehrenamtliche tätigkeiten|engagement|trabalho voluntário|experiência voluntária",
    "education": "education|academic background|education and training|academic qualifications|studies|"
    "educación|formación académica|estudios|formación y educación|"
    "formations|études|diplômes|parcours académique|études et formation|formation académique|"
    "bildung|bildungsweg|studium|akademische ausbildung|schulbildung|schulische ausbildung|ausbildung und studium|"
    "educação|formação|formação académica|formação acadêmica|habilitações|habilitações literárias|istruzione|"
    "istruzione e formazione|opleidingen",
    "projects": "projects|personal projects|selected projects|key projects|side projects|portfolio|open source|"
    "proyectos personales|proyectos destacados|projets personnels|projets réalisés|eigene projekte|ausgewählte projekte|"
    "projetos pessoais|progetti personali",
    "skills": "skills|technical skills|key skills|core skills|core competencies|competencies|technologies|"
    "areas of expertise|expertise|skills and tools|tools|technical proficiencies|top skills|strengths|"
    "habilidades|aptitudes|conocimientos|competencias técnicas|habilidades técnicas|aptitudes principales|"
    "compétences techniques|savoir-faire|compétences clés|outils|principales compétences|"
    "fähigkeiten|fachkenntnisse|kompetenzen|it-kenntnisse|edv-kenntnisse|technische kenntnisse|fähigkeiten und kenntnisse|"
    "habilidades técnicas|conhecimentos|principais competências|competenze tecniche|capacità",
    "languages": "languages|language skills|idiomas|lenguas|langues étrangères|sprachkenntnisse|fremdsprachen|línguas",
    "certificates": "certifications|certificates|licenses|licenses and certifications|licences|courses and certificates|"
    "professional certifications|training|courses|professional development|"
    "certificados|cursos|cursos y certificados|licencias y certificaciones|certificaciones y cursos|"
    "certificats|certifications et licences|formations complémentaires|"
    "zertifizierungen|weiterbildung|weiterbildungen|fortbildungen|kurse|bescheinigungen|certificados e licenças|"
    "certificazioni e licenze",
    "awards": "awards|honors|honours|honors and awards|awards and honors|achievements|prizes|scholarships|"
    "awards and scholarships|honors-awards|premios y reconocimientos|reconocimientos|becas|logros|"
    "prix|récompenses|prix et distinctions|distinctions et prix|preise|stipendien|ehrungen|auszeichnungen und preise|"
    "prémios|prêmios e reconhecimentos|premi",
    "publications": "publications|selected publications|papers|articles|peer-reviewed publications|books|talks|"
    "publicaciones|artículos|publikationen|artigos",
    "interests": "interests|hobbies|hobbies and interests|interests and hobbies|personal interests|activities|"
    "intereses y aficiones|aficiones|loisirs|centres d'intérêt|intérêts|hobbys|interessen und hobbys|freizeit|"
    "interesses e hobbies|passatempos|hobby",
    "references": "references|referees|referencias|références|referenzen|referências|recommendations",
    "custom": "additional information|other|miscellaneous|otros|otros datos|divers|sonstiges|weitere informationen|"
    "outros|informações adicionais",
}  # fmt: skip

_LAST: dict[SectionKind, str] = {
    "summary": "profile|summary|objective",
    "work": "experience|history|employment|career|roles|positions",
    "volunteer": "volunteering|service|outreach",
    "education": "education|qualifications|studies|degrees|schooling",
    "projects": "projects|portfolio",
    "skills": "skills|competencies|competences|abilities|expertise|proficiencies|technologies|toolbox|toolkit|stack|strengths",
    "languages": "languages",
    "certificates": "certifications|certificates|licences|licenses|courses|accreditations|tickets|ratings",
    "awards": "awards|honours|honors|prizes|distinctions|scholarships",
    "publications": "publications|papers|articles|books",
    "interests": "interests|hobbies|pastimes",
    "references": "references|referees|testimonials",
}
"""What the last word of an English title says."""

_FIRST: dict[SectionKind, str] = {
    "summary": "perfil|resumen|objetivo|profil|resumo|présentation|presentación|apresentação",
    "work": "experiencia|experiencias|trayectoria|historial|antecedentes|expérience|expériences|parcours|carrière|"
    "experiência|experiências|histórico|percurso|trajetória|carreira|empleo|empleos|emplois|empregos",
    "volunteer": "voluntariado|bénévolat|engagements|trabalho voluntário",
    "education": "formación|educación|estudios|titulación|títulos|formation|formations|études|diplômes|scolarité|"
    "cursus|formação|educação|escolaridade|estudos|habilitações",
    "projects": "proyectos|obras|projets|réalisations|projetos|trabalhos",
    "skills": "habilidades|competencias|conocimientos|aptitudes|destrezas|herramientas|compétences|connaissances|"
    "savoir-faire|outils|atouts|logiciels|competências|conhecimentos|ferramentas|aptidões",
    "languages": "idiomas|lenguas|langues|línguas",
    "certificates": "certificados|certificaciones|cursos|certificats|habilitations|certificações|licencias",
    "awards": "premios|becas|reconocimientos|prix|récompenses|distinctions|prêmios|prémios|bolsas",
    "publications": "publicaciones|artículos|libros|livres|livros|publicações|artigos",
    "interests": "intereses|aficiones|loisirs|passions|interesses|passatempos",
    "references": "referencias|références|referências|recomendaciones",
}
"""What the first word of a Spanish, French or Portuguese title says."""

_ENDS: dict[SectionKind, str] = {
    "summary": "profil|zusammenfassung",
    "work": "erfahrung|erfahrungen|werdegang|laufbahn|tätigkeiten|tätigkeit|stationen|berufsweg",
    "volunteer": "ehrenamt|ehrenämter",
    "education": "ausbildung|bildung|bildungsweg|abschlüsse|studium|schulbesuch|schulzeit",
    "projects": "projekte",
    "skills": "kenntnisse|kompetenzen|fähigkeiten|fertigkeiten|stärken",
    "languages": "sprachen|sprachkenntnisse",
    "certificates": "zertifikate|zertifizierungen|bildungen|lizenzen|scheine|kurse|lehrgänge",
    "awards": "preise|auszeichnungen|ehrungen|stipendien",
    "publications": "publikationen|veröffentlichungen|bücher",
    "interests": "hobbys|hobbies|interessen",
    "references": "referenzen",
}
"""What a German title ends in."""

_CONTACT = frozenset(
    [
        "contact",
        "contacts",
        "contact details",
        "contact information",
        "personal details",
        "personal information",
        "details",
        "contacto",
        "datos de contacto",
        "datos personales",
        "coordonnées",
        "informations personnelles",
        "kontakt",
        "kontaktdaten",
        "persönliche daten",
        "persönliche angaben",
        "contato",
        "dados pessoais",
        "contatti",
        "curriculum vitae",
        "resume",
        "cv",
        "lebenslauf",
        "hoja de vida",
    ]
)

_MOST_TITLE_WORDS = 5

_JOINERS = re.compile(r"\s*(?:&|\+|/|,)\s*|\s+(?:y|et|und|e|en)\s+")


def folded(text: str) -> str:
    """A title without case, marks, numbers and closing punctuation, with one word for "and"."""
    text = unicodedata.normalize("NFC", text).casefold().replace("’", "'").strip(" :.·•|-–—_#*\u2003")
    return _JOINERS.sub(" and ", re.sub(r"\s+", " ", text))


_KINDS: dict[str, SectionKind] = {}
for _kind, _names in _MORE.items():
    _KINDS.update((folded(name), _kind) for name in _names.split("|"))
for _titles in TITLES.values():
    _KINDS.update((folded(title), _name) for _name, title in _titles.items())  # type: ignore[misc]


def kind_of(text: str) -> SectionKind | None:
    """The kind of section that a title names; None for another text."""
    if len(text) > 60:
        return None
    known = _KINDS.get(folded(text))
    if known is None and (letters := text.replace(" ", "")) and len(letters) * 2 - 1 <= len(text) + 1:
        known = _KINDS.get(folded(letters))  # l e t t e r s  a p a r t
    return known


_LAST_WORDS: dict[str, SectionKind] = {
    word: kind for kind, words in _LAST.items() for word in words.split("|")
}
_FIRST_WORDS: dict[str, SectionKind] = {
    word: kind for kind, words in _FIRST.items() for word in words.split("|")
}
_ENDINGS: list[tuple[str, SectionKind]] = sorted(
    ((word, kind) for kind, words in _ENDS.items() for word in words.split("|")),
    key=lambda each: -len(each[0]),
)


def likely_kind(text: str) -> SectionKind | None:
    """The kind that the word says on which a title turns: "Flying Experience", "Conocimientos técnicos",
    "Praxiserfahrung". Only for what looks like a title."""
    if (known := kind_of(text)) is not None:
        return known
    for part in folded(text).split(" and "):
        words = part.split()
        if not 0 < len(words) <= _MOST_TITLE_WORDS:
            continue
        told: SectionKind | None = _LAST_WORDS.get(words[-1]) or _FIRST_WORDS.get(words[0])
        ending: SectionKind | None = next((of for end, of in _ENDINGS if words[-1].endswith(end)), None)
        if told or ending:
            return told or ending
        if (known := kind_of(part)) is not None:
            return known
    return None


def is_contact(text: str) -> bool:
    """True for a title over the contact details, or over the whole CV."""
    return folded(text) in _CONTACT


def language_of(titles: list[str]) -> str:
    """The language in which most of the titles are; empty when none is known."""
    counts: dict[str, int] = {}
    for title in titles:
        for language, known in TITLES.items():
            if folded(title) in {folded(name) for name in known.values()}:
                counts[language] = counts.get(language, 0) + 1
    return max(counts, key=lambda language: counts[language]) if counts else ""
