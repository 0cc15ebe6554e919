"""What people are called in a year: its own `labels`, in the forms that dialogkit's sentences need."""

from __future__ import annotations

from dialogkit.cycle.model import NOUNS, Cycle, Event
from dialogkit.cycle.text.nouns import inside, without_article
from dialogkit.cycle.text.nouns import noun as inflected
from dialogkit.markup.parser import unmarked
from dialogkit.processes import process_of
from dialogkit.words import Words


def label(cycle: Cycle, words: Words, name: str) -> str:
    """The home's own name for a part or for people, or the process's, or the standard one; as at the head of a column."""
    own = getattr(cycle.labels, name, None)
    for whom, named in NOUNS.items():
        if name in named.fields:
            form = named.fields[name]
            said = (own.forms.get(form) if own else None) or getattr(process_of(cycle).called(whom, cycle.labels, words), form)
            return capital(without_article(unmarked(said)) if form == "one" else unmarked(said))
    return capital(unmarked(own or "") or words(process_of(cycle).word_for(name)))


def meeting(cycle: Cycle, words: Words, event: Event) -> str:
    """What a meeting is called inside a sentence: its title or label, or the standard words.

    Those keep their capital where they are a name ("Runde Robin"), or begin with the home's, and not where they say what kind of
    meeting it is.
    """
    own = unmarked(getattr(cycle.labels, event.kind, None) or "")
    kind = label(cycle, words, event.kind)
    if not event.title:
        return (own if _is_name(own) else _the(own, words.lang)) if own else words(f"labels.the_{event.kind}")
    first = event.title.split()[0].casefold()
    kinds = [each.split()[0].casefold() for each in (kind, words(f"labels.{event.kind}")) if not _is_name(each)]
    ends = tuple(words("language.meetings").split())
    is_kind = first in words("language.determiners").split() or first.startswith(tuple(kinds)) or first.endswith(ends)
    is_of_home = first.startswith(cycle.organisation.place.split()[0].casefold())
    return inside(event.title) if is_kind and not is_of_home else event.title


def _the(own: str, lang: str) -> str:
    """A label as it stands inside a sentence, in its definite form where that is sure."""
    told = inflected(lang, {"one": own})
    return told.the_one if told.sure else inside(own)


def whom_to_ask(cycle: Cycle, words: Words) -> str:
    """Whom one can ask, as it stands inside a sentence: "kontoret på Solbakken", "the office". A person's name keeps its capital.

    Nothing where the year names nobody.
    """
    name = unmarked(cycle.contact.name) if cycle.contact else ""
    nouns = f"{words('language.determiners')} {words('language.offices')}".split()
    return inside(name) if name.casefold().partition(" ")[0] in nouns else name


def _is_name(text: str) -> bool:
    """Whether some word after the first has a capital."""
    return any(word[0].isupper() for word in text.split()[1:])


def with_people(cycle: Cycle, words: Words) -> Words:
    """The words with what people and places are called: {users} inside a sentence, {Users} at its beginning (see `called`).

    {at_place} is where they are: one is at a home, and in a municipality.
    """
    home = cycle.organisation
    told = {
        **called(cycle, words),
        "at_place": words("common.at" if home.service_place else "common.in", place=unmarked(home.place)),
    }
    return words.knowing({**told, **{capital(name): capital(text) for name, text in told.items()}})


def called(cycle: Cycle, words: Words) -> dict[str, str]:
    """What people and places are called inside a sentence, by the names that sentences ask for them with.

    Of {users} the forms are {one_user} ("en beboer"), {users} ("beboere") and {the_users} ("beboerne"); so it is of staff,
    relatives, participants and homes. There is one {the_municipality}.
    """
    told: dict[str, str] = {}
    for name, named in NOUNS.items():
        noun = process_of(cycle).called(name, cycle.labels, words)
        places = {"one": f"one_{name}", "the_one": f"the_{name}", "many": named.many, "the_many": f"the_{named.many}"}
        told |= {places[form]: getattr(noun, form) for form in named.printed}
    return told


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
