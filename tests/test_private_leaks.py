"""Planted secrets: nothing of them stands in any PDF of any edition, and no screen, log or program is told of them in clear."""

from __future__ import annotations

import io
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from conftest import Shell
from dialogkit.checks.privacy.cycle_privacy import check_private
from dialogkit.checks.privacy.mask import Mask
from dialogkit.cycle.folder import Folder
from dialogkit.cycle.load import load
from dialogkit.picture_files import chunk
from dialogkit.problems import ExitCode
from kits import EXAMPLES, LANGUAGES
from paper import bare, loaded, read, text_of

NUMBER = "41814061033"
SECRETS = {
    "birth number": f"Nummeret mitt er {NUMBER}",
    "with a space": f"Nummeret mitt er {NUMBER[:6]} {NUMBER[6:]}",
    "phone": "Ring meg på 98 76 54 32",
    "mail": "Skriv til noen.hemmelig@eksempel.no",
    "genitive": "Det er Bragulfs stol",
    "capitals": "Det er BRAGULF sin stol",
    "start": "Bragulf sitter der",
    "hyphen": "Anne-Bragulf sitter der",
    "soft hyphen": "Der sitter Bra\u00adgulf",
    "zero width": f"Nummeret er {NUMBER[:5]}\u200b{NUMBER[5:]}",
    "no-break": f"Nummeret er {NUMBER[:6]}\u00a0{NUMBER[6:]}",
    "full width": "Nummeret er " + "".join(chr(0xFF10 + int(digit)) for digit in NUMBER),
    "bold": "Der sitter Bra**gulf**",
}
CLEAR = ("Bragulf", "bragulf", "BRAGULF", "Bra\u00adgulf", "Bra**gulf", "Hemmeligstad", NUMBER, f"{NUMBER[:6]} {NUMBER[6:]}",
         f"{NUMBER[:6]}\u00a0{NUMBER[6:]}", f"{NUMBER[:5]}\u200b{NUMBER[5:]}", SECRETS["full width"][-11:], "98 76 54 32",
         "noen.hemmelig@eksempel.no")  # fmt: skip
START = """\
lang: nb
cycle: {{year: 2026}}
kit: {{title: Dialogpakken}}
organisation:
  municipality: Fjordvik kommune
  service_place: Solbakken
  departments: [{{id: a, name: Øst, users: {users}, staff: 9}}]
checked_by: [{{who: To beboere}}]
privacy: {{names_file: names.txt}}
events: [{{id: c, kind: conference, date: 2026-09-17}}]
themes: [{{id: one, title: Hjelp, questions: [{{id: q, text: Hva er god hjelp?}}]}}]
poster: {{we_want: [Bank på og vent]}}
rights: {{articles: [{{n: 19}}]}}
"""


def year(folder: Path, more: str, users: int = 20) -> Path:
    """A cycle's folder with a local list of names."""
    folder.mkdir(exist_ok=True)
    (folder / "names.txt").write_text("Bragulf Hemmeligstad\n", encoding="utf-8")
    (folder / "cycle.yaml").write_text(START.format(users=users) + more, encoding="utf-8")
    return folder


def quote(*texts: str) -> str:
    """A quote of each text, for the game and the report, in a line of its own."""
    more = "theme: one, consent: {status: given, scope: [game, report, web]}"
    told = (f"  - {{id: q{at}, text: {json.dumps(text, ensure_ascii=False)}, {more}}}\n" for at, text in enumerate(texts, 1))
    return "quotes:\n" + "".join(told)


FINDING = "findings: [{id: f, text: Beboerne vil ha beskjed, theme: one}]\n"


def told_clear(shell: Shell) -> list[str]:
    said = shell.out + shell.err
    return [secret for secret in CLEAR if secret in said or json.dumps(secret)[1:-1] in said]


def all_of(file: Path) -> str:
    """Every word that a PDF holds: on its pages, in bookmarks, alternative texts, Info, XMP, in each stream and string."""
    with pikepdf.open(file) as pdf:
        strings = [str(part) for thing in pdf.objects for part in _strings(thing)]
        streams = [thing.read_bytes().decode("latin-1") for thing in pdf.objects if _readable(thing)]
        outline = [item.title for item in pdf.open_outline().root]
        return "\n".join([text_of(file), bare(text_of(file)), *strings, *streams, *outline, *map(str, pdf.docinfo.values())])


