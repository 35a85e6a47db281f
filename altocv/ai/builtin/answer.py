"""What the built-in assistant answers: words, and calls of the same tools that a model has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from altocv.ai.builtin import review
from altocv.ai.builtin.texts import say
from altocv.ai.builtin.wording import improved, shortened

_LISTS = ("highlights", "courses")
_TEXTS = ("summary", "description")

_COLORS = {
    "blue": "#1f4e79", "azul": "#1f4e79", "navy": "#12305c", "marino": "#12305c", "green": "#1f6b45", "verde": "#1f6b45",
    "red": "#9b2226", "rojo": "#9b2226", "burgundy": "#6d1a36", "granate": "#6d1a36", "purple": "#5a3d8a",
    "morado": "#5a3d8a", "violet": "#5a3d8a", "teal": "#0b6b63", "turquesa": "#0b6b63", "black": "#1f2328",
    "negro": "#1f2328", "grey": "#4b5563", "gray": "#4b5563", "gris": "#4b5563", "orange": "#b4530a",
    "naranja": "#b4530a",
}  # fmt: skip

_TEMPLATES = (
    "classic", "modern", "minimal", "compact", "executive", "academic", "technical", "elegant", "sidebar", "split",
)  # fmt: skip

_FONTS = (
    "Source Sans 3",
    "Lato",
    "Roboto",
    "Open Sans",
    "Raleway",
    "Ubuntu",
    "Noto Sans",
    "EB Garamond",
    "Poppins",
)

_LANGUAGES = {
    "english": "en", "ingles": "en", "spanish": "es", "espanol": "es", "castellano": "es", "french": "fr",
    "frances": "fr", "german": "de", "aleman": "de", "portuguese": "pt", "portugues": "pt", "italian": "it",
    "italiano": "it", "dutch": "nl", "holandes": "nl",
}  # fmt: skip

_SECTIONS = {
    "summary": ("summary", "profile", "perfil", "resumen"),
    "work": ("work", "experience", "jobs", "experiencia", "trabajo"),
    "education": ("education", "studies", "formacion", "educacion", "estudios"),
    "skills": ("skills", "skill", "competencias", "habilidades", "aptitudes"),
    "languages": ("languages", "idiomas"),
    "projects": ("projects", "proyectos"),
    "volunteer": ("volunteering", "volunteer", "voluntariado"),
    "certificates": ("certificates", "certifications", "certificados", "certificaciones"),
    "awards": ("awards", "premios"),
    "publications": ("publications", "publicaciones"),
    "interests": ("interests", "hobbies", "intereses", "aficiones"),
    "references": ("references", "referencias"),
}


@dataclass
class Answer:
    """Words (Markdown), and calls: name and arguments of each tool."""

    text: str
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)


@dataclass(frozen=True)
class Request:
    """What was asked, the CV's outline (see `altocv.ai.outline`), and the language to answer in."""

    text: str
    cv: dict[str, Any]
    spoken: str

    @property
    def plain(self) -> str:
        return folded(self.text)

    @property
    def language(self) -> str:
        return str(self.cv.get("language", "en"))

    def has(self, *words: str) -> bool:
        """True when one of the words (folded beginnings of words) is in the request."""
        return any(re.search(rf"\b{word}", self.plain) for word in words)

    def sections(self) -> list[dict[str, Any]]:
        """The sections that the request names, in its order."""
        found = []
        for section in self.cv.get("sections", []):
            names = (*_SECTIONS.get(section["kind"], ()), folded(section["title"]))
            at = min(
                (m.start() for n in names if n and (m := re.search(rf"\b{re.escape(n)}\b", self.plain))),
                default=-1,
            )
            if at >= 0:
                found.append((at, section))
        return [section for _, section in sorted(found, key=lambda pair: pair[0])]


def answer(text: str, cv: dict[str, Any], spoken: str) -> Answer:
    """What the built-in assistant says to a request, and proposes."""
    about = _ABOUT.search(text)
    if about is not None:
        return _one_text(Request(text[: about.start()], cv, spoken), about[1])
    request = Request(text, cv, spoken)
    for rule in _RULES:
        if (found := rule(request)) is not None:
            return found
    return Answer(say("help", spoken))


_ABOUT = re.compile(r":?\s*“[^”]*”\s*\(((?:@[\w-]+|basics)/[\w/-]+)\)\s*$", re.ASCII)
"""How the pane speaks of one text: its words, and its path."""


