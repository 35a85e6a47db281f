"""The built-in assistant: no model, no network, rules for the common requests in two languages."""

from altocv.ai.builtin.answer import Answer, answer

__all__ = ["Answer", "answer"]
