"""Placeholder text for empty fields, shown in the editor's preview only."""

from __future__ import annotations

_KEYS = (
    "name", "label", "contact", "summary", "position", "employer", "dates", "text", "highlight", "role",
    "organization", "degree", "institution", "project", "skill", "keywords", "language", "fluency",
    "certificate", "issuer", "award", "awarder", "publication", "publisher", "interest", "referee",
    "reference", "entry",
)  # fmt: skip

_HINTS = {
    "en": "Your name|Job title|E-mail, phone, city|Two or three sentences on who you are and what you are "
    "looking for.|Position|Employer|Dates|What you did and what came of it|What you achieved, with a number|"
    "Role|Organization|Degree|School or university|Project|Skill|Keywords|Language|Level|Certificate|Issuer|"
    "Award|Awarded by|Title of the publication|Publisher|Interest|Name|What they say about you|Title",
    "es": "Su nombre|Puesto|Correo, teléfono, ciudad|Dos o tres frases sobre quién es y qué busca.|Puesto|"
    "Empresa|Fechas|Qué hizo y qué consiguió|Un logro, con una cifra|Función|Organización|Título|"
    "Centro de estudios|Proyecto|Competencia|Palabras clave|Idioma|Nivel|Certificado|Entidad|Premio|"
    "Concedido por|Título de la publicación|Editorial|Interés|Nombre|Qué dice de usted|Título",
    "fr": "Votre nom|Poste|E-mail, téléphone, ville|Deux ou trois phrases sur qui vous êtes et ce que vous "
    "cherchez.|Poste|Employeur|Dates|Ce que vous avez fait et obtenu|Une réussite, avec un chiffre|Rôle|"
    "Organisation|Diplôme|Établissement|Projet|Compétence|Mots-clés|Langue|Niveau|Certification|Organisme|"
    "Distinction|Décernée par|Titre de la publication|Éditeur|Centre d’intérêt|"
    "Nom|Ce qu’on dit de vous|Titre",
    "de": "Ihr Name|Beruf|E-Mail, Telefon, Ort|Zwei, drei Sätze darüber, wer Sie sind und was Sie suchen.|"
    "Position|Arbeitgeber|Zeitraum|Was Sie getan und erreicht haben|Ein Erfolg, mit einer Zahl|Aufgabe|"
    "Organisation|Abschluss|Schule oder Hochschule|Projekt|Kenntnis|Stichwörter|Sprache|Niveau|Zertifikat|"
    "Aussteller|Auszeichnung|Verliehen von|Titel der Veröffentlichung|Verlag|Interesse|Name|"
    "Was über Sie gesagt wird|Titel",
    "pt": "O seu nome|Cargo|E-mail, telefone, cidade|Duas ou três frases sobre quem é e o que procura.|Cargo|"
    "Empresa|Datas|O que fez e o que alcançou|Um resultado, com um número|Função|Organização|Grau|"
    "Instituição de ensino|Projeto|Competência|Palavras-chave|Idioma|Nível|Certificado|Entidade|Prêmio|"
    "Concedido por|Título da publicação|Editora|Interesse|Nome|O que dizem de si|Título",
}
HINTS: dict[str, dict[str, str]] = {
    language: dict(zip(_KEYS, texts.split("|"), strict=True)) for language, texts in _HINTS.items()
}
"""Language -> what is missing -> placeholder."""


def hint(key: str, language: str) -> str:
    """The placeholder in that language, else in English."""
    return HINTS.get(language, HINTS["en"])[key]