def _readable(thing: pikepdf.Object) -> bool:
    return isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != "/Image" and "/Length1" not in thing


def _strings(thing: object, depth: int = 0) -> Iterator[object]:
    if isinstance(thing, pikepdf.String):
        yield thing
    elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)) and depth < 4:
        for key, value in thing.items():
            if key not in ("/Parent", "/P", "/Pg", "/Prev", "/Next"):
                yield from _strings(value, depth + 1)
    elif isinstance(thing, pikepdf.Array) and depth < 4:
        for value in thing:
            yield from _strings(value, depth + 1)


@pytest.mark.parametrize("secret", SECRETS)
def test_a_secret_stops_the_public_edition(tmp_path: Path, shell: Shell, secret: str) -> None:
    folder = year(tmp_path / "y", quote(SECRETS[secret]) + FINDING)
    assert shell("build", folder, "--edition", "public") == ExitCode.PROBLEMS
    assert told_clear(shell) == [] and "***" in shell.err
    assert not (folder / "public").exists()


NAMES = {"Vi liker Berulf best": "Berulf", "Ragnhild hjelper meg": "Ragnhild", "Ring 98 76 54 32": "98 76 54 32"}


@pytest.mark.parametrize("text", NAMES)
def test_a_name_or_a_number_stops_the_public_edition_until_somebody_says_why_not(tmp_path: Path, shell: Shell, text: str) -> None:
    said = FINDING.replace("Beboerne vil ha beskjed", text)
    folder = year(tmp_path / "y", said)
    assert shell("build", folder, "--edition", "public", "--only", "report") == ExitCode.PROBLEMS
    assert not (folder / "public").exists() and NAMES[text] not in shell.out + shell.err
    file = folder / "cycle.yaml"
    answer = f"names.txt, allow: [{{text: {NAMES[text]}, reason: Det har vi avtalt}}]"
    file.write_text(file.read_text(encoding="utf-8").replace("names.txt", answer), encoding="utf-8")
    read(load(folder))
    assert shell("build", folder, "--edition", "public", "--only", "report") == ExitCode.DONE, shell.err
    assert "Det har vi avtalt" in shell.err and bare(text) in all_of(folder / "public" / "report.pdf")


def test_no_answer_prints_what_is_private_of_somebody_named(tmp_path: Path, shell: Shell) -> None:
    folder = year(tmp_path / "y", FINDING.replace("Beboerne vil ha beskjed", "Berulf og Ragnhild har epilepsi og er homofile"))
    file = folder / "cycle.yaml"
    allow = [f"{{text: {text}, reason: Vi har spurt}}" for text in ("Berulf", "Ragnhild", "epilepsi", "homofile")]
    answer = f"names.txt, allow: [{', '.join(allow)}]"
    file.write_text(file.read_text(encoding="utf-8").replace("names.txt", answer), encoding="utf-8")
    assert shell("build", folder, "--edition", "public", "--only", "report") == ExitCode.PROBLEMS
    assert not (folder / "public").exists()
    shell("check", folder, "--edition", "public", "--format", "json")
    hard = [problem for problem in json.loads(shell.out) if problem["code"] == "private-matter-named"]
    assert len(hard) == 2 and "epilepsi og" not in shell.out
    assert shell("build", folder, "--only", "report") == ExitCode.DONE  # among those who work there it warns


def told_lines(shell: Shell) -> set[int]:
    """The lines of the cycle that something was said of, in whatever form."""
    return {int(line) for line in re.findall(r'cycle\.yaml(?::|",\s+"line": |,line=)(\d+)', shell.out)}


