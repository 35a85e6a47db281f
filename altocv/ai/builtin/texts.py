"""What the built-in assistant says, in English and Spanish."""

from __future__ import annotations

_TEXTS: dict[str, tuple[str, str]] = {
    "help": (
        "I am the built-in assistant: no AI model, but I know the common requests. Try:\n\n"
        "- *What is missing?*\n- *Improve my experience* or *Shorten the summary*\n- *Add Docker and Git to my skills*\n"
        "- *Remove the interests section*\n- *Move education before experience*\n- *Make it green*, *Use the modern template*, "
        "*Larger font*\n- *Translate the titles to Spanish*\n\n"
        "For free conversation, whoever runs this AltoCV can connect a model: one key in the settings of the server, or "
        "Ollama on the same machine.",
        "Soy el asistente incorporado: no soy un modelo de IA, pero conozco las peticiones habituales. Prueba:\n\n"
        "- *¿Qué falta?*\n- *Mejora mi experiencia* o *Acorta el perfil*\n- *Añade Docker y Git a mis competencias*\n"
        "- *Quita la sección de intereses*\n- *Pon la formación antes de la experiencia*\n- *Hazlo verde*, *Usa la plantilla "
        "modern*, *Letra más grande*\n- *Traduce los títulos al inglés*\n\n"
        "Para conversar libremente, quien administra este AltoCV puede conectar un modelo: una clave en los ajustes del "
        "servidor, u Ollama en la misma máquina.",
    ),
    "missing": ("This is what I would look at:", "Esto es lo que yo revisaría:"),
    "complete": (
        "The important parts are all there: contact, summary, experience with numbers, education, skills.",
        "Están todas las partes importantes: contacto, perfil, experiencia con cifras, formación, competencias.",
    ),
    "color": ("I propose this main colour:", "Propongo este color principal:"),
    "template": ("I propose this template:", "Propongo esta plantilla:"),
    "templates": ("Which one? There are:", "¿Cuál? Hay:"),
    "font": ("I propose this font:", "Propongo esta letra:"),
    "fonts": ("Which one? There are, among others:", "¿Cuál? Hay, entre otras:"),
    "size": ("I propose this size of text:", "Propongo este tamaño de letra:"),
    "translate": (
        "This changes titles of sections, dates and hyphenation. Your own texts stay; translating them takes a model.",
        "Esto cambia los títulos de sección, las fechas y los guiones. Tus textos no cambian; traducirlos requiere un "
        "modelo.",
    ),
    "moved": ("I propose this order:", "Propongo este orden:"),
    "removed": ("I propose to remove this:", "Propongo quitar esto:"),
    "added": ("I propose to add this:", "Propongo añadir esto:"),
    "reworded": (
        "I propose plainer wording: stronger verbs first, less filler. Please check each one.",
        "Propongo una redacción más directa: verbos fuertes al principio y menos relleno. Revisa cada una.",
    ),
    "plain_already": (
        "I found nothing that my rules would word better. A model could go further.",
        "No encontré nada que mis reglas redacten mejor. Un modelo podría ir más lejos.",
    ),
    "numbers": (
        "Numbers convince. I make none up, so please tell me:",
        "Las cifras convencen. Yo no invento ninguna, así que dime:",
    ),
    "ask_number": ("How many, how much, or how fast?", "¿Cuántos, cuánto o en cuánto tiempo?"),
    "needs_model": (
        "That takes an AI model; my rules only improve, shorten, add, remove and reorder. Whoever runs this AltoCV can "
        "connect one with a single key.",
        "Para eso hace falta un modelo de IA; mis reglas solo mejoran, acortan, añaden, quitan y ordenan. Quien "
        "administra este AltoCV puede conectar uno con una sola clave.",
    ),
    "not_found": ("I do not find “{what}” in this CV.", "No encuentro «{what}» en este CV."),
    "no_name": ("Your name is missing.", "Falta tu nombre."),
    "no_email": ("An e-mail address is missing.", "Falta un correo electrónico."),
    "no_phone": ("A phone number is missing.", "Falta un teléfono."),
    "no_summary": (
        "There is no summary: two or three sentences on who you are and what you look for.",
        "No hay perfil: dos o tres frases sobre quién eres y qué buscas.",
    ),
    "long_summary": (
        "The summary is long; three sentences are enough.",
        "El perfil es largo; bastan tres frases.",
    ),
    "no_work": ("There is no work experience.", "No hay experiencia laboral."),
    "no_education": ("There is no education.", "No hay formación."),
    "no_skills": ("There are no skills.", "No hay competencias."),
    "no_lines": ("“{where}” says nothing of what you achieved.", "«{where}» no dice qué lograste."),
    "no_numbers": (
        "“{where}” has no number: how many, how much, how fast?",
        "«{where}» no tiene cifras: ¿cuántos, cuánto, en cuánto tiempo?",
    ),
    "no_dates": ("“{where}” has no dates.", "«{where}» no tiene fechas."),
    "ask_summary": ("What do you do best, and what are you looking for?", "¿Qué haces mejor y qué buscas?"),
    "ask_lines": ("What did you achieve as “{where}”?", "¿Qué lograste como «{where}»?"),
    "ask_numbers": (
        "One number for “{where}”: people, money, time, percent?",
        "Una cifra para «{where}»: ¿personas, dinero, tiempo, porcentaje?",
    ),
    "try_missing": ("What is missing in my CV?", "¿Qué falta en mi CV?"),
    "try_improve": ("Improve my experience", "Mejora mi experiencia"),
    "try_shorten": ("Shorten the summary", "Acorta el perfil"),
    "try_skills": ("Add Git to my skills", "Añade Git a mis competencias"),
    "try_color": ("Make it green", "Hazlo verde"),
}


def say(key: str, spoken: str, **values: str) -> str:
    """A text in a language; English for one that is not spoken here."""
    return (
        _TEXTS[key][1 if spoken == "es" else 0].format(**values)
        if values
        else _TEXTS[key][1 if spoken == "es" else 0]
    )
