"""Texts that more than one page shows, and those of the frame around all pages."""

TEXTS: dict[str, tuple[str, str]] = {
    "language": ("en", "es"),
    "app.skip": ("Skip to content", "Saltar al contenido"),
    "app.nav": ("Pages", "Páginas"),
    "app.nav.cvs": ("CVs", "CV"),
    "app.nav.jobs": ("Jobs", "Empleos"),
    "app.nav.tailor": ("Tailor", "Adaptar"),
    "app.preferences": ("Appearance and language", "Apariencia e idioma"),
    "app.theme": ("Colour theme", "Tema de color"),
    "app.theme.light": ("Light", "Claro"),
    "app.theme.dark": ("Dark", "Oscuro"),
    "app.theme.system": ("System", "Sistema"),
    "app.language": ("Language", "Idioma"),
    "app.close": ("Close", "Cerrar"),
    "app.undo": ("Undo", "Deshacer"),
    "app.retry": ("Try again", "Reintentar"),
    "app.loading": ("Loading…", "Cargando…"),
    "app.offline": (
        "The connection is lost. What you type is kept and sent when it is back.",
        "Se perdió la conexión. Lo que escribas se guarda y se enviará cuando vuelva.",
    ),
    "error.broke": (
        "Something broke on our side. Your text is safe; please try that again.",
        "Algo falló por nuestra parte. Tu texto está a salvo; inténtalo de nuevo.",
    ),
    "error.page.title": ("This page could not be shown", "No se pudo mostrar esta página"),
    "error.page.text": (
        "Your text is safe on the server. Loading the page again usually helps.",
        "Tu texto está a salvo en el servidor. Volver a cargar la página suele funcionar.",
    ),
    "error.page.reload": ("Load again", "Volver a cargar"),
    "not_found.title": ("There is no such page", "Esta página no existe"),
    "not_found.text": (
        "The address may be mistyped, or the CV behind it was deleted.",
        "Puede que la dirección esté mal escrita o que el CV se haya eliminado.",
    ),
    "not_found.home": ("Go to your CVs", "Ir a tus CV"),
}
