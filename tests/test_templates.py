"""Templates come from anyone: they override, they fail with their line, they reach nothing, and they stay small."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from conftest import Shell
from dialogkit import limits
from dialogkit.cycle import folder
from dialogkit.cycle.folder import Folder
from dialogkit.cycle.load import load
from dialogkit.kit.build import build, check
from dialogkit.kit.order import Order
from dialogkit.markup.parser import parse
from dialogkit.problems import DialogkitError, Problem
from dialogkit.processes import MATERIALS, Material
from dialogkit.templating.environment import environment, render, shipped
from dialogkit.templating.seen.view import View
from fuzz_cycles import PICTURE
from fuzz_templates import WHOLE
from paper import loaded, text_of

CYCLE = """
themes: [{id: one, title: Theme one, questions: [{id: q, text: A question}]}]
events: [{id: c, kind: conference, date: 2026-09-17, start: "9.30"}]
quotes: [{id: q, text: A quote, consent: {status: given, scope: [game, report]}}]
labels: {staff: helpers}
"""
WRAP = '<document title="T"><pages>\n{}\n</pages></document>'


def write(folder: Path, source: str, name: str = "handout") -> None:
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "templates" / f"{name}.xml.j2").write_text(source, encoding="utf-8")


def rendered(folder: Path, source: str) -> str:
    """What a template of the cycle's own writes."""
    write(folder, source)
    year = loaded(folder, CYCLE)
    return render(environment(Folder(folder)), "handout.xml.j2", View(year.cycle, year.words))


def problem(folder: Path, source: str) -> Problem:
    with pytest.raises(DialogkitError) as caught:
        rendered(folder, source)
    (found,) = caught.value.problems
    assert found.place.file.endswith(".xml.j2")
    return found


# ------------------------------------------------------------------------------------------------ which template


def test_the_cycles_own_template_comes_first(tmp_path: Path) -> None:
    write(tmp_path, WRAP.format("<h1>Our own booklet</h1><p>{{ cycle.themes[0].title }}</p>"))
    build(loaded(tmp_path, CYCLE), tmp_path / "out", Order(("handout", "tasks")))
    assert text_of(tmp_path / "out" / "handout.pdf").split() == ["Our", "own", "booklet", "Theme", "one"]
    assert "A question" in text_of(tmp_path / "out" / "tasks.pdf")  # the others are the built-in ones


def test_an_own_template_may_use_parts_of_its_own_and_built_in_ones(tmp_path: Path) -> None:
    write(tmp_path, "<p>{{ word }}</p>", "part")
    assert "<p _at=" in rendered(tmp_path, '{% set word = "hello" %}{% include "part.xml.j2" %}')
    assert 'symbol="map-pin"' in rendered(tmp_path, '{% include "board.xml.j2" %}')


def test_an_own_template_takes_what_parts_bring_and_an_own_part_takes_the_place_of_a_built_in_one(tmp_path: Path) -> None:
    told = loaded(tmp_path, CYCLE + "contact: {name: Ann, phone: 55 55 55 55}\n")
    taken = '{% from "people.xml.j2" import contact with context %}' + WRAP.format("{{ contact() }}")
    write(tmp_path, taken)
    tree = parse(render(environment(Folder(tmp_path)), "handout.xml.j2", View(told.cycle, told.words)), "x")
    assert [(node.name, node.text) for node in tree.need("pages").nodes][2:] == [("p", "Ann"), ("p", "55 55 55 55")]
    write(tmp_path, "{% macro contact() %}<p>{{ cycle.contact.name }} knows</p>{% endmacro %}", "people")
    tree = parse(render(environment(Folder(tmp_path)), "handout.xml.j2", View(told.cycle, told.words)), "x")
    assert [node.text for node in tree.need("pages").nodes] == ["Ann knows"]