@pytest.mark.parametrize("more", [(), ("--format", "json"), ("--format", "github", "--edition", "public")], ids=" ".join)
def test_each_secret_is_told_of_and_none_in_clear(tmp_path: Path, shell: Shell, more: tuple[str, ...]) -> None:
    folder = year(tmp_path / "y", quote(*SECRETS.values()) + FINDING)
    assert shell("check", folder, *more) == ExitCode.PROBLEMS
    assert told_clear(shell) == []
    lines = (folder / "cycle.yaml").read_text(encoding="utf-8").splitlines()
    assert told_lines(shell) >= {number for number, line in enumerate(lines, 1) if line.startswith("  - {id: q")}


@pytest.mark.parametrize("form", ["text", "json"])
def test_nor_where_a_cycle_is_read(tmp_path: Path, shell: Shell, form: str) -> None:
    shell("read", year(tmp_path / "y", quote(*SECRETS.values()) + FINDING), "--format", form)
    assert shell.out.strip() and told_clear(shell) == []


def test_on_a_terminal_nothing_is_told_either(tmp_path: Path, terminal: Shell) -> None:
    folder = year(tmp_path / "y", quote(SECRETS["genitive"] + f" {NUMBER}") + FINDING)
    assert terminal("check", folder, width=200) == ExitCode.PROBLEMS
    assert told_clear(terminal) == [] and "Br******" in terminal.out


HARD = "og vi skal også gjennomføre utarbeidelse av mange tiltak som alle må benytte hver dag"
MISTAKES = {
    "an unknown field on the same line": ("findings:\n", "  - {{id: f{n}, text: '{secret}', teme: one}}\n"),
    "the words are the mistake": ("findings:\n", "  - {{id: '{secret}', text: Noe}}\n"),
    "hard to read": ("report:\n  lead:\n", f"    - '{{secret}} {HARD}'\n"),
    "no date": ("quotes:\n", "  - {{id: q{n}, text: Noe, consent: {{status: given, scope: [game], expires: '{secret}'}}}}\n"),
    "no YAML": ("", "{block}: [{{text: '{secret}' one}}]\n"),
}


@pytest.mark.parametrize("form", ["text", "json", "github"])
@pytest.mark.parametrize("mistake", MISTAKES)
def test_no_other_problem_shows_the_line_in_clear(tmp_path: Path, shell: Shell, mistake: str, form: str) -> None:
    start, line = MISTAKES[mistake]
    secrets = [SECRETS[name] for name in ("birth number", "phone", "mail", "genitive")]
    blocks = ("findings", "quotes", "proposals", "thanks")
    lines = [line.format(secret=secret, n=n, block=block) for n, (secret, block) in enumerate(zip(secrets, blocks))]
    folder = year(tmp_path / "y", start + "".join(lines))
    shell("check", folder, "--format", form)
    last = len((folder / "cycle.yaml").read_text(encoding="utf-8").splitlines())
    assert told_lines(shell) >= set(range(last - len(secrets) + 1, last + 1))
    assert told_clear(shell) == []


def test_a_secret_written_with_escapes_is_not_shown(tmp_path: Path, shell: Shell) -> None:
    folder = year(tmp_path / "y", 'findings:\n  - {id: f, text: "Der er \\x42ragulf, og vi skal gjennomføre tiltak"}\n')
    shell("check", folder)
    assert "\\x42ragulf" not in shell.out and "B******" in shell.out


def test_the_public_edition_holds_nothing_that_has_no_consent(tmp_path: Path, shell: Shell) -> None:
    """A consent that is withdrawn for one medium, one that has run out, and what nobody was asked about."""
    more = """
quotes:
  - {id: a, text: Bare til spillet sagt, theme: one, consent: {status: given, scope: [game]}}
  - {id: b, text: Utløpt mening her, theme: one, consent: {status: given, scope: [game, report], expires: 2025-01-01}}
  - {id: c, text: Trukket tilbake her, theme: one, consent: {status: withdrawn, scope: [game, report]}}
  - {id: d, text: Kan stå i rapporten, theme: one, consent: {status: given, scope: [report, web]}}
"""
    folder = year(tmp_path / "y", more + FINDING.replace("theme: one", "theme: one, quotes: [d]"))
    assert shell("build", folder) == ExitCode.DONE, shell.err
    read(load(folder))
    assert shell("build", folder, "--edition", "public") == ExitCode.DONE, shell.err
    for file in (*(folder / "build").glob("*.pdf"), *(folder / "public").glob("*.pdf")):
        words = all_of(file)
        assert ("Baretilspilletsagt" in words) == (file.stem == "cards"), file
        assert ("Kanståirapporten" in words) == (file.stem in ("report", "easy-report")), file
        assert "Utløptmening" not in words and "Trukkettilbake" not in words
        for private in ("Bragulf", "Hemmeligstad", "names.txt", str(tmp_path), "/home", "/root"):
            assert private not in words, (file, private)


