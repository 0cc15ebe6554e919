"""What of a year may go into a material: only quotes whose consent covers it, only names that may be printed."""

from __future__ import annotations

from datetime import date

from dialogkit.cycle.model import Cycle, Item, Medium, Quote


def cleared(cycle: Cycle, medium: Medium | None) -> Cycle:
    """The cycle without the quotes that have no consent for `medium`, and without names that are not to be published.

    Lists of quote ids elsewhere in the cycle lose the ids of those quotes. Without a medium no quote is left.
    """
    quotes = [quote for quote in cycle.quotes if medium and may_print(quote, medium, cycle.day)]
    known = {quote.id for quote in quotes}
    members = [member for member in cycle.working_group if member.publish]
    return _without(cycle.model_copy(update={"quotes": quotes, "working_group": members}), known)


def may_print(quote: Quote, medium: Medium, day: date) -> bool:
    """Whether a quote's consent is given, covers the medium and has not run out on `day`."""
    consent = quote.consent
    if consent is None or consent.status != "given" or medium not in consent.scope:
        return False
    return consent.expires is None or consent.expires >= day


def _without(item, known: set[str]):
    """The item with every list of quote ids cut down to `known` ones."""
    if isinstance(item, list):
        return [_without(entry, known) for entry in item]
    if not isinstance(item, Item):
        return item
    changes: dict[str, object] = {}
    for name in type(item).model_fields:
        value = getattr(item, name)
        if name == "quotes" and value and isinstance(value[0], str):
            changes[name] = [entry for entry in value if entry in known]
        elif isinstance(value, (Item, list)):
            new = _without(value, known)
            if new != value:
                changes[name] = new
    return item.model_copy(update=changes) if changes else item
