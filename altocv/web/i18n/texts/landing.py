"""Texts of the start page."""

TEXTS: dict[str, tuple[str, str]] = {
    "landing.title": ("Write your CV on the finished page", "Escribe tu CV sobre la página terminada"),
    "landing.lead": (
        "AltoCV sets your words on real pages while you type. What you see is the PDF: the same fonts, the "
        "same lines, the same page breaks.",
        "AltoCV compone tus palabras en páginas reales mientras escribes. Lo que ves es el PDF: las mismas "
        "letras, las mismas líneas, los mismos saltos de página.",
    ),
    "landing.start": ("Start writing", "Empezar a escribir"),
    "landing.start_note": ("Free. No sign-up, no form.", "Gratis. Sin registro ni formularios."),
    "landing.continue": ("Go to your CVs", "Ir a tus CV"),
    "landing.picture": (
        "A finished CV page in AltoCV: name, contact line, work experience, education and skills",
        "Una página de CV terminada en AltoCV: nombre, contacto, experiencia, formación y competencias",
    ),
    "landing.page.title": ("One layout, not two", "Una sola composición, no dos"),
    "landing.page.text": (
        "Preview and PDF are painted from the same page, to the half point. Nothing moves when you export.",
        "La vista previa y el PDF salen de la misma página, al medio punto. Nada se mueve al exportar.",
    ),
    "landing.read.title": ("Read by people and machines", "Legible para personas y máquinas"),
    "landing.read.text": (
        "Every letter, accent and bullet stays text, in reading order, in two columns too. Applicant "
        "tracking systems read what you wrote.",
        "Cada letra, tilde y viñeta sigue siendo texto, en orden de lectura, también a dos columnas. Los "
        "sistemas de selección leen lo que escribiste.",
    ),
    "landing.safe.title": ("Nothing gets lost", "Nada se pierde"),
    "landing.safe.text": (
        "Each change is saved as you make it. Undo two hundred steps, name a version, compare, go back.",
        "Cada cambio se guarda al momento. Deshaz doscientos pasos, nombra una versión, compara y vuelve.",
    ),
    "landing.templates": ("Ten ways to set the same words", "Diez formas de componer las mismas palabras"),
    "landing.templates_text": (
        "Change the template, the fonts, the colours or the page size at any time. Your text stays as it is.",
        "Cambia la plantilla, las letras, los colores o el papel cuando quieras. El texto no cambia.",
    ),
    "landing.formats": (
        "Takes in PDF, Word, LinkedIn and JSON Resume. Hands out PDF, Word, text, Markdown and JSON Resume.",
        "Admite PDF, Word, LinkedIn y JSON Resume. Entrega PDF, Word, texto, Markdown y JSON Resume.",
    ),
    "landing.api": ("API", "API"),
}