def test_with_two_residents_the_public_edition_holds_findings_only(tmp_path: Path, shell: Shell) -> None:
    folder = year(tmp_path / "y", quote("Jeg vil ha te om kvelden") + FINDING, users=2)
    read(load(folder))
    assert shell("build", folder, "--edition", "public") == ExitCode.DONE, shell.err
    words = all_of(folder / "public" / "report.pdf")
    assert "Beboernevilhabeskjed" in words and "Jegvilhate" not in words


def test_an_internal_kit_is_made_with_warnings_but_never_with_a_birth_number(tmp_path: Path, shell: Shell) -> None:
    assert shell("build", year(tmp_path / "y", quote(SECRETS["genitive"]) + FINDING)) == ExitCode.DONE
    assert "advarsel" in shell.err and told_clear(shell) == []
    assert shell("build", year(tmp_path / "z", quote(SECRETS["birth number"]) + FINDING)) == ExitCode.PROBLEMS
    assert not (tmp_path / "z" / "build").exists() and told_clear(shell) == []


@pytest.mark.parametrize("edition", ["internal", "public"])
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_the_examples_expose_nobody(example: Path, edition: str) -> None:
    assert check_private(load(example), edition) == []  # type: ignore[arg-type]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_starting_cycles_expose_nobody(tmp_path: Path, shell: Shell, lang: str) -> None:
    assert shell("new", "2027", "--lang", lang, "--dir", tmp_path) == ExitCode.DONE
    for edition in ("internal", "public"):
        assert check_private(load(tmp_path / "2027"), edition) == []  # type: ignore[arg-type]


def test_the_mask_keeps_the_length_and_what_is_no_secret(tmp_path: Path) -> None:
    mask = Mask(Folder(year(tmp_path / "y", "")))
    for text in (*SECRETS.values(), "Ingen hemmelighet her, klokka 10.30 den 17. mai 2026"):
        assert len(mask(text)) == len(text)
    assert mask("Vi møtes 17. september 2026 klokka 09.30.") == "Vi møtes 17. september 2026 klokka 09.30."
    assert mask("Bragulfs venn") == "Br****** venn"
    assert Mask(Folder(tmp_path / "nowhere"))("Bragulf 98 76 54 32") == "Bragulf 98" + "*" * 9


def test_lists_of_names_that_are_named_again_and_again_are_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr("dialogkit.checks.privacy.mask.read_names", lambda _, name: read.append(name) or ["Bragulf"])
    folder = Folder(year(tmp_path / "y", "# names_file: names.txt\n" * 99 + "x: a\n"))
    assert Mask(folder)("Bragulf") == "B******" and set(read) <= {"names.txt", "names.txt}"} and len(read) == len(set(read))
    folder = Folder(year(tmp_path / "z", "".join(f"# names_file: n{n}.txt\n" for n in range(99))))
    assert Mask(folder)("Bragulf") == "B******" and len(read) < 20


# ------------------------------------------------------------------------------------------------ pictures

WORDS = ("Bragulf Hemmeligstad", "Bragulf")


def jpeg(folder: Path, gps: bool = True, artist: str = WORDS[0]) -> None:
    exif = Image.Exif()
    if artist:
        exif[0x013B] = artist
    if gps:
        exif.get_ifd(0x8825).update({1: "N", 2: (59.0, 54.0, 0.0), 3: "E", 4: (10.0, 44.0, 0.0)})
    Image.new("RGB", (60, 40), "red").save(folder / "p.jpg", exif=exif, comment=b"" if not artist else artist.encode())


