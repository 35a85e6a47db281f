"""What each mail says, as text and as HTML."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Literal

Kind = Literal[
    "sign_up",
    "have_account",
    "reset",
    "no_account",
    "change_email",
    "email_changed",
    "password_changed",
    "tailor_done",
    "letter_done",
    "analysis_done",
    "translation_done",
    "import_done",
    "failed",
]

_TEXTS: dict[Kind, dict[str, tuple[str, str, str]]] = {
    "sign_up": {
        "en": (
            "Finish your AltoCV account",
            "Follow this link to choose a password; then your account is ready. It works for 24 hours.",
            "Choose a password",
        ),
        "es": (
            "Termina tu cuenta de AltoCV",
            "Sigue este enlace para elegir una contraseña y tu cuenta estará lista. Funciona durante 24 horas.",
            "Elegir contraseña",
        ),
    },
    "have_account": {
        "en": (
            "You have an AltoCV account already",
            "Somebody, probably you, wanted to sign up with this address. It has an account: just sign in. "
            "If you do not remember the password, choose a new one on that page.",
            "Sign in",
        ),
        "es": (
            "Ya tienes una cuenta de AltoCV",
            "Alguien, seguramente tú, quiso registrarse con esta dirección. Ya tiene una cuenta: basta con "
            "entrar. Si no recuerdas la contraseña, elige una nueva en esa página.",
            "Entrar",
        ),
    },
    "reset": {
        "en": (
            "Choose a new password for AltoCV",
            "Follow this link to choose a new password. It works for one hour. All your devices are signed out "
            "when you do.",
            "Choose a new password",
        ),
        "es": (
            "Elige una contraseña nueva para AltoCV",
            "Sigue este enlace para elegir una contraseña nueva. Funciona durante una hora. Al hacerlo se cierra "
            "la sesión en todos tus dispositivos.",
            "Elegir una contraseña nueva",
        ),
    },
    "no_account": {
        "en": (
            "There is no AltoCV account for this address",
            "Somebody, probably you, asked for a new password for this address, which has no account. You may "
            "have signed up with another one.",
            "Sign up",
        ),
        "es": (
            "No hay cuenta de AltoCV con esta dirección",
            "Alguien, seguramente tú, pidió una contraseña nueva para esta dirección, que no tiene cuenta. Quizá "
            "te registraste con otra.",
            "Registrarse",
        ),
    },
    "change_email": {
        "en": (
            "Confirm your new address for AltoCV",
            "Follow this link to use this address for your account from now on. It works for 24 hours.",
            "Confirm this address",
        ),
        "es": (
            "Confirma tu nueva dirección para AltoCV",
            "Sigue este enlace para usar esta dirección en tu cuenta desde ahora. Funciona durante 24 horas.",
            "Confirmar esta dirección",
        ),
    },
    "email_changed": {
        "en": (
            "The address of your AltoCV account is changing",
            "Somebody, probably you, asked to move your account to another address. If it was not you, sign in, "
            "change your password and end the other sessions.",
            "Look after your account",
        ),
        "es": (
            "La dirección de tu cuenta de AltoCV va a cambiar",
            "Alguien, seguramente tú, pidió pasar tu cuenta a otra dirección. Si no fuiste tú, entra, cambia la "
            "contraseña y cierra las demás sesiones.",
            "Revisar tu cuenta",
        ),
    },
    "password_changed": {
        "en": (
            "The password of your AltoCV account was changed",
            "If it was not you, choose a new password at once: that signs everybody else out.",
            "Look after your account",
        ),
        "es": (
            "Se cambió la contraseña de tu cuenta de AltoCV",
            "Si no fuiste tú, elige una contraseña nueva enseguida: eso cierra todas las demás sesiones.",
            "Revisar tu cuenta",
        ),
    },
    "tailor_done": {
        "en": (
            "Your tailored CV is ready: {title}",
            "The proposals for “{title}” are there. Nothing has changed yet: look at them, and take over "
            "what you like.",
            "See the proposals",
        ),
        "es": (
            "Tu CV adaptado está listo: {title}",
            "Las propuestas para «{title}» ya están. Aún no ha cambiado nada: míralas y acepta las que te gusten.",
            "Ver las propuestas",
        ),
    },
    "letter_done": {
        "en": (
            "Your cover letter is ready: {title}",
            "The cover letter for “{title}” is written. Read it before you send it.",
            "Read the letter",
        ),
        "es": (
            "Tu carta está lista: {title}",
            "La carta para «{title}» está escrita. Léela antes de enviarla.",
            "Leer la carta",
        ),
    },
    "analysis_done": {
        "en": (
            "The analysis is ready: {title}",
            "What “{title}” asks for, and what to be careful of, is summed up for you.",
            "Read the analysis",
        ),
        "es": (
            "El análisis está listo: {title}",
            "Lo que pide «{title}», y con qué tener cuidado, está resumido para ti.",
            "Leer el análisis",
        ),
    },
    "translation_done": {
        "en": (
            "Your CV is translated: {title}",
            "The texts of “{title}” that waited are translated. Read them before you send the CV.",
            "Open it",
        ),
        "es": (
            "Tu CV está traducido: {title}",
            "Los textos pendientes de «{title}» están traducidos. Léelos antes de enviar el CV.",
            "Abrirlo",
        ),
    },
    "import_done": {
        "en": (
            "Your file is read: {title}",
            "“{title}” is read. Look at what was found in it, and make a CV of it.",
            "Look at it",
        ),
        "es": (
            "Tu archivo está leído: {title}",
            "«{title}» está leído. Mira lo que se encontró y haz un CV con ello.",
            "Verlo",
        ),
    },
    "failed": {
        "en": (
            "This did not work out: {title}",
            "What you ordered for “{title}” could not be finished. It cost nothing; the page says why, and you "
            "can try again there.",
            "See why",
        ),
        "es": (
            "Esto no salió bien: {title}",
            "Lo que pediste para «{title}» no se pudo terminar. No costó nada; la página dice por qué y allí "
            "puedes intentarlo otra vez.",
            "Ver por qué",
        ),
    },
}
"""Kind -> language -> subject, what it is about, what the link does."""

_OF_WORK = ("tailor_done", "letter_done", "analysis_done", "translation_done", "import_done", "failed")

_FOOT = {
    "en": "You get this because somebody used your address at {site}. If it was not you, do nothing.",
    "es": "Recibes esto porque alguien usó tu dirección en {site}. Si no fuiste tú, no hagas nada.",
}

_FOOT_OF_WORK = {
    "en": "You get this because it took over a minute and AltoCV was not open. To get no more of these, turn off "
    "“E-mail me when something long is done” at {site}/settings#notices. This mail has no link that does it "
    "by itself, so that nothing which opens links for you can.",
    "es": "Recibes esto porque tardó más de un minuto y AltoCV no estaba abierto. Para no recibir más, desactiva "
    "«Avisarme por correo cuando termine algo largo» en {site}/settings#notices. Este correo no tiene ningún "
    "enlace que lo haga solo, para que no lo haga un programa que abra enlaces por ti.",
}

_HTML = """<!doctype html><html lang="{language}"><body style="margin:0;background:#f5f6f6;padding:32px 16px;
font:15px/24px system-ui,sans-serif;color:#141a1a"><table role="presentation" width="100%"><tr><td align="center">
<table role="presentation" style="max-width:480px;background:#fff;border-radius:12px;padding:32px"><tr><td>
<p style="margin:0 0 20px;font-weight:600;color:#0b6b63">AltoCV</p>
<h1 style="margin:0 0 12px;font-size:20px;line-height:28px">{subject}</h1><p style="margin:0 0 24px">{about}</p>
<p style="margin:0 0 24px"><a href="{url}" style="display:inline-block;padding:12px 20px;border-radius:8px;
background:#0b6b63;color:#fff;text-decoration:none;font-weight:600">{does}</a></p>
<p style="margin:0;font-size:12px;line-height:18px;color:#66716f;word-break:break-all">{url}</p></td></tr></table>
<p style="max-width:480px;font-size:12px;line-height:18px;color:#66716f">{foot}</p></td></tr></table></body></html>
"""


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail that is ready to go."""

    to: str
    subject: str
    text: str
    html: str


def letter(kind: Kind, to: str, language: str, *, site: str, path: str, title: str = "") -> Letter:
    """The mail of a kind. `site` is the origin that its link begins with, `path` the rest of it; `title`
    is of the work that it tells of."""
    said = _TEXTS[kind].get(language) or _TEXTS[kind]["en"]
    subject, about, does = (part.replace("{title}", title) for part in said)
    feet = _FOOT_OF_WORK if kind in _OF_WORK else _FOOT
    foot = (feet.get(language) or feet["en"]).format(site=site)
    url = site + path
    text = f"{about}\n\n{does}:\n{url}\n\n{foot}\n"
    values = {
        "subject": subject,
        "about": about,
        "does": does,
        "url": url,
        "foot": foot,
        "language": language,
    }
    return Letter(to, subject, text, _HTML.format(**{name: escape(value) for name, value in values.items()}))
