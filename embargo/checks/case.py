"""A draft's case: the context and what was found in it before any check judges."""

from __future__ import annotations

from functools import cached_property

from embargo.checks.context import Context
from embargo.checks.linking import Linked, link_quotations
from embargo.checks.placing import Placed
from embargo.checks.uses import Use, find_uses
from embargo.draft.model import QuotationKind
from embargo.text import Span
from embargo.values import remembering_value


@remembering_value
class Case:
    """What the checks share: each part is found once, when first asked for."""

    context: Context

    @cached_property
    def quotations(self) -> tuple[Linked, ...]:
        """The draft's quoted words, each linked to its passage."""
        return link_quotations(self.context)

    @cached_property
    def linked(self) -> Placed[Linked]:
        """The draft's quoted words by place."""
        return Placed((one.span, one) for one in self.quotations)

    @cached_property
    def quoted(self) -> Placed[Span]:
        """The stretches of the draft that stand in quotation marks."""
        direct = (one for one in self.context.draft.quotations if one.kind is QuotationKind.DIRECT)
        return Placed((span, span) for one in direct for span in one.spans)

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        """The sentences that use embargoed material without quoting it."""
        return find_uses(self.context, self.quotations)