def png(folder: Path, late: bool = False) -> None:
    """With texts before its pixels, or after them as some programs write."""
    info = PngInfo()
    if not late:
        info.add_text("Author", WORDS[0])
        info.add_itxt("Comment", f"av {WORDS[0]}")
    buffer = io.BytesIO()
    Image.new("RGB", (60, 40), "red").save(buffer, "PNG", pnginfo=info)
    data = buffer.getvalue()
    if late:
        data = data[:-12] + chunk(b"tEXt", b"Comment\0" + WORDS[0].encode()) + data[-12:]
    (folder / "p.png").write_bytes(data)


def svg(folder: Path) -> None:
    (folder / "p.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:dc="http://purl.org/dc/elements/1.1/" viewBox="0 0 9 9">'
        f"<title>{WORDS[0]}</title><desc>{WORDS[0]}</desc><metadata><dc:creator>{WORDS[0]}</dc:creator></metadata>"
        f'<!-- {WORDS[0]} --><rect width="9" height="9" fill="red"/></svg>',
        encoding="utf-8",
    )


@pytest.mark.parametrize(
    ("make", "name", "codes"),
    [
        (jpeg, "p.jpg", ["picture-with-name", "picture-with-place"]),
        (lambda folder: jpeg(folder, gps=False, artist="Olvar Nattravn"), "p.jpg", ["picture-with-name"]),
        (lambda folder: jpeg(folder, gps=False, artist=""), "p.jpg", []),
        (lambda folder: jpeg(folder, gps=False, artist="Arbeidsgruppa"), "p.jpg", []),
        (png, "p.png", ["picture-with-name"]),
        (lambda folder: png(folder, late=True), "p.png", ["picture-with-name"]),
        (svg, "p.svg", ["picture-with-name"]),
    ],
)
def test_what_a_picture_tells_is_warned_of_and_never_printed(tmp_path: Path, shell: Shell, make, name, codes) -> None:
    more = f"symbols: {{benk: {{src: {name}, alt: En benk, author: Arbeidsgruppa, people: nei}}}}\n"
    folder = year(tmp_path / "y", more + FINDING + "game: {cards: {questions: [{text: Hva nå?, symbol: benk}]}}\n")
    make(folder)
    problems = check_private(load(folder), "public")
    assert sorted(problem.code for problem in problems) == codes
    assert {problem.severity.value for problem in problems} <= {"warning"}
    assert shell("build", folder, "--only", "cards,report") == ExitCode.DONE, shell.err
    assert told_clear(shell) == []
    for file in (folder / "build").glob("*.pdf"):
        data = file.read_bytes()
        assert not any(word in all_of(file) or word.encode() in data for word in WORDS), file
        with pikepdf.open(file) as pdf:
            streams = [thing.read_raw_bytes() for thing in pdf.objects if isinstance(thing, pikepdf.Stream)]
        assert not any(mark in stream for stream in streams for mark in (WORDS[1].encode(), b"GPS", b"Exif\0\0"))


def test_a_broken_picture_says_nothing(tmp_path: Path) -> None:
    folder = year(tmp_path / "y", "symbols: {benk: {src: p.png, alt: En benk}}\n")
    for data in (b"", b"\x89PNG\r\n\x1a\n", b"\x89PNG\r\n\x1a\n" + b"\xff" * 50, b"no picture at all"):
        (folder / "p.png").write_bytes(data)
        assert check_private(load(folder), "internal") == []


