"""Texts of the check's pane."""

TEXTS: dict[str, tuple[str, str]] = {
    "check.title": ("Check", "Revisión"),
    "check.checking": ("Checking…", "Revisando…"),
    "check.again": ("Check again", "Revisar otra vez"),
    "check.old": ("The CV has changed since it was checked.", "El CV ha cambiado desde la revisión."),
    "check.text": (
        "How a machine that sorts applications reads the exported PDF. Rules of version {rules}; no AI.",
        "Cómo lee el PDF exportado una máquina que clasifica candidaturas. Reglas versión {rules}; sin IA.",
    ),
    "check.weight": ("{weight} points", "{weight} puntos"),
    "check.findings": ("What could be better", "Qué se puede mejorar"),
    "check.nothing": ("Nothing was found.", "No se encontró nada."),
    "check.high": ("important", "importante"),
    "check.medium": ("worth it", "conviene"),
    "check.low": ("detail", "detalle"),
    "check.show": ("Show", "Mostrar"),
    "check.fix": ("Fix it", "Corregir"),
    "check.propose": ("Propose a change", "Proponer un cambio"),
    "check.ask": ("Propose how to mend this: {said}", "Propón cómo corregir esto: {said}"),
    "check.recruiter": ("A recruiter's reading", "La lectura de un seleccionador"),
    "check.recruiter_text": (
        "The assistant reads the CV as a recruiter would. That is an opinion, and counts for no points.",
        "El asistente lee el CV como lo haría un seleccionador. Es una opinión y no suma puntos.",
    ),
    "check.recruiter_go": ("Ask for an opinion", "Pedir una opinión"),
    "check.recruiter_ask": (
        "Read this CV as a recruiter would who has half a minute: what stays, what is missing, what raises "
        "doubts? This is an opinion; say so.",
        "Lee este CV como un seleccionador con medio minuto: ¿qué se recuerda, qué falta, qué genera dudas? "
        "Es una opinión; dilo.",
    ),
    "check.against": ("Hold it against a posting", "Comparar con una oferta"),
    "check.against_hint": ("Paste the text of the posting", "Pega el texto de la oferta"),
    "check.read": ("What the machine reads", "Lo que lee la máquina"),
    "check.read_text": (
        "The text of the PDF in the order in which programs find it.",
        "El texto del PDF en el orden en que lo encuentran los programas.",
    ),
    "check.past": ("Earlier scores", "Puntuaciones anteriores"),
    "check.part.parsing": ("Readable", "Legible"),
    "check.part.contact": ("Contact details", "Datos de contacto"),
    "check.part.sections": ("Sections", "Secciones"),
    "check.part.dates": ("Dates", "Fechas"),
    "check.part.length": ("Length", "Extensión"),
    "check.part.bullets": ("Bullet points", "Logros"),
    "check.part.repetition": ("Repetition", "Repetición"),
    "check.part.hygiene": ("Spelling and marks", "Ortografía y signos"),
    "check.part.keywords": ("Keywords", "Palabras clave"),
}