def _one_text(request: Request, path: str) -> Answer:
    """A request about one text."""
    text = next((text for at, text, _ in _lines(request.cv) if at == path), None)
    if request.has("number", "cifra") and text is not None:
        return Answer(
            say("numbers", request.spoken), [("ask_for", {"questions": [say("ask_number", request.spoken)]})]
        )
    if text is None or not request.has("improve", "shorten", "mejora", "acorta"):
        return Answer(say("needs_model", request.spoken))
    change = shortened if request.has("shorten", "acorta") else improved
    better = change(text, request.language)
    if better == text:
        return Answer(say("plain_already", request.spoken))
    return Answer(say("reworded", request.spoken), [("set_text", {"path": path, "value": better})])


def _missing(request: Request) -> Answer | None:
    if not request.has(
        "missing", "lack", "review", "what should", "check", "falta", "revisa", "que mejor", "que deberia"
    ):
        return None
    points, questions = review.points(request.cv, request.spoken)
    if not points:
        return Answer(say("complete", request.spoken))
    calls = [("ask_for", {"questions": questions[:4]})] if questions else []
    return Answer(say("missing", request.spoken) + "\n\n" + "\n".join(f"- {p}" for p in points), calls)


def _color(request: Request) -> Answer | None:
    named = next((value for name, value in _COLORS.items() if re.search(rf"\b{name}\b", request.plain)), None)
    hexed = re.search(r"#[0-9a-f]{6}\b", request.plain)
    value = hexed[0] if hexed else named
    if value is None or request.has("remove", "quita", "delete", "elimina"):
        return None
    return Answer(say("color", request.spoken), [("set_design", {"name": "colors/primary", "value": value})])


def _template(request: Request) -> Answer | None:
    if not request.has("template", "plantilla", "layout", "style", "estilo", "look"):
        return None
    name = next((t for t in _TEMPLATES if t in request.plain), None)
    if name is None:
        return Answer(say("templates", request.spoken) + " " + ", ".join(_TEMPLATES) + ".")
    return Answer(say("template", request.spoken), [("set_design", {"name": "template", "value": name})])


def _font(request: Request) -> Answer | None:
    chosen = next((font for font in _FONTS if folded(font) in request.plain), None)
    if chosen is not None:
        names = ("body_font", "heading_font")
        return Answer(
            say("font", request.spoken), [("set_design", {"name": n, "value": chosen}) for n in names]
        )
    if _color(request) is not None:
        return None
    if request.has("font", "letra", "fuente", "tipografia", "text size", "tamano"):
        size = float(request.cv.get("design", {}).get("size", 10))
        step = 0.5 if request.has("bigger", "larger", "grande", "mayor", "increase", "aumenta") else 0
        step = step or (-0.5 if request.has("smaller", "pequen", "menor", "reduce", "decrease") else 0)
        if step:
            wanted = round(min(14.0, max(7.0, size + step)), 1)
            return Answer(say("size", request.spoken), [("set_design", {"name": "size", "value": wanted})])
        return Answer(say("fonts", request.spoken) + " " + ", ".join(_FONTS) + ".")
    return None


def _translate(request: Request) -> Answer | None:
    if not request.has("translat", "traduc", "language of the cv", "idioma del cv"):
        return None
    code = next((c for name, c in _LANGUAGES.items() if re.search(rf"\b{name}\b", request.plain)), None)
    if code is None:
        return None
    return Answer(say("translate", request.spoken), [("set_language", {"language": code})])


def _reorder(request: Request) -> Answer | None:
    if not request.has(
        "move", "put", "reorder", "before", "above", "after", "below", "mueve", "pon", "antes", "despues"
    ):
        return None
    named = request.sections()
    order = [section["id"] for section in request.cv.get("sections", [])]
    if len(named) == 1 and request.has("first", "top", "primero", "arriba", "principio"):
        return Answer(say("moved", request.spoken), [("move", {"path": named[0]["id"], "index": 0})])
    if len(named) != 2:
        return None
    one, other = named
    at = order.index(other["id"])
    after = request.has("after", "below", "despues", "debajo")
    from_before = order.index(one["id"]) < at
    index = at + (1 if after else 0) - (1 if from_before else 0)
    return Answer(say("moved", request.spoken), [("move", {"path": one["id"], "index": max(0, index)})])