@pytest.mark.parametrize("material", MATERIALS, ids=lambda material: material.name)
def test_every_element_of_a_built_in_template_knows_its_line(tmp_path: Path, material: Material) -> None:
    year = loaded(tmp_path, CYCLE + "poster: {we_want: [One]}\nfindings: [{id: f, text: Found}]\n")
    if not material.ready(year.cycle):
        pytest.skip("another process prints it")
    name = f"{material.name}.xml.j2"
    for node in parse(render(environment(Folder(tmp_path)), name, View(year.cycle, year.words)), "unknown").walk():
        if node.name != "strong" or node.place:
            source = shipped(node.place.file).splitlines()  # its own, or that of a part
            assert source[node.place.line - 1][node.place.column - 1 :].startswith(f"<{node.name}"), node.place


# ------------------------------------------------------------------------------------------------ where it fails


@pytest.mark.parametrize(
    ("source", "code", "line"),
    [
        ("<p>x</p>\n\n{% if %}", "template-broken", 3),
        ("<p>x</p>\n{% for x in cycle.themes %}\n<p>{{ x.title }}</p>", "template-broken", 3),
        ("<p>x</p>\n{{ nothing }}", "template-broken", 2),
        ("<p>x</p>\n\n{{ cycle.kit.titel }}", "template-broken", 3),
        ("<p>x</p>\n{{ cycle.themes[7].title }}", "template-broken", 2),
        ("<p>x</p>\n{{ 1 + 'x' }}", "template-broken", 2),
        ("<p>x</p>\n{{ 1 / 0 }}", "template-broken", 2),
        ("<p>x</p>\n{{ cycle.kit.title | capitalise }}", "template-broken", 2),
        ("<p>x</p>\n{{ cycle.kit.title | safe }}", "template-broken", 2),
        ("<p>x</p>\n{{ t('no.such.key') }}", "template-broken", 2),
        ("<p>x</p>\n{{ t('common.article') }}", "template-broken", 2),
        ("<p>x</p>\n{{ day('today') }}", "template-broken", 2),
        ("<p>x</p>\n{{ theme() }}", "template-broken", 2),
        ("<p>x</p>\n{% include 'nothing.xml.j2' %}", "template-not-found", 2),
        ("<p>x</p>\n\n{% import 'nothing.xml.j2' as n %}", "template-not-found", 3),
        ("<p>x</p>\n" + "{% for a in [1] %}" * 30 + "{% endfor %}" * 30, "template-broken", 1),
        ("<p>x</p>\n{{ " + "(" * 2000 + "1" + ")" * 2000 + " }}", "template-broken", None),
        ("<p>x</p>\n{{ cycle.themes | map('nothing') | list }}", "template-broken", 2),
        ("<p>x</p>\n{% autoescape false %}{{ cycle.kit.title }}{% endautoescape %}", "template-broken", 2),
        ("<p>x</p>\n{% for x in [1] recursive %}{{ x }}{% endfor %}", "template-broken", 2),
        ("{% extends 'handout.xml.j2' %}", "template-broken", None),
        ("\n{% include 'handout.xml.j2' %}", "template-broken", 2),
        ("\n{% for a in range(9) %}\n{{ range(99999)|list|length }}\n{% endfor %}", "template-broken", 3),
        ("\n{% macro m() %}\n\n{{ 1 in 2 in [3] }}{% endmacro %}", "template-broken", 4),
        ("\n{% macro m() %}\n\n{{ cycle ~ 'a' }}{% endmacro %}\n{{ m() }}", "template-broken", 4),
        ("\n\n{{ dict([(1, 2)]) }}", "template-broken", 3),
        ("\n\n{% set a = cycle.kit == cycle.kit %}", "template-broken", 3),
    ],
)
def test_each_kind_of_error_has_its_line(tmp_path: Path, source: str, code: str, line: int | None) -> None:
    found = problem(tmp_path, source)
    assert found.code == code
    assert found.place.file == "handout.xml.j2"
    assert line in (found.place.line, None)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("{% fro x in y %}", "templates have no statement called `fro`"),
        ("{{ a", "something is missing on this line"),
        ("{% for x in %}{% endfor %}", "something is missing on this line"),
        ("{{ a b }}", "`b` cannot be here"),
        ("{{ 'a }}", "`'` cannot be here"),
        ("{% if a %}", "`if` is never ended"),
        ("{# a", "a comment is never ended"),
        ("{{ 'a'|foo }}", "there is no filter called `foo`"),
        ("{{ 1 is foo }}", "there is no test called `foo`"),
        ("{{ cycle.kit.titel }}", "there is no `titel`"),
        ("{{ titel }}", "there is no `titel`"),
        ("{{ %s }}" % ("x" * 99_999), f"there is no `{'x' * 40}`"),
        ("{{ t('no.such.key') }}", "there is no `no.such.key`"),
        ("{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}", "there is no `a`"),
        ("{{ cycle.themes[7] }}", "the list has no entry `[7]`"),
        ("{{ cycle.__class__ }}", "`__class__` is nothing that a template may use"),
        ("{{ 1 / 0 }}", "something is divided by zero"),
        ("{{ 'a' - 1 }}", "only numbers can be subtracted, multiplied and divided, and `**` cannot be used"),
        ("{% include 'handout.xml.j2' %}", "too much is nested, or the template includes itself"),
        ("{{ range(99999)|list }}", "it makes a list that is too long"),
        ("{{ []|min }}", "something here does not work. The program that reads the template says this: "
         "UndefinedError: No aggregated item, sequence was empty"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_the_language_of_the_cycle(tmp_path: Path, source: str, reason: str) -> None:
    from dialogkit.words import load_words

    found = problem(tmp_path, source)
    assert load_words("en").message(found) == f"The template cannot be used: {reason}."
    assert load_words("nn").message(found).startswith("Malen kan ikkje brukast: ")


def test_a_reason_is_starred_like_the_rest(tmp_path: Path, shell: Shell) -> None:
    write(tmp_path, "{{ Bragulf }}")
    (tmp_path / "n.txt").write_text("Bragulf")
    loaded(tmp_path, CYCLE + "privacy: {names_file: n.txt}\n")
    assert shell("check", tmp_path) == 1
    assert "there is no `B******`" in shell.out and "Bragulf" not in shell.out


def test_an_error_in_a_part_is_told_of_the_part(tmp_path: Path) -> None:
    write(tmp_path, "\n\n{{ nothing }}", "part")
    assert str(problem(tmp_path, "\n{% include 'part.xml.j2' %}").place) == "part.xml.j2:3:1"
    write(tmp_path, "\n\n\n{% if %}", "part")
    assert str(problem(tmp_path, "\n{% include 'part.xml.j2' %}").place) == "part.xml.j2:4:1"


def test_an_element_begun_before_a_condition_knows_its_line(tmp_path: Path) -> None:
    markup = rendered(tmp_path, WRAP.format('<p>x</p>\n<p{% if true %} role="wrong"{% endif %}>y</p>'))
    with pytest.raises(DialogkitError) as caught:
        parse(markup, "handout.xml.j2")
    assert str(caught.value.problems[0].place) == "handout.xml.j2:3:1"


def test_words_that_do_not_fit_are_told_in_every_language(tmp_path: Path) -> None:
    from dialogkit.words import LANGS, load_words

    found = problem(tmp_path, "<p>{x}</p>{{ '{x}' ~ nothing }}")
    for lang in LANGS:
        assert load_words(lang).message(found) and load_words(lang).hint(found)


# ------------------------------------------------------------------------------------------------ nothing else is read


@pytest.mark.parametrize(
    "name", ["../secret.xml.j2", "/etc/hostname", "../../secret.xml.j2", "sub/part.xml.j2", "part.xml", "..", "", ".xml.j2"]
)
def test_only_plain_names_are_looked_for(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "year"
    (folder / "templates" / "sub").mkdir(parents=True)
    for place in (tmp_path, folder / "templates" / "sub"):
        (place / "secret.xml.j2").write_text("secret")
        (place / "part.xml.j2").write_text("secret")
    assert problem(folder, f"{{% include '{name}' %}}").code == "template-not-found"


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "year"
    (folder / "templates").mkdir(parents=True)
    (tmp_path / "secret.xml.j2").write_text("secret")
    (folder / "templates" / "part.xml.j2").symlink_to(tmp_path / "secret.xml.j2")
    assert problem(folder, "{% include 'part.xml.j2' %}").code == "path-outside"


def test_a_folder_of_templates_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    folder, other = tmp_path / "year", tmp_path / "other"
    folder.mkdir(), other.mkdir()
    (other / "handout.xml.j2").write_text("secret")
    (folder / "templates").symlink_to(other, target_is_directory=True)
    with pytest.raises(DialogkitError) as caught:
        render(environment(Folder(folder)), "handout.xml.j2", {})
    assert caught.value.problems[0].code == "path-outside"


def test_a_large_template_is_not_passed_over(tmp_path: Path) -> None:
    assert problem(tmp_path, "x" * (limits.TEMPLATE_BYTES + 1)).code == "path-too-large"


def test_a_template_among_more_files_than_are_looked_at_is_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would be made all the same, and nobody would count what it does."""
    monkeypatch.setattr(limits, "FOLDER_ENTRIES", 60)
    monkeypatch.setattr(folder, "_names_of", lambda entries: tuple(sorted(entry.name for entry in entries)[:60]))
    for number in range(60):
        (tmp_path / "templates").mkdir(exist_ok=True)
        (tmp_path / "templates" / f"{number}.txt").touch()
    write(tmp_path, "{% for a in range(9) %}{% endfor %}<p/>")
    assert environment(Folder(tmp_path))._left is not None
    with pytest.raises(DialogkitError) as caught:
        render(environment(Folder(tmp_path)), "handout.xml.j2", {})
    assert [problem.code for problem in caught.value.problems] == ["too-many-templates"]


def test_a_template_that_is_not_utf8(tmp_path: Path) -> None:
    write(tmp_path, "")
    (tmp_path / "templates" / "handout.xml.j2").write_bytes("<p>blåbær</p>".encode("latin-1"))
    with pytest.raises(DialogkitError) as caught:
        render(environment(Folder(tmp_path)), "handout.xml.j2", {})
    assert caught.value.problems[0].code == "template-broken"


def test_a_template_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> int:
        raise PermissionError(13, "Permission denied")

    write(tmp_path, "<p/>")
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(DialogkitError) as caught:
        render(environment(Folder(tmp_path)), "handout.xml.j2", {})
    assert [problem.code for problem in caught.value.problems] == ["path-unreadable"]


# ------------------------------------------------------------------------------------------------ nothing else is reached


@pytest.mark.filterwarnings("ignore:Accessing the 'model_fields' attribute")
@pytest.mark.parametrize(
    "expression",
    [
        "cycle.__class__",
        "cycle['__class__']",
        "cycle.__class__.__mro__",
        "[cycle]|map(attribute='__class__')|first",
        "[cycle]|map(attribute='__class__')|join",
        "[cycle]|map(attribute='model_fields')|first",
        "[cycle]|sum(attribute='__class__')",
        "[cycle]|join(attribute='__dict__')",
        "([cycle]|groupby('__class__')|first)[0]",
        "[cycle]|sort(attribute='__class__.__name__')",
        "cycle.model_dump()",
        "cycle.model_dump_json()",
        "cycle.model_copy(update={'lang': 'xx'})",
        "cycle.model_config",
        "cycle.model_fields",
        "cycle.model_validate_json('{}')",
        "cycle.model_construct()",
        "cycle.parse_file('/etc/hostname')",
        "cycle.parse_raw('{}')",
        "cycle.from_orm(1)",
        "cycle.construct()",
        "cycle.dict()",
        "cycle.copy()",
        "cycle._at",
        "cycle.themes.append(1)",
        "cycle.themes.clear()",
        "cycle.symbols.pop('x')",
        "cycle.symbols.update(a=1)",
        "cycle.themes.__class__",
        "''.__class__",
        "cycle.kit.title.__class__.__mro__",
        "cycle.kit.title.upper()",
        "'{0.__class__}'.format(cycle)",
        "'{0.__class__.__init__.__globals__}'.format(cycle)",
        "'{:>100}'.format(1)",
        "'{a}'.format_map({'a': 1})",
        "'%s' % cycle",
        "t.__class__",
        "t._texts",
        "t.__init__.__globals__",
        "t.quoted.__self__",
        "t.quoted.__func__",
        "label.__globals__",
        "label('__class__')",
        "label('model_fields')",
        "label('model_dump')",
        "theme.__code__",
        "right.__self__",
        "quote.__self__",
        "sentences.__globals__",
        "day.__func__.__globals__",
        "cycle.day",
        "cycle.events[0].date.strftime('%Y')",
        "cycle.events[0].date.today()",
        "cycle.events[0].date.__class__",
        "cycle.events[0].start.replace(hour=1)",
        "squares.__class__",
        "stops[0].__class__",
        "stops[0].__slots__",
        "(range(3)|map('string')).gi_frame",
        "self.__init__",
        "self._TemplateReference__context",
        "self.environment",
        "loop",
        "cycler",
        "lipsum()",
        "joiner",
        "request",
        "config",
        "''|attr('__class__')",
        "cycle|pprint",
        "cycle|tojson",
        "cycle|xmlattr",
        "'<b>'|safe",
        "'x'|format",
        "'x'|center(1000000000)",
        "'x'|indent(1000000000)",
        "[1]|batch(1000000000, 'x')|list",
        "[1]|slice(1000000000)|list",
        "dict.__class__",
        "dict.mro()",
        "range.__class__",
        "namespace.__init__",
    ],
)
def test_a_template_reaches_data_only(tmp_path: Path, expression: str) -> None:
    assert problem(tmp_path, f"\n{{{{ {expression} }}}}").code == "template-broken"


def test_macros_and_loops_have_no_way_out(tmp_path: Path) -> None:
    for source in (
        "{% macro m() %}x{% endmacro %}{{ m.__globals__ }}",
        "{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{% call m() %}x{% endcall %}",
        "{% for x in [1] %}{{ loop.__class__ }}{% endfor %}",
        "{% for x in [1] %}{{ loop._iterable }}{% endfor %}",
        "{% set n = namespace(a=1) %}{{ n.__class__ }}",
        "{% import 'board.xml.j2' as b %}{{ b.__dict__ }}",
    ):
        assert problem(tmp_path, source).code == "template-broken", source


def test_what_templates_are_given_works(tmp_path: Path) -> None:
    source = (
        "{{ label('staff') }}|{{ cycle.quotes[0].at }}|{{ cycle.event('conference').date.year }}|{{ [1, 2] + [3] }}|{{ 7 * 7 }}|"
        "{{ 'a' ~ '<' ~ 1 }}|{{ ['a', '<']|join(', ') }}|{{ [cycle.kit]|join(', ', attribute='title') }}|"
        "{{ 'aa'|replace('a', 'b') }}|"
        "{{ [1, 2]|sum }}|{{ 2.6|round|int }}|{{ {'a': 1}.items()|list }}|"
        "{% for x in 'ab' %}{{ loop.index }}{{ loop.last }}{{ loop.length }}{{ x }}{% else %}none{% endfor %}|"
        "{% macro m(x) %}<p>{{ x }}</p>{% endmacro %}{{ m('<') }}"
    )
    assert rendered(tmp_path, source).split("|") == [
        "Helpers", f"{tmp_path / 'cycle.yaml'}:8:10", "2026", "[1, 2, 3]", "49", "a&lt;1", "a, &lt;", "The package",
        "bb", "3", "3",
        "[(&#39;a&#39;, 1)]", "1False2a2True2b", f'<p _at="handout.xml.j2:1:{source.index("<p>") + 1}">&lt;</p>',
    ]  # fmt: skip


# ------------------------------------------------------------------------------------------------ it stays small

_DOUBLE = "{% set n = namespace(x=%s) %}{% for i in range(60) %}{% set n.x = %s %}{% endfor %}"


def peak() -> int:
    """The most memory that this process has used, in bytes; on Windows nobody counts."""
    try:
        import resource
    except ImportError:
        return 0
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


@pytest.mark.parametrize(
    "source",
    [
        "{{ 'x' * 1000000000 }}",
        "{{ [1] * 1000000000 }}",
        "{{ 10 ** 1000000000 }}",
        "{{ 2 ** 2 ** 2 ** 2 ** 2 ** 2 }}",
        "{% set n = namespace(x=9) %}{% for i in range(100) %}{% set n.x = n.x * n.x %}{% endfor %}",
        "{{ range(1000000000)|list }}",
        "{{ range(90000)|list|length }}",
        "{% for i in range(1000000000) %}x{% endfor %}",
        "{% for i in range(99999) %}{{ 'x' ~ i }}%s{% endfor %}".replace("%s", " " * 200),
        "{% for i in range(9999) %}{% for j in range(9999) %}{% endfor %}{% endfor %}",
        "{% for i in range(99999) %}{% for j in range(9999) if false %}{% endfor %}{% endfor %}",
        "{% set l = range(9999)|list %}{% for i in l %}{% set x = l|sort %}{% endfor %}",
        _DOUBLE.replace("%s", "'xx'", 1).replace("%s", "n.x ~ n.x"),
        _DOUBLE.replace("%s", "'xx'", 1).replace("%s", "n.x + n.x"),
        _DOUBLE.replace("%s", "[1]", 1).replace("%s", "n.x + n.x"),
        _DOUBLE.replace("%s", "(1, 2)", 1).replace("%s", "n.x + n.x"),
        _DOUBLE.replace("%s", "'xx'", 1).replace("%s", "n.x|replace('x', 'xx')"),
        _DOUBLE.replace("%s", "'xx'", 1).replace("%s", "[n.x, n.x]|join(n.x)"),
        _DOUBLE.replace("%s", "[[1]]", 1).replace("%s", "[n.x, n.x]|sum(start=[])"),
        _DOUBLE.replace("%s", "'&'", 1).replace("%s", "(n.x ~ n.x)|e"),
        "{{ ('x' ~ '%s')|replace('', '%s') }}".replace("%s", "y" * 90_000),
        "{{ range(9999)|join('%s') }}".replace("%s", "y" * 100_000),
        "{% set a = '%s' %}{% set b = a".replace("%s", "y" * 100_000) + " ~ a" * 5000 + " %}",
        "{% macro m() %}{% for i in range(9999) %}%s{% endfor %}{% endmacro %}{{ m()|length }}".replace("%s", "y" * 100_000),
        "{% set x %}{% for i in range(9999) %}%s{% endfor %}{% endset %}{{ x|length }}".replace("%s", "y" * 100_000),
        "{% macro m(n) %}{{ m(n + 1) }}{% endmacro %}{{ m(1) }}",
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
        "{% for x in [[[]]] recursive %}{{ loop([1]) }}{% endfor %}",
        "{{ 5|round(-999999999) }}",
        "{{ ('9' ~ '%s')|int }}".replace("%s", "9" * 100_000),
    ],
    ids=range(30),
)
def test_what_a_template_does_and_writes_is_bounded(tmp_path: Path, source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every bomb ends in a problem, or in nothing much; soon, and without filling the memory."""
    monkeypatch.setattr(limits, "TEMPLATE_STEPS", 200_000)
    before = peak()
    try:
        assert len(rendered(tmp_path, source)) < 1000
    except DialogkitError as error:
        assert {found.code for found in error.problems} <= {"template-broken", "template-too-long"}
    assert peak() - before < 100_000_000


_MANY = "{% set n = namespace(x=[(range(9999)|list)[1:]]) %}{% for i in range(13) %}{% set n.x = n.x + n.x %}{% endfor %}"
_DEEP = "{% set n = namespace(x=(1, 2)) %}{% for i in range(90) %}{% set n.x = (n.x, n.x) %}{% endfor %}"
_LETTERS = "{% set n = namespace(x='\u0250') %}{% for i in range(19) %}{% set n.x = n.x ~ n.x %}{% endfor %}"
_NONE = "{% set n = namespace(x=['x.xml.j2']) %}{% for i in range(14) %}{% set n.x = n.x + n.x %}{% endfor %}"
_ITSELF = "{% set n = namespace() %}{% set n.x = n %}"


@pytest.mark.parametrize(
    "source",
    [
        _MANY + "{% for i in range(60) %}{% if range(1, 9999)|list in n.x[1:] %}{% endif %}{% endfor %}",
        _MANY + "{% for i in range(60) %}{% set z = [range(9998)|list]|select('in', n.x)|list %}{% endfor %}",
        _MANY + "{% set y = range(9998)|list %}{% for i in range(60) %}{% if y is in n.x %}{% endif %}{% endfor %}",
        _MANY + "{% set y = range(9998)|list %}{% for i in range(60) %}{% if y in n.x|map('default') %}{% endif %}{% endfor %}",
        _MANY + "{% set y = (range(9999)|list)[1:] + [0] %}{{ n.x.index(y) }}",
        _DEEP + "{{ t('common.picture', picture=n.x, made_by='') }}",
        _DEEP + "{{ quoted(n.x) }}",
        _DEEP + "{{ quote(n.x) }}",
        _DEEP + "{{ dict([(n.x, 1)]) }}",
        _DEEP + "{% set m = namespace([(n.x, 1)]) %}",
        _DEEP + "{{ {n.x: 1} }}",
        _LETTERS + "{{ n.x|list|length }}",
        _LETTERS + "{{ n.x|trim(n.x[1:] ~ 'a') }}",
        _LETTERS + "{{ n.x|join|length }}",
        _NONE + "{% for i in range(99) %}{% include n.x ignore missing %}{% endfor %}",
        _ITSELF + "{% for i in range(999) %}{% set y = [n]|map(attribute='x" + ".x" * 999 + "')|list %}{% endfor %}",
        "{% set n = namespace(x=9) %}{% for i in range(9999) %}{% set n.x = n.x - (0 - n.x) %}{% endfor %}",
    ],
    ids=range(17),
)
def test_nothing_that_a_template_does_goes_uncounted(tmp_path: Path, source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each does some million things that Python would do by itself."""
    monkeypatch.setattr(limits, "TEMPLATE_STEPS", 100_000)
    assert problem(tmp_path, source).code == "template-broken"


def test_all_templates_together_have_a_length(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TEMPLATE_NODES", 300)
    for number in range(3):
        write(tmp_path, "{{ 1 }}" * 100, f"part{number}")
    found = problem(tmp_path, "".join(f"{{% include 'part{number}.xml.j2' %}}\n" for number in range(3)))
    assert (found.code, found.place.line) == ("template-broken", 1)


def test_a_template_that_writes_for_ever_is_stopped(tmp_path: Path) -> None:
    line = "y" * 10_000
    assert problem(tmp_path, f"{{% for i in range(9999) %}}{line}{{% endfor %}}").code == "template-too-long"


def test_nothing_but_that_is_said_of_one_that_includes_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However deep it is when it is stopped: Python itself would say what went wrong when the rest of it was given up."""
    said: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", said.append)
    found = set()
    for deep in (400, 600, 800, 1_000):
        monkeypatch.setattr(limits, "TEMPLATE_TEXT", 100 * deep)
        found.add(problem(tmp_path, "y" * 100 + "{% include 'handout.xml.j2' %}").code)
    assert found == {"template-too-long", "template-broken"} and not said


def test_what_templates_may_do_is_shared_by_all_of_a_kit_and_grows_with_the_year(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "TEMPLATE_STEPS", 200_000)
    write(tmp_path, "{% for i in range(2000) %}{% endfor %}x")
    done = []
    for values in (0, 80_000):
        env, count = environment(Folder(tmp_path), values), 0
        with pytest.raises(DialogkitError):
            for count in range(1000):
                assert render(env, "handout.xml.j2", {}) == "x"
        done.append(count)
    assert limits.TEMPLATE_STEPS // 2_000 // 3 < done[0] < done[1] // 2


def test_four_times_as_many_quotes_take_four_times_as_many_steps(tmp_path: Path) -> None:
    """Nothing goes through all of a list for each of its entries."""
    write(tmp_path, "x", "unused")
    taken = []
    for count in (50, 200):
        given = "consent: {status: given, scope: [game, report]}"
        quotes = ", ".join(f"{{id: q{n}, text: T, {given}}}" for n in range(count))
        found = ", ".join(f"{{id: f{n}, text: F, quotes: [q{n}]}}" for n in range(count))
        year = loaded(
            tmp_path, f"quotes: [{quotes}]\nfindings: [{found}]\nevents: [{{id: c, kind: conference, date: 2026-09-17}}]\n"
        )
        env, seen = environment(Folder(tmp_path)), View(year.cycle, year.words)
        before = env._left
        for material in MATERIALS:
            if material.ready(year.cycle):
                render(env, f"{material.name}.xml.j2", seen)
        taken.append(before - env._left)
    assert taken[1] < 4.5 * taken[0]


def test_a_copy_of_the_built_in_templates_may_do_what_a_large_year_needs(tmp_path: Path) -> None:
    """What 100 themes take is a part of what as many take as there may be; nothing takes more for each value."""
    write(tmp_path, "x", "unused")
    themes = ", ".join(f"{{id: t{n}, title: T, questions: [{{id: q{n}, text: A}}]}}" for n in range(100))
    year = loaded(tmp_path, f"themes: [{themes}]\nfindings: [{{id: f, text: F}}]\n")
    values = len(year.source.spots)
    env, seen = environment(Folder(tmp_path), values), View(year.cycle, year.words)
    before = env._left
    for material in MATERIALS:
        if material.ready(year.cycle):
            render(env, f"{material.name}.xml.j2", seen)
    share = 100 / limits.OTHER_ENTRIES
    assert 100 * 150 < before - env._left < limits.TEMPLATE_STEPS * share + limits.TEMPLATE_STEPS_A_VALUE * values


def test_each_material_is_made_of_a_whole_year_also_where_steps_are_counted(tmp_path: Path) -> None:
    """What a template of dialogkit's gives to functions is what they may be given."""
    write(tmp_path, "x", "unused")
    (tmp_path / "hus.svg").write_text(PICTURE)
    (tmp_path / "names.txt").write_text("Kari")
    (tmp_path / "cycle.yaml").write_text(WHOLE, encoding="utf-8")
    year = load(tmp_path)
    env, seen = environment(Folder(tmp_path), len(year.source.spots)), View(year.cycle, year.words)
    made = [
        material.name for material in MATERIALS if material.ready(year.cycle) and render(env, f"{material.name}.xml.j2", seen)
    ]
    assert {"summary", "easy-report", "slides"} < {*made}


def test_to_ask_how_long_a_list_is_takes_one_step_however_long_it_is(tmp_path: Path) -> None:
    for count in (9, 9999):
        source = "{%% set many = range(%d)|list %%}{%% for n in range(999) %%}{%% set x = many|length %%}{%% endfor %%}" % count
        write(tmp_path, source)
        env = environment(Folder(tmp_path))
        before = env._left
        render(env, "handout.xml.j2", {})
        assert before - env._left < 999 * 3 + 9999


def test_the_template_that_does_too_much_is_told_alone(tmp_path: Path) -> None:
    write(tmp_path, WRAP.format("<p>x</p>\n{% for i in range(99999) %}{{ range(9999)|sum }}{% endfor %}"), "tasks")
    told = [str(found.place) for found in check(loaded(tmp_path, CYCLE)) if found.severity == "error"]
    assert told == ["tasks.xml.j2:3:1"]


def test_what_is_counted_writes_what_is_not_counted_writes(tmp_path: Path) -> None:
    year = loaded(tmp_path, CYCLE)
    write(tmp_path, "x", "unused")
    counted, free = environment(Folder(tmp_path)), environment(Folder(tmp_path / "elsewhere"))
    for material in MATERIALS:
        if material.ready(year.cycle):
            seen = View(year.cycle, year.words)
            assert render(counted, f"{material.name}.xml.j2", seen) == render(free, f"{material.name}.xml.j2", seen)
    assert free._left is None and counted._left > limits.TEMPLATE_STEPS - 20_000


def test_the_cycle_itself_cannot_be_changed(tmp_path: Path) -> None:
    for source in ("{% set cycle.lang = 'nn' %}", "{% set cycle.themes[0].title = 'x' %}"):
        assert problem(tmp_path, source).code == "template-broken"


def test_the_report_shows_how_far_the_proposals_have_come_also_where_no_group_has_noted_anything(tmp_path: Path) -> None:
    more = "findings: [{id: f, text: F}]\nsolutions: [{id: s, finding: f, proposals: [A proposal]}]\n"
    year = loaded(tmp_path, CYCLE + more)
    build(year, tmp_path / "out", Order(("report",)))
    text = text_of(tmp_path / "out" / "report.pdf")
    assert year.words("report.statuses_one") in text and year.words("report.contributions") not in text