def test_what_stands_behind_a_text_made_to_be_slow_is_found(tmp_path: Path) -> None:
    """Runs of letters, capitals, digits, dots and marks: patterns that look back and forth would need minutes."""
    for piece in ("a", "Aa ", "1", "1 ", "a.", "a@", "22 33 ", "**", "Bragulf ", "min ", "http://", "\u00ad"):
        text = json.dumps(piece * (12_000 // len(piece)) + ". Ring 91 23 45 67", ensure_ascii=False)
        more = f"findings: [{{id: f, text: {text}}}]\nquotes: [{{id: q, text: {text}}}]\n"
        year(tmp_path, more)
        found = check_private(load(tmp_path), "public")
        assert {problem.place.line for problem in found if problem.code == "private-phone"} == {14, 15}, piece
    shutil.rmtree(tmp_path)


def test_a_cycle_without_anything_private(tmp_path: Path) -> None:
    assert check_private(loaded(tmp_path), "public") == []


# ------------------------------------------------------------------------------------------------ who is at the keyboard


def test_who_is_at_the_keyboard_may_see_the_words_in_full(tmp_path: Path, shell: Shell) -> None:
    texts = [SECRETS[name] for name in ("with a space", "phone", "mail", "genitive")]
    said = quote(*texts).replace("status: given", "status: refused", 1) + "report: {lead: ['" + texts[0] + "']}\n"
    folder = year(tmp_path / "y", said + FINDING)
    for args in (("check", folder), ("build", folder), ("check", folder, "--edition", "public")):
        shell(*args)
        assert told_clear(shell) == [] and "--show" not in shell.err
        shell(*args, "--show")
        for words in (f"«{NUMBER[:6]} {NUMBER[6:]}»", "«98 76 54 32»", "«noen.hemmelig@eksempel.no»", "«Bragulfs»"):
            assert words in shell.out + shell.err, (args, words)
        assert "**" not in shell.out + shell.err
        assert (shell.out + shell.err).count(texts[0]) >= 3  # both places of what is left out, too


def test_the_table_of_hard_words_too(tmp_path: Path, shell: Shell) -> None:
    folder = year(tmp_path / "y", "findings: [{id: f, text: Vi spurte Bragulfhemmeligstaden om gjennomføringen}]\n")
    (folder / "names.txt").write_text("Bragulfhemmeligstaden\n", encoding="utf-8")
    assert shell("read", folder) == ExitCode.DONE and "bragulfhemmeligstaden" not in shell.out.casefold()
    assert shell("read", folder, "--show") == ExitCode.DONE and "bragulfhemmeligstaden" in shell.out
    shell("review", folder, "--list")
    assert "bragulfhemmeligstaden" not in shell.out.casefold()
    assert shell("review", folder, "--list", "--show") == ExitCode.DONE
    assert "Bragulfhemmeligstaden" in "".join(shell.out.split())


@pytest.mark.parametrize("form", ["json", "github"])
def test_no_program_and_no_log_is_shown_them(tmp_path: Path, shell: Shell, form: str) -> None:
    folder = year(tmp_path / "y", quote(*SECRETS.values()) + FINDING)
    asked = [("check", folder, "--show", "--format", form)]
    asked += [(name, folder, "--show", "--format", form) for name in ("read", "review") if form == "json"]
    for args in asked:
        assert shell(*args) == ExitCode.USAGE and "--show" in shell.err
        assert told_clear(shell) == []
    in_ci = Shell(environ={"CI": "true"})
    for name in ("check", "build", "read"):
        assert in_ci(name, folder, "--show") == ExitCode.USAGE
        assert told_clear(in_ci) == [] and not (folder / "build").exists()


NO = """\
quotes:
  - id: q
    theme: mta
    text:
      Nei til
      skjermen.
    consent: {{status: {status}}}
  - {{id: r, text: Dette er mat., theme: mta}}
tasks: [{{id: t, title: Skjermen, theme: mta, consent: {{status: {status}}}}}]
"""


@pytest.mark.parametrize("status", ["refused", "withdrawn"])
def test_what_somebody_has_said_no_to_is_not_shown_with_a_mistake_beside_it(tmp_path: Path, shell: Shell, status: str) -> None:
    folder = year(tmp_path / "y", NO.format(status=status))
    for command in (("check",), ("build",), ("read", "--format", "json"), ("review", "--list")):
        assert shell(command[0], folder, *command[1:]) == ExitCode.PROBLEMS
        told = shell.out + shell.err
        assert told.count("mta") >= 3 and "kjermen" not in told and "Dette er mat." in told
    assert shell("check", folder, "--show") == ExitCode.PROBLEMS and "title: Skjermen" in shell.out
