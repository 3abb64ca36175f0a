"""The shape of the rule file that explains what `check` flags."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from embargo.rulebook.schema import FileModel, Text


class Explanation(BaseModel):
    """Why a rule of `check` exists, a draft that it flags, one that passes, and how to mend the first.

    Both drafts are about `call` (a name among the file's calls) and judged at `at`. `setting` says in a
    sentence what the reader must know of the call.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, Field(pattern=r"^[a-z]+(?:-[a-z]+)*$")]
    title: Text
    why: Text
    call: Text
    at: AwareDatetime
    setting: Text
    flagged: Text
    passes: Text
    mend: Text


class ChecksFile(FileModel):
    """Explanations of the rules of `check`, and the short calls that their examples are about."""

    kind: Literal["checks"]
    calls: dict[str, Text] = Field(default_factory=dict)
    check: tuple[Explanation, ...] = ()

    @model_validator(mode="after")
    def _calls_are_there(self) -> ChecksFile:
        for check in self.check:
            if check.call not in self.calls:
                raise ValueError(f"{check.id}: no call {check.call!r}; there are {', '.join(self.calls) or 'none'}")
        return self
