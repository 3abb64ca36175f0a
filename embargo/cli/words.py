"""Commands whose parameters are words, just as they were typed."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand

_WORDS = (str, list, tuple, bool)


class WordCommand(TyperCommand):
    """A command that takes its parameters as words: strings, lists of them, or flags.

    typer would convert every value with pydantic, which takes longer to load than most checks take; words need no
    conversion. Whatever is more than words in their places (help, a mistake) is left to typer.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the words into the context's `params`; the words that are left over, which are none."""
        given, extra, _ = self.make_parser(ctx).parse_args(args=list(args))
        words = {name: value for name, value in given.items() if value not in (None, ())}
        missing = any(param.required and param.name not in words for param in self.params)
        more = words.keys() - {param.name for param in self.params}  # --help
        if extra or missing or more or not all(isinstance(value, _WORDS) for value in words.values()):
            return super().parse_args(ctx, args)
        ctx.params.update({param.name: words.get(param.name, param.default) for param in self.params})
        return []
