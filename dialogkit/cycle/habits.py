"""Words that people write where the file wants a name of its own, and which of the names were probably meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from dialogkit.cycle.suggest import closest

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "đ": "d", "ŋ": "n", "ŧ": "t"})
HABITS = {
    "adresse": "place", "alle": "all", "alt-tekst": "alt", "alternativ": "options", "alternativ tekst": "alt",
    "alternativer": "options", "andre": "other", "anna": "other", "annen": "other", "annet": "other", "ansatt": "staff",
    "ansatte": "staff", "ansvarlig": "owner", "antall": "count", "arbeidsgruppa": "working_group",
    "arbeidsgruppe": "working_group", "arrangementer": "events", "artikkel": "n", "artikler": "articles", "av": "by",
    "avdeling": "department", "avdelinger": "departments", "avkrysning": "multi", "avkryssing": "multi", "avslag": "refused",
    "avslutning": "plenary", "avslutting": "plenary", "avslått": "refused", "avtala": "agreed", "avtalt": "agreed",
    "avventer": "pending", "avvist": "dropped", "beboer": "user user_rep", "beboere": "users user", "beboeren": "user",
    "beboerne": "users", "bebuar": "user user_rep", "bebuarar": "users user", "begge": "all", "begynner": "start",
    "beskrivelse": "text", "beskriving": "text", "bestemt": "agreed", "bilde": "src photo", "bilder": "photo",
    "bildetekst": "caption", "blanda": "mixed", "blandet": "mixed", "bokmål": "nb", "bolig": "home", "boligen": "home",
    "both": "all", "bra": "good", "brukar": "user user_rep", "brukarrepresentant": "user_rep", "bruker": "user user_rep",
    "brukere": "users", "brukerrepresentant": "user_rep", "bustad": "home", "både og": "mixed", "checkbox": "multi",
    "coffee": "break", "color": "colour", "colors": "colours", "dato": "date", "delar": "parts", "deler": "parts",
    "dialog": "dialogue", "dialogforum": "forum", "dialogkonferanse": "conference", "dialogkonferansen": "conference",
    "dialogpakke": "dialogue", "dialogpakken": "dialogue", "droppa": "dropped", "droppet": "dropped", "dårleg": "bad",
    "dårlig": "bad", "e-mail": "email", "e-post": "email", "eitt": "single", "eitt svar": "single", "employee": "staff",
    "employees": "staff", "en": "single", "eng": "en", "engelsk": "en", "english": "en", "enkeltvalg": "single",
    "epost": "email", "ett": "single", "ett svar": "single", "evaluering": "evaluation", "everyone": "all",
    "fagforening": "union", "familie": "relative", "familien": "relative", "family": "relative", "far": "relative",
    "fargar": "colours", "farge": "colours colour", "farger": "colours colour", "ferdig": "done", "fil": "src",
    "finished": "done", "fint": "good", "fleire": "multi", "fleire svar": "multi", "flere": "multi", "flere svar": "multi",
    "flervalg": "multi", "foredrag": "talk", "foreslege": "proposed", "foreslått": "proposed", "forklaring": "plain",
    "formål": "purpose", "forslag": "proposals proposed", "foto": "photo", "fotograf": "author", "fotografi": "photo",
    "fra": "start", "free text": "open", "frist": "due", "fritekst": "open", "fullført": "done", "funn": "findings",
    "funnene": "findings", "føremål": "purpose", "gitt": "given", "gitt ja": "given", "gjeve": "given", "gjort": "done",
    "god": "good", "godkjent": "given", "gray": "grey", "group work": "task", "grunn": "reason", "gruppe": "groups",
    "gruppearbeid": "task", "gruppeoppgave": "task", "gruppeoppgåve": "task", "grupper": "groups", "grå": "grey",
    "gråtoner": "grey", "heim": "home", "helse": "health", "hendelser": "events", "hjelp": "help", "hjelper": "staff",
    "hjem": "home", "huset": "home", "hvem": "who", "i gang": "doing", "ikke spurt": "pending", "ikke svart": "pending",
    "ikkje spurt": "pending", "ikon": "symbol", "illustrasjon": "illustration", "in progress": "doing", "innhentet": "given",
    "innledning": "talk", "innlegg": "talk", "innleiing": "talk", "internett": "web", "ja": "given yes",
    "ja eller nei": "yesno", "ja og nei": "yesno", "ja/nei": "yesno", "ja_nei": "yesno", "jaellernei": "yesno",
    "kaffe": "break", "kaffepause": "break", "kapittel": "sections", "kilde": "source", "kilder": "sources",
    "kommune": "municipality", "kommunen": "service", "konferanse": "conference", "konferansen": "conference",
    "kontakt": "contact", "kontaktperson": "contact", "kort": "cards game", "kortene": "game", "kriminalitet": "crime",
    "kryss": "multi", "kryss av": "multi", "lagt bort": "dropped", "lecture": "talk", "leder": "leader", "leiar": "leader",
    "lenke": "url", "lese av": "checked_by", "lest av": "checked_by", "lisens": "licence", "lite blekk": "low",
    "lokale": "place", "lunsj": "lunch", "løsning": "solutions", "løsninger": "solutions",
    "løsningskonferanse": "solutions_conference", "løsningskonferansen": "solutions_conference", "løsningsverksted": "workshop",
    "løysingar": "solutions", "mail": "email", "mat": "lunch", "matpause": "lunch", "medarbeidar": "staff",
    "medarbeider": "staff", "middag": "lunch", "mobil": "phone", "mor": "relative", "multiple": "multi", "mål": "aims",
    "møta": "events", "møte": "meeting", "møter": "events", "namn": "name", "navn": "name", "navnet": "name", "negativ": "bad",
    "negative": "bad", "negativt": "bad", "nei": "refused no none", "nektet": "refused", "nett": "web", "nettet": "web",
    "nettside": "web url", "nettsiden": "web", "nivå": "level", "nno": "nn", "no": "nb", "nob": "nb", "noen andre": "other",
    "norsk": "nb", "norsk bokmål": "nb", "norsk nynorsk": "nn", "norwegian": "nb", "ny": "proposed", "nynorsk": "nn",
    "nøytral": "neutral", "ok": "given", "one": "single", "online": "web", "ope": "open", "ope spørsmål": "open",
    "opning": "welcome", "oppgave": "task", "oppgaver": "tasks", "oppgåve": "task", "oppgåver": "tasks",
    "oppsummering": "plenary", "ord": "word", "ordliste": "glossary", "organisasjon": "organisation",
    "overskrift": "heading title", "pause": "break", "personal": "staff", "personale": "staff", "personen": "person",
    "personvern": "privacy", "plakat": "poster", "plakaten": "poster", "plenum": "plenary", "politikk": "politics",
    "positiv": "good", "positive": "good", "positivt": "good", "prisar": "awards", "priser": "awards", "program": "agenda",
    "punkt": "points", "punkter": "points", "påbegynt": "doing", "pågår": "doing", "pårørande": "relative",
    "pårørende": "relative relatives", "radio": "single", "rapport": "report", "rapporten": "report", "registrering": "welcome",
    "religion": "religion", "resident": "user user_rep", "residents": "users user", "rettar": "rights", "rettigheter": "rights",
    "rolle": "role", "sa nei": "refused", "sagt av": "who", "sagt nei": "refused", "samarbeidspartnere": "partners",
    "samtykka": "given", "samtykke": "consent", "samtykket": "given", "seksualitet": "sex", "seminaret": "seminar",
    "sitat": "quotes", "sitater": "quotes", "skala": "scale", "skrift": "fonts", "skrifter": "fonts", "skriv": "open",
    "skriver": "print", "slutt": "end", "sluttar": "end", "sluttdato": "end_date", "slutter": "end", "spar": "low",
    "sparsom": "low", "spel": "game", "spill": "game", "spillet": "game", "språk": "lang", "spørsmål": "questions",
    "spørsmålet": "text", "stad": "place", "starta": "doing", "startet": "doing", "sted": "place", "steg": "steps",
    "straff": "crime", "svar": "options", "svaralternativer": "options", "svart-hvitt": "grey", "svart/hvitt": "grey",
    "svarthvitt": "grey", "symbol": "symbols", "symboler": "symbols", "takk": "thanks", "tal": "count",
    "tegning": "illustration", "teikning": "illustration", "tekst": "text open", "telefon": "phone", "tema": "theme",
    "temaene": "themes", "temaer": "themes", "tenesta": "service", "tid": "start", "til": "end to",
    "tilbaketrukket": "withdrawn", "tillitsvald": "user_rep", "tillitsvalgt": "user_rep", "tilsett": "staff",
    "tilsette": "staff", "tittel": "title", "tittelen": "title", "tjeneste": "service", "tjenesten": "service",
    "tjenestested": "service_place", "tlf": "phone", "tlf.": "phone", "trekt": "withdrawn", "trekt tilbake": "withdrawn",
    "tro": "religion", "trukket": "withdrawn", "trukket tilbake": "withdrawn", "ubesvart": "pending", "undertittel": "subtitle",
    "utført": "done", "utskrift": "print", "valg": "options", "velg en": "single", "velkommen": "welcome", "ventar": "pending",
    "venter": "pending", "verdi": "value", "verge": "relative", "verksted": "workshop", "verkstedet": "workshop",
    "vet ikke": "pending", "vond": "bad", "website": "web", "workshopen": "workshop", "yes": "given", "yes or no": "yesno",
    "yes/no": "yesno", "åpen": "open", "åpent": "open", "åpent spørsmål": "open", "åpning": "welcome", "år": "year",
    "én": "single",
}  # fmt: skip
"""Norwegian and English words, in small letters, with the names they may stand for: the first of those that fit the place."""


def meant_name(name: str, names: Iterable[str]) -> str | None:
    """The one of `names` that was probably meant: a word for it, or the nearest in spelling."""
    names = tuple(names)
    habits = HABITS.get(" ".join(name.casefold().split()), "").split()
    return next((habit for habit in habits if habit in names), None) or closest(name, names)


def id_of(name: object) -> str | None:
    """The id that was probably meant: `God mat` is `god-mat`, `Måltid` is `maltid`. None where nothing is left, or too much."""
    plain = unicodedata.normalize("NFKD", str(name).casefold().translate(_LETTERS)).encode("ascii", "ignore").decode()
    meant = re.sub(r"[^a-z0-9_]+", "-", plain).strip("-_")
    return meant if 0 < len(meant) <= 40 else None
