"""The assistant: models by LiteLLM or the built-in one, tools that propose edits, checks of proposals."""
