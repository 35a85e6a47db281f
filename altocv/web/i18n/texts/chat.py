"""Texts of the assistant's pane."""

TEXTS: dict[str, tuple[str, str]] = {
    "chat.title": ("Assistant", "Asistente"),
    "chat.empty": (
        "Say what you want to change. Nothing changes before you accept it.",
        "Di qué quieres cambiar. Nada cambia hasta que lo aceptes.",
    ),
    "chat.placeholder": ("Ask for a change, or a question", "Pide un cambio o haz una pregunta"),
    "chat.send": ("Send", "Enviar"),
    "chat.stop": ("Stop", "Parar"),
    "chat.retry": ("Ask again", "Preguntar otra vez"),
    "chat.edit": ("Edit and ask again", "Editar y preguntar otra vez"),
    "chat.model": ("Model", "Modelo"),
    "chat.locked": ("paid plan", "plan de pago"),
    "chat.talks": ("Conversations", "Conversaciones"),
    "chat.new": ("New conversation", "Nueva conversación"),
    "chat.forget": ("Delete this conversation", "Eliminar esta conversación"),
    "chat.thinking": ("An answer is being written", "Escribiendo una respuesta"),
    "chat.stopped": ("You stopped this answer.", "Paraste esta respuesta."),
    "chat.interrupted": (
        "This answer was cut off by a restart; it cost nothing. Ask again for a whole one.",
        "Un reinicio cortó esta respuesta; no costó nada. Pregunta otra vez para tenerla entera.",
    ),
    "chat.accept": ("Accept", "Aceptar"),
    "chat.accept_all": ("Accept all", "Aceptar todo"),
    "chat.reject": ("Reject", "Rechazar"),
    "chat.accepted": ("Accepted", "Aceptado"),
    "chat.rejected": ("Rejected", "Rechazado"),
    "chat.stale": (
        "The text has changed since. Ask again.",
        "El texto ha cambiado desde entonces. Pregunta otra vez.",
    ),
    "chat.flags": ("Not in your CV, nor said by you: {what}", "No está en tu CV ni lo has dicho: {what}"),
    "chat.at_once": ("Apply at once", "Aplicar al momento"),
    "chat.version": ("Change by the assistant", "Cambio del asistente"),
}
