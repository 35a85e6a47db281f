"""Texts of a CV's versions in other languages."""

TEXTS: dict[str, tuple[str, str]] = {
    "languages.title": ("Languages", "Idiomas"),
    "languages.waits": ("Languages: {count} to translate", "Idiomas: {count} por traducir"),
    "languages.lead": (
        "Versions follow this CV: what you change in its structure, dates or design changes there too, and "
        "changed texts are marked as needing translation.",
        "Las versiones siguen a este CV: lo que cambies en su estructura, fechas o diseño cambia también en "
        "ellas, y los textos cambiados se marcan para traducir.",
    ),
    "languages.versions": ("This CV in other languages", "Este CV en otros idiomas"),
    "languages.original": ("Original", "Original"),
    "languages.here": ("Open now", "Abierta"),
    "languages.behind": ("Changes to follow", "Con cambios por seguir"),
    "languages.to_do": ("{count} to translate", "{count} por traducir"),
    "languages.done": ("Translated", "Traducida"),
    "languages.add": ("Add a version", "Añadir una versión"),
    "languages.new": ("Another language", "Otro idioma"),
    "languages.none_left": (
        "There is a version in every language.",
        "Hay una versión en cada idioma.",
    ),
    "languages.waiting": ("To translate: {count}", "Por traducir: {count}"),
    "languages.all_done": (
        "Everything is translated. What you change in the original will show up here.",
        "Todo está traducido. Lo que cambies en el original aparecerá aquí.",
    ),
    "languages.model": ("Translate with", "Traducir con"),
    "languages.translate": ("Translate all", "Traducir todo"),
    "languages.takes": ("about {seconds} s; undo takes it back", "unos {seconds} s; se puede deshacer"),
    "languages.no_model": (
        "No model is connected that could translate. Write the translations below, or add a key in the "
        "settings.",
        "No hay ningún modelo conectado que pueda traducir. Escribe las traducciones abajo o añade una clave "
        "en los ajustes.",
    ),
    "languages.settings": ("Open the settings", "Abrir los ajustes"),
    "languages.translating": ("Translating… {percent} %", "Traduciendo… {percent} %"),
    "languages.translated": ("{count} texts are translated.", "{count} textos traducidos."),
    "languages.translated_some": (
        "{count} texts are translated. {left} are left to you: their numbers or links would have changed.",
        "{count} textos traducidos. Quedan {left} para ti: habrían cambiado sus números o enlaces.",
    ),
    "languages.basics": ("Personal details", "Datos personales"),
    "languages.translation": ("Translation of: {text}", "Traducción de: {text}"),
    "languages.right": ("Right as it is", "Está bien así"),
    "languages.more": ("More follow when these are done.", "Hay más cuando termines estos."),
    "languages.unlink": ("Make it a CV of its own", "Convertirla en un CV aparte"),
    "languages.unlink_text": (
        "It will no longer follow the original. Its texts stay.",
        "Dejará de seguir al original. Sus textos se conservan.",
    ),
    "languages.unlinked": ("This is a CV of its own now", "Ahora es un CV aparte"),
    "languages.followed": (
        "Taken over from the original: what has changed there",
        "Se ha incorporado lo que cambió en el original",
    ),
}
