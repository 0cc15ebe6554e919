"""What people are called in a year: its own `labels`, in the forms that dialogkit's sentences need."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from functools import cache

from dialogkit.cycle.model import Cycle, Event
from dialogkit.markup.parser import unmarked
from dialogkit.processes import process_of
from dialogkit.resources import read_texts
from dialogkit.words import Words

_MORE = re.compile(r"\s(?:som|med|av|på|i|fra|frå|til|hos|for|who|with|of|in|from|at)\s")  # what follows the head of a name


def label(cycle: Cycle, words: Words, name: str) -> str:
    """The home's own name for a part or for people, or the process's, or the standard one; as at the head of a column."""
    own = getattr(cycle.labels, name, None)
    return capital(unmarked(own or "") or words(process_of(cycle).word_for(name)))


def meeting(cycle: Cycle, words: Words, event: Event) -> str:
    """What a meeting is called inside a sentence: its title or label, or the standard words.

    Those keep their capital where they are a name ("Runde Robin"), or begin with the home's, and not where they say what kind of
    meeting it is.
    """
    own = unmarked(getattr(cycle.labels, event.kind, None) or "")
    noun = label(cycle, words, event.kind)
    if not event.title:
        return (own if _is_name(own) else _inside(own)) if own else words(f"labels.the_{event.kind}")
    first = event.title.split()[0].casefold()
    kinds = [each.split()[0].casefold() for each in (noun, words(f"labels.{event.kind}")) if not _is_name(each)]
    ends = tuple(words("language.meetings").split())
    is_kind = first in words("language.determiners").split() or first.startswith(tuple(kinds)) or first.endswith(ends)
    is_of_home = first.startswith(cycle.organisation.place.split()[0].casefold())
    return _inside(event.title) if is_kind and not is_of_home else event.title


def whom_to_ask(cycle: Cycle, words: Words) -> str:
    """Whom one can ask, as it stands inside a sentence: "kontoret på Solbakken", "the office". A person's name keeps its capital.

    Nothing where the year names nobody.
    """
    name = unmarked(cycle.contact.name) if cycle.contact else ""
    nouns = f"{words('language.determiners')} {words('language.offices')}".split()
    return _inside(name) if name.casefold().partition(" ")[0] in nouns else name


def _is_name(text: str) -> bool:
    """Whether some word after the first has a capital."""
    return any(word[0].isupper() for word in text.split()[1:])


def with_people(cycle: Cycle, words: Words) -> Words:
    """The words with what people are called: {users} and {staff} inside a sentence, {Users} and {Staff} at its beginning.

    A label is one word or two, without article, and only that form of it is known. So no sentence of a locale asks for another:
    one who lives there is {one_user} ("en beboer"), many are {users} ("beboere").
    """
    told = {name: _inside(label(cycle, words, name)) for name in ("user", "users", "staff")}
    told["one_user"] = one(told["user"], words.lang)
    return words.knowing({**told, **{capital(name): capital(text) for name, text in told.items()}})


def one(name: str, lang: str) -> str:
    """A name of one of many, with its indefinite article: "en beboer", "et medlem", "an inhabitant"."""
    articles = _articles()[lang]
    if name.split()[0] in articles:
        return name
    head = _MORE.split(name)[0].split()[0 if lang == "en" else -1]
    fits = (article for article, heads in articles.items() if any(fnmatchcase(head, pattern) for pattern in heads.split()))
    return f"{next(fits)} {name}"


@cache
def _articles() -> dict[str, dict[str, str]]:
    """The articles of each language, and patterns of what stands after each."""
    return read_texts("language", "articles.yaml")


def _inside(text: str) -> str:
    """A name as it stands inside a sentence: with a small letter, unless it is an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
