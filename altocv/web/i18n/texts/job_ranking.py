"""Texts of the list of all CVs beside a job."""

TEXTS: dict[str, tuple[str, str]] = {
    "ranking.title": ("Your CVs for this job", "Tus CV para este empleo"),
    "ranking.all": ("Show all {count}", "Mostrar los {count}"),
    "ranking.busy": ("Matched {done} of {count}", "Comparados {done} de {count}"),
    "ranking.failed": (
        "Your CVs could not be matched. Try again in a moment.",
        "No se pudieron comparar tus CV. Inténtalo de nuevo en un momento.",
    ),
    "ranking.one": (
        "With a second CV you see here which one answers this job better.",
        "Con un segundo CV verás aquí cuál responde mejor a este empleo.",
    ),
    "ranking.one.tailor": ("Tailor one to it", "Adapta uno"),
    "ranking.judge.own": (
        "Compared here by AltoCV itself; nothing was sent anywhere.",
        "Comparado aquí por el propio AltoCV; no se envió nada a ningún sitio.",
    ),
    "ranking.judge.other": ("Compared by {name}.", "Comparado por {name}."),
    "ranking.judge.stood_in": (
        "{name} cannot be asked at the moment, so AltoCV compared by itself.",
        "{name} no está disponible ahora, así que AltoCV comparó por sí mismo.",
    ),
}
