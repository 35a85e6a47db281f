"""Texts of the bell, and of what it tells."""

TEXTS: dict[str, tuple[str, str]] = {
    "notice.title": ("Notices", "Avisos"),
    "notice.bell": ("Notices", "Avisos"),
    "notice.bell.unread": ("Notices, new: {count}", "Avisos, nuevos: {count}"),
    "notice.none": (
        "Nothing yet. Tailored CVs, letters, analyses and imports are told here when they are done.",
        "Nada todavía. Aquí se avisa cuando estén listos los CV adaptados, cartas, análisis e importaciones.",
    ),
    "notice.begin": ("Tailor a CV to a job", "Adaptar un CV a un empleo"),
    "notice.read_all": ("Mark all as read", "Marcar todo como leído"),
    "notice.new": ("New", "Nuevo"),
    "notice.open": ("Open", "Abrir"),
    "notice.tailor.ready": ("Tailored CV is ready", "CV adaptado listo"),
    "notice.letter.ready": ("Cover letter is ready", "Carta lista"),
    "notice.analysis.ready": ("Analysis is ready", "Análisis listo"),
    "notice.translation.ready": ("CV is translated", "CV traducido"),
    "notice.import.ready": ("File is read", "Archivo leído"),
    "notice.tailor.failed": ("Tailoring did not work out", "La adaptación no salió bien"),
    "notice.letter.failed": ("Letter did not work out", "La carta no salió bien"),
    "notice.analysis.failed": ("Analysis did not work out", "El análisis no salió bien"),
    "notice.translation.failed": ("Translation did not work out", "La traducción no salió bien"),
    "notice.import.failed": ("File could not be read", "No se pudo leer el archivo"),
    "settings.notices": ("Notices", "Avisos"),
    "settings.notices_text": (
        "The bell tells what is done. A mail goes out only when it took over a minute and AltoCV is open "
        "nowhere.",
        "La campana avisa de lo que está hecho. Solo se envía un correo si tardó más de un minuto y AltoCV "
        "no está abierto en ningún sitio.",
    ),
    "settings.mail_notices": (
        "E-mail me when something long is done",
        "Avisarme por correo cuando termine algo largo",
    ),
}
