"""Words that people write where the file wants a name of its own, and which of the names were probably meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from dialogkit.cycle.text.suggest import closest

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "đ": "d", "ŋ": "n", "ŧ": "t"})
HABITS = {
    "adresse": "place", "alle": "all", "alt-tekst": "alt", "alternativ": "options", "alternativ tekst": "alt",
    "alternativer": "options", "andre": "other", "anna": "other", "annen": "other", "annet": "other", "ansatt": "staff",
    "ansatte": "staff", "ansvarlig": "owner", "antall": "count", "arbeidsgruppa": "working_group",
    "arbeidsgruppe": "working_group", "ark": "sheet paper", "arrangementer": "events", "artikkel": "n", "artikler": "articles",
    "av": "by", "avdeling": "department", "avdelinger": "departments", "avkrysning": "multi", "avkryssing": "multi",
    "avslag": "refused", "avslutning": "plenary", "avslutting": "plenary", "avslått": "refused", "avtala": "agreed",
    "avtalt": "agreed", "avventer": "pending", "avvist": "dropped", "bakgrunn": "background tint", "bakside": "back backs",
    "baksiden": "back backs", "baksider": "backs", "beboer": "user user_rep", "beboere": "users user", "beboeren": "user",
    "beboerne": "users", "bebuar": "user user_rep", "bebuarar": "users user", "begge": "all", "begynner": "start",
    "beskrivelse": "text", "beskriving": "text", "bestemt": "agreed", "bilde": "src photo", "bilder": "photo",
    "bildetekst": "caption", "black": "grey", "black and white": "grey", "blanda": "mixed", "blandet": "mixed", "blanke": "blank",
    "bokmaal": "nb", "bokmål": "nb", "bolig": "home", "boligen": "home", "both": "all", "bra": "good", "brikker": "pieces",
    "brukar": "user user_rep", "brukarrepresentant": "user_rep", "bruker": "user user_rep", "brukere": "users",
    "brukerrepresentant": "user_rep", "bustad": "home", "både og": "mixed", "checkbox": "multi", "coffee": "break",
    "color": "colour", "colors": "colours", "dag": "date", "dato": "date", "delar": "parts", "deler": "parts", "delvis": "partly",
    "delvis ja": "partly", "delvis nei": "partly", "dialog": "dialogue", "dialogforum": "forum", "dialogkonferanse": "conference",
    "dialogkonferansen": "conference", "dialogpakke": "dialogue", "dialogpakken": "dialogue", "droppa": "dropped",
    "droppet": "dropped", "dårleg": "bad", "dårlig": "bad", "e-mail": "email", "e-post": "email", "e-postadresse": "email",
    "eitt": "single", "eitt svar": "single", "employee": "staff", "employees": "staff", "en": "single", "en-gb": "en",
    "en-us": "en", "eng": "en", "engelsk": "en", "english": "en", "enkeltvalg": "single", "epost": "email",
    "epostadresse": "email", "ett": "single", "ett svar": "single", "evaluering": "evaluation", "everyone": "all",
    "fagforeining": "union", "fagforening": "union", "familie": "relative", "familien": "relative", "family": "relative",
    "far": "relative", "fargar": "colours", "farge": "colours colour", "fargefoto": "photo", "farger": "colours colour",
    "ferdig": "done", "fil": "src", "finished": "done", "fint": "good", "fleire": "multi", "fleire svar": "multi",
    "flere": "multi", "flere svar": "multi", "flervalg": "multi", "foredrag": "talk", "foreslege": "proposed",
    "foreslått": "proposed", "forklaring": "plain", "formål": "purpose", "forside": "front cover",
    "forslag": "proposals proposed", "foto": "photo", "fotograf": "author", "fotografi": "photo", "fra": "start",
    "framside": "front cover", "free text": "open", "frist": "due", "frist dato": "due", "fritekst": "open", "frå": "start",
    "fullført": "done", "funn": "findings", "funnene": "findings", "føremål": "purpose", "gitt": "given", "gitt ja": "given",
    "gjeve": "given", "gjort": "done", "god": "good", "godkjent": "given", "gray": "grey", "group work": "task",
    "grunn": "reason", "gruppe": "groups", "gruppearbeid": "task", "gruppeoppgave": "task", "gruppeoppgåve": "task",
    "grupper": "groups", "grå": "grey", "gråtoner": "grey", "heim": "home", "heimeside": "url", "helse": "health",
    "hendelser": "events", "hjelp": "help", "hjelper": "staff", "hjem": "home", "hjemmeside": "url", "hjørne": "corners",
    "hjørner": "corners", "hjørneradius": "corner", "huset": "home", "hvem": "who", "hver for seg": "separate", "høgre": "right",
    "høyre": "right", "i farger": "colour", "i gang": "doing", "ikke noe": "none", "ikke spurt": "pending",
    "ikke svart": "pending", "ikkje spurt": "pending", "ikon": "symbol", "illustrasjon": "illustration", "in progress": "doing",
    "inga": "none", "ingen": "none", "innhentet": "given", "innledning": "talk", "innlegg": "talk", "innleiing": "talk",
    "internett": "web", "ja": "given yes", "ja eller nei": "yesno", "ja og nei": "yesno", "ja/nei": "yesno", "ja_nei": "yesno",
    "jaellernei": "yesno", "kaffe": "break", "kaffepause": "break", "kantmarg": "margin", "kapittel": "sections",
    "kilde": "source", "kilder": "sources", "kjønn": "sex", "kl": "start", "klokkeslett": "start", "kommune": "municipality",
    "kommunen": "service", "konferanse": "conference", "konferansen": "conference", "kontakt": "contact",
    "kontaktinfo": "contact", "kontaktperson": "contact", "kort": "cards game", "kort side": "short-edge", "kortene": "game",
    "kortsida": "short-edge", "kortside": "short-edge", "kortsiden": "short-edge", "kriminalitet": "crime", "kryss": "multi",
    "kryss av": "multi", "kutt": "cut_file", "kvar for seg": "separate", "lagt bort": "dropped", "lang side": "long-edge",
    "langsida": "long-edge", "langside": "long-edge", "langsiden": "long-edge", "lecture": "talk", "leder": "leader",
    "leiar": "leader", "lenke": "url", "lese av": "checked_by", "lest av": "checked_by", "lisens": "licence", "lite blekk": "low",
    "lokale": "place", "lunsj": "lunch", "lys": "tint", "løsning": "solutions", "løsninger": "solutions",
    "løsningskonferanse": "solutions_conference", "løsningskonferansen": "solutions_conference", "løsningsverksted": "workshop",
    "løysingar": "solutions", "mail": "email", "mailadresse": "email", "marg": "margin", "mat": "lunch", "matpause": "lunch",
    "medarbeidar": "staff", "medarbeider": "staff", "middag": "lunch", "mobil": "phone", "mor": "relative", "multiple": "multi",
    "mål": "aims", "målform": "lang", "mørk": "dark", "møta": "events", "møte": "meeting", "møter": "events", "namn": "name",
    "navn": "name", "navnet": "name", "nb-no": "nb", "negativ": "bad", "negative": "bad", "negativt": "bad",
    "nei": "refused no none", "nektet": "refused", "nett": "web", "nettet": "web", "nettside": "web url", "nettsiden": "web",
    "nivå": "level", "nn-no": "nn", "nno": "nn", "no": "nb", "nob": "nb", "noen andre": "other", "norsk": "nb",
    "norsk bokmål": "nb", "norsk nynorsk": "nn", "norwegian": "nb", "ny": "proposed", "nynorsk": "nn", "nøytral": "neutral",
    "ok": "given", "omslag": "cover", "one": "single", "online": "web", "ope": "open", "ope spørsmål": "open",
    "opning": "welcome", "opp": "up", "oppgave": "task", "oppgaver": "tasks", "oppgåve": "task", "oppgåver": "tasks",
    "oppsummering": "plenary", "ord": "word", "ordliste": "glossary", "organisasjon": "organisation",
    "overskrift": "heading title", "papir": "paper", "pause": "break", "personal": "staff", "personale": "staff",
    "personen": "person", "personvern": "privacy", "plakat": "poster", "plakaten": "poster", "plenum": "plenary",
    "politikk": "politics", "positiv": "good", "positive": "good", "positivt": "good", "prisar": "awards", "priser": "awards",
    "program": "agenda", "punkt": "points", "punkter": "points", "påbegynt": "doing", "pågår": "doing", "pårørande": "relative",
    "pårørende": "relative relatives", "radio": "single", "rapport": "report", "rapporten": "report", "registrering": "welcome",
    "reglar": "rules", "regler": "rules", "religion": "religion", "resident": "user user_rep", "residents": "users user",
    "rettar": "rights", "rettigheter": "rights", "riksmål": "nb", "rolle": "role", "rus": "health", "ruter": "squares",
    "sa nei": "refused", "sagt av": "who", "sagt nei": "refused", "samarbeidspartnere": "partners", "samtykka": "given",
    "samtykke": "consent", "samtykket": "given", "seksualitet": "sex", "seminaret": "seminar", "sitat": "quotes",
    "sitater": "quotes", "skala": "scale", "skjeremerke": "guides", "skjæremerker": "guides", "skrift": "fonts",
    "skrifter": "fonts", "skriv": "open", "skriver": "print", "slutt": "end", "sluttar": "end", "sluttdato": "end_date",
    "slutter": "end", "sort": "grey", "sort-hvitt": "grey", "spar": "low", "sparsom": "low", "spel": "game", "spill": "game",
    "spillet": "game", "språk": "lang", "spørsmål": "questions", "spørsmålet": "text", "stad": "place", "starta": "doing",
    "startet": "doing", "sted": "place", "steg": "steps", "storleik": "size", "straff": "crime", "størrelse": "size",
    "svar": "options", "svaralternativer": "options", "svart": "grey", "svart og hvitt": "grey", "svart-hvitt": "grey",
    "svart/hvitt": "grey", "svarthvitt": "grey", "symbol": "symbols", "symboler": "symbols", "takk": "thanks", "tal": "count",
    "tegning": "illustration", "teikning": "illustration", "tekst": "text open", "telefon": "phone", "telefonnummer": "phone",
    "tema": "theme", "temaene": "themes", "temaer": "themes", "tenesta": "service", "tid": "start", "til": "end to",
    "til dels": "partly", "tilbaketrukket": "withdrawn", "tillitsvald": "user_rep", "tillitsvalgt": "user_rep",
    "tilsett": "staff", "tilsette": "staff", "tittel": "title", "tittelen": "title", "tjeneste": "service",
    "tjenesten": "service", "tjenestested": "service_place", "tlf": "phone", "tlf.": "phone", "trekt": "withdrawn",
    "trekt tilbake": "withdrawn", "tro": "religion", "trukket": "withdrawn", "trukket tilbake": "withdrawn",
    "ubesvart": "pending", "undertittel": "subtitle", "utfall": "bleed", "utført": "done", "utskrift": "print", "valg": "options",
    "velg en": "single", "velkommen": "welcome", "ventar": "pending", "venter": "pending", "verdi": "value", "verge": "relative",
    "verksted": "workshop", "verkstedet": "workshop", "vet ikke": "pending", "vet ikkje": "pending", "vond": "bad",
    "website": "web", "workshopen": "workshop", "yes": "given", "yes or no": "yesno", "yes/no": "yesno", "åpen": "open",
    "åpent": "open", "åpent spørsmål": "open", "åpning": "welcome", "år": "year", "én": "single",
}  # fmt: skip
"""Norwegian and English words, in small letters, with the names they may stand for: the first of those that fit the place."""


def meant_name(name: str, names: Iterable[str]) -> str | None:
    """The one of `names` that was probably meant: a word for it, or the nearest in spelling."""
    names = tuple(names)
    habits = HABITS.get(" ".join(name.casefold().split()), "").split()
    return next((habit for habit in habits if habit in names), None) or closest(name, names)


def id_of(name: object) -> str | None:
    """The id that was probably meant: `God mat` is `god-mat`, `Måltid` is `maltid`. None where nothing is left, or too much."""
    plain = unicodedata.normalize("NFKD", str(name)[:200].casefold().translate(_LETTERS)).encode("ascii", "ignore").decode()
    meant = re.sub(r"[^a-z0-9_]+", "-", plain).strip("-_")
    return meant if 0 < len(meant) <= 40 else None