def _remove(request: Request) -> Answer | None:
    if not request.has("remove", "delete", "drop", "quita", "elimina", "borra"):
        return None
    wanted = _object(request.plain, ("remove", "delete", "drop", "quita", "elimina", "borra"))
    named = request.sections()
    if named and request.has("section", "seccion"):
        return Answer(say("removed", request.spoken), [("remove", {"path": named[0]["id"]})])
    for path, text in _parts(request.cv):
        if wanted and len(wanted) > 2 and wanted in folded(text):
            return Answer(say("removed", request.spoken), [("remove", {"path": path})])
    if named:
        return Answer(say("removed", request.spoken), [("remove", {"path": named[0]["id"]})])
    return Answer(say("not_found", request.spoken, what=wanted or "…"))


def _add(request: Request) -> Answer | None:
    if not request.has("add", "include", "anade", "agrega", "incluye", "pon "):
        return None
    found = re.search(
        r"\b(?:add|include|añade|anade|agrega|incluye|pon)\b\s+(.+?)\s+(?:to|in|into|a|en)\s+"
        r"(?:my |the |mis |las |los |la |el )?([\w\s]+?)[.!]?$",
        request.text.strip(),
        re.IGNORECASE,
    )
    if not found:
        return None
    what, where = found[1].strip(" \"'“”«»"), Request(found[2], request.cv, request.spoken).sections()
    items = [part.strip(" \"'“”«»") for part in re.split(r",|\band\b|\by\b|\be\b", what) if part.strip()]
    if not where or not items:
        return Answer(say("not_found", request.spoken, what=found[2]))
    section = where[0]
    calls = list(_additions(section, items))
    return Answer(say("added", request.spoken), calls) if calls else Answer(say("help", request.spoken))


def _additions(section: dict[str, Any], items: list[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    entries = section["entries"]
    if section["kind"] == "skills" and entries and entries[-1].get("keywords"):
        for item in items:
            yield "add_line", {"path": f"{entries[-1]['id']}/keywords", "value": item}
        return
    name = {"languages": "language", "awards": "title", "education": "institution", "custom": "title"}
    for item in items:
        yield "add_entry", {"section": section["id"], "fields": {name.get(section["kind"], "name"): item}}


def _wording(request: Request) -> Answer | None:
    shorten = request.has(
        "shorten", "shorter", "concise", "trim", "cut", "acorta", "resume ", "mas corto", "breve"
    )
    improve = request.has(
        "improve", "rewrite", "stronger", "better", "polish", "mejora", "reescribe", "pule", "reforma"
    )
    if not (shorten or improve):
        return None
    change = shortened if shorten else improved
    wanted = {section["id"] for section in request.sections()}
    calls = [
        ("set_text", {"path": path, "value": better})
        for path, text, section in _lines(request.cv)
        if (not wanted or section in wanted) and (better := change(text, request.language)) != text
    ][:8]
    return Answer(say("reworded" if calls else "plain_already", request.spoken), calls)


_RULES: tuple[Callable[[Request], Answer | None], ...] = (
    _missing,
    _template,
    _font,
    _translate,
    _remove,
    _reorder,
    _wording,
    _add,
    _color,
)


def folded(text: str) -> str:
    """Small letters without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def _object(plain: str, verbs: tuple[str, ...]) -> str:
    found = re.search(
        rf"\b(?:{'|'.join(verbs)})\w*\s+(?:the |my |la |el |los |las |mi |mis )?(.+?)[.!]?$", plain
    )
    what = found[1] if found else ""
    return re.sub(r"\b(?:section|entry|line|seccion|entrada|linea|de|from .*)\b", "", what).strip(" \"'")


def _parts(cv: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Lines and entries with their paths, the smallest first."""
    for section in cv.get("sections", []):
        for entry in section["entries"]:
            for name, value in entry.items():
                if isinstance(value, list):
                    for index, line in enumerate(value):
                        yield f"{entry['id']}/{name}/{index}", str(line)
    for section in cv.get("sections", []):
        for entry in section["entries"]:
            yield entry["id"], " ".join(str(v) for n, v in entry.items() if n != "id" and isinstance(v, str))


def _lines(cv: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """The texts that can be worded better: path, text, id of the section."""
    if cv.get("basics", {}).get("summary"):
        summary = next((s["id"] for s in cv.get("sections", []) if s["kind"] == "summary"), "")
        yield "basics/summary", cv["basics"]["summary"], summary
    for section in cv.get("sections", []):
        for entry in section["entries"]:
            for name in _TEXTS:
                if entry.get(name):
                    yield f"{entry['id']}/{name}", entry[name], section["id"]
            for name in _LISTS:
                for index, line in enumerate(entry.get(name, [])):
                    yield f"{entry['id']}/{name}/{index}", line, section["id"]
