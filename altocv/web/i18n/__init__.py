"""The texts of the interface, in English and Spanish.

Texts live in `texts/`, one module an area, both languages side by side. A page takes `t("key")`, a Var that
the browser resolves and that follows a change of language at once; the server takes `messages(language)`
for the sentences that it makes itself. `plugin.Messages` puts the dictionaries into the front end.
"""

from altocv.web.i18n.catalog import LANGUAGES, Messages, in_each_language, language_of, messages
from altocv.web.i18n.sentences import sentence, sentence_in_each_language
from altocv.web.i18n.translate import ago, day, t

__all__ = [
    "LANGUAGES",
    "Messages",
    "ago",
    "day",
    "in_each_language",
    "language_of",
    "messages",
    "sentence",
    "sentence_in_each_language",
    "t",
]
