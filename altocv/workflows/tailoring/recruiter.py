"""A recruiter's reading of a CV: an opinion, told by a model in a form that can be checked."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from altocv.ai.catalog import BUILT_IN, Model
from altocv.cv import words
from altocv.cv.document import CV
from altocv.errors import Invalid, ProviderUnavailable
from altocv.workflows.tailoring import prompts
from altocv.workflows.tailoring.asking import Asker
from altocv.workflows.tailoring.run import Progress

_TRIES = 2
_MOST = 8
_NAME = "report"

_Points = Annotated[
    list[Annotated[str, Field(min_length=1, max_length=400)]], Field(default_factory=list, max_length=_MOST)
]


class Reading(BaseModel):
    """Report how the CV reads."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    impression: str = Field(min_length=1, max_length=1_500, description="what stays after half a minute")
    strengths: _Points = Field(description="what speaks for this person, one thing each")
    doubts: _Points = Field(description="what is missing or raises doubts, one thing each")
    questions: _Points = Field(description="what one would ask in a first call")


def check(model: Model) -> None:
    """Raises Invalid for who cannot read like that."""
    if model.id == BUILT_IN:
        raise Invalid(
            "The built-in assistant has no AI model and cannot read a CV as a recruiter does. Choose another "
            "model, or connect one in your settings."
        )


async def read(
    cv: CV, posting: str, model: Model, asker: Asker, spoken: str
) -> AsyncGenerator[Progress | Reading, None]:
    """The reading, after its steps; `posting` is "" where the CV is held against none, `spoken` is en or es.

    A model that does not report as it should is told once. Raises ProviderUnavailable when it still does not.
    """
    messages = prompts.recruiter(cv, posting, spoken)
    for attempt in range(_TRIES):
        yield Progress(20 + 40 * attempt, "reading")
        answer = await asker.ask(model, messages, _TOOL, "simple")
        arguments = next((call.arguments for call in answer.calls if call.name == _NAME), answer.text)
        try:
            yield Reading.model_validate_json(arguments or "{}")
            return
        except ValidationError as error:
            where, said = words.reason(error)
            wrong = f"{'/'.join(map(str, where))} {said}"
        messages += [
            {"role": "assistant", "content": arguments or "…"},
            {"role": "user", "content": f"That was not right: {wrong}. Call {_NAME} once, with every field."},
        ]
    raise ProviderUnavailable("The model did not answer in a form that can be shown. Try another model.")


_TOOL: list[dict[str, Any]] = [
    {
        "type": "function",
        "function": {
            "name": _NAME,
            "description": Reading.__doc__,
            "parameters": Reading.model_json_schema(),
        },
    }
]
