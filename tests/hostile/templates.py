# ruff: noqa: E501 — one attack, one line
"""Templates of the cycle's own: programs that do much, and markup that is much."""

from __future__ import annotations

from pathlib import Path

from hostile import file, kind, year

PAGES = '<document title="T" lang="nb"><pages>{}</pages></document>'

MANY = "{% set n = namespace(x=[(range(9999)|list)[1:]]) %}{% for a in range(13) %}{% set n.x = n.x + n.x %}{% endfor %}"
DEEP = "{% set n = namespace(x=(1, 2)) %}{% for a in range(#) %}{% set n.x = (n.x, n.x) %}{% endfor %}"
JINJA = {
    "sums": ((100, 1_000, 9_999), "{% for a in range(#) %}{{ range(99999)|sum }}{% endfor %}"),
    "lists of ranges": ((100, 1_000, 9_999), "{% for a in range(#) %}{{ range(19999)|list|length }}{% endfor %}"),
    "lasts": ((100, 1_000, 9_999), "{% for a in range(#) %}{{ range(99999)|list|last }}{% endfor %}"),
    "tests of ranges": ((100, 1_000, 9_999), "{% for a in range(#) %}{{ -0.5 in range(99999) }}{% endfor %}"),
    "a doubled list": ((10, 20, 40), "{% set n = namespace(x=[1]) %}{% for a in range(#) %}{% set n.x = n.x + n.x %}{% endfor %}"),
    "a nested list": ((10, 100, 9_999), "{% set n = namespace(x=[]) %}{% for a in range(#) %}{% set n.x = [n.x, n.x] %}{% endfor %}{{ n.x }}"),
    "a nested list as a text": ((10, 20, 60), "{% set n = namespace(x=[1]) %}{% for a in range(#) %}{% set n.x = [n.x, n.x] %}{% endfor %}{{ n.x|string }}"),
    "a nested list in a text": ((10, 20, 60), "{% set n = namespace(x=[1]) %}{% for a in range(#) %}{% set n.x = [n.x, n.x] %}{% endfor %}{{ n.x ~ 'a' }}"),
    "a nested list compared": (
        (10, 20, 60),
        "{% set n = namespace(x=[1], y=[1]) %}{% for a in range(#) %}{% set n.x = [n.x, n.x] %}{% set n.y = [n.y, n.y] %}{% endfor %}{{ n.x == n.y }}",
    ),
    "a nested list in order": (
        (10, 20, 60),
        "{% set n = namespace(x=[1], y=[1]) %}{% for a in range(#) %}{% set n.x = [n.x, n.x] %}{% set n.y = [n.y, n.y] %}{% endfor %}{{ [n.x, n.y]|sort }}",
    ),
    "a list in itself": ((1, 2, 3), "{% set x = [1] * # %}{{ x }}"),
    "a doubled text": ((10, 20, 40), "{% set n = namespace(x='a') %}{% for a in range(#) %}{% set n.x = n.x ~ n.x %}{% endfor %}"),
    "an added text": ((10, 20, 40), "{% set n = namespace(x='a') %}{% for a in range(#) %}{% set n.x = n.x + n.x %}{% endfor %}"),
    "a grown text": ((100, 1_000, 20_000), "{% set n = namespace(x='a'*1000) %}{% for a in range(#) %}{% set n.x = n.x ~ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' %}{% endfor %}"),
    "a text taken apart": ((100, 1_000, 20_000), "{% set n = namespace(x='ab'|replace('b', 'a'*9)) %}{% for a in range(#) %}{{ n.x|list|length }}{% endfor %}"),
    "a multiplied text": ((1_000, 10**6, 10**10), "{{ 'a' * # }}"),
    "a multiplied list": ((1_000, 10**6, 10**10), "{{ [1] * # }}"),
    "a power": ((10, 10**4, 10**10), "{{ 10 ** # ** # }}"),
    "a shown number": ((10, 100, 5_000), "{% set n = namespace(x=9) %}{% for a in range(#) %}{% set n.x = n.x * n.x %}{% endfor %}{{ n.x }}"),
    "a format": ((1_000, 10**6, 10**10), '{{ "%#d"|format(1) }}'),
    "a percent format": ((1_000, 10**6, 10**10), '{{ "%#d" % 1 }}'),
    "a str.format": ((1_000, 10**6, 10**10), '{{ "{:#d}".format(1) }}'),
    "a centre": ((1_000, 10**6, 10**10), '{{ "a"|center(#) }}'),
    "batches": ((1_000, 10**6, 10**10), "{{ [1]|batch(#, 'a') }}"),
    "slices": ((1_000, 10**6, 10**10), "{{ [1]|slice(#)|list|length }}"),
    "an indent": ((1_000, 10**6, 10**10), '{{ "a\\nb"|indent(#) }}'),
    "wrapped words": ((1_000, 10**6, 10**10), '{{ ("a " * 9)|wordwrap(#) }}'),
    "JSON": ((1_000, 10**6, 10**10), "{{ range(#)|tojson }}"),
    "attributes": ((1_000, 10**6, 10**10), "{{ dict(a=#)|xmlattr }}"),
    "lipsum": ((100, 10**4, 10**8), "{{ lipsum(#) }}"),
    "a large range": ((10**5, 10**7, 10**12), "{{ range(#)|list }}"),
    "a joined range": ((10**4, 10**5, 10**7), "{{ range(#)|join('aaaaaaaaaa') }}"),
    "joins": ((100, 1_000, 9_999), "{% for a in range(#) %}{{ range(9999)|join }}{% endfor %}"),
    "sorts": ((100, 1_000, 9_999), "{% set l = range(9999)|list %}{% for a in range(#) %}{{ (l|sort(reverse=true))[0] }}{% endfor %}"),
    "groups": ((100, 1_000, 9_999), "{% for a in range(#) %}{{ (cycle.quotes * 1)|groupby('id') }}{% endfor %}"),
    "uniques": ((100, 1_000, 9_999), "{% for a in range(#) %}{{ range(99999)|unique|list|length }}{% endfor %}"),
    "mapped": ((100, 1_000, 9_999), "{% for a in range(#) %}{{ range(99999)|map('string')|list|length }}{% endfor %}"),
    "maps of maps": ((10, 100, 600), "{{ range(99999)" + "|map('string')" * 3 + "|select|reject('none')|first }}{% for a in range(#) %}{{ range(99999)|select('equalto', -1)|first|default(1) }}{% endfor %}"),
    "lengths": ((100, 1_000, 9_999), "{% for a in range(#) %}{{ range(99999)|select|list|length }}{% endfor %}"),
    "replaced": ((10, 100, 9_999), "{% set n = namespace(x='a') %}{% for a in range(#) %}{% set n.x = n.x|replace('a', 'aa') %}{% endfor %}"),
    "replaced nothing": ((10, 100, 9_999), "{% set n = namespace(x='a') %}{% for a in range(#) %}{% set n.x = n.x|replace('', 'aaaaaaaaaa') %}{% endfor %}"),
    "capitals": ((100, 1_000, 20_000), "{% set n = namespace(x='a') %}{% for a in range(18) %}{% set n.x = n.x ~ n.x %}{% endfor %}{% for a in range(#) %}{{ n.x|upper|length }}{% endfor %}"),
    "escapes": ((10, 100, 20_000), "{% set n = namespace(x='&') %}{% for a in range(18) %}{% set n.x = n.x ~ n.x %}{% endfor %}{% for a in range(#) %}{{ n.x|e|length }}{% endfor %}"),
    "counted words": ((10, 100, 20_000), "{% set n = namespace(x='&') %}{% for a in range(18) %}{% set n.x = n.x ~ n.x %}{% endfor %}{% for a in range(#) %}{{ n.x in n.x }}{% endfor %}"),
    "cut texts": ((10, 100, 20_000), "{% set n = namespace(x='a') %}{% for a in range(20) %}{% set n.x = n.x ~ n.x %}{% endfor %}{% for a in range(#) %}{% set y = n.x[1:] %}{% endfor %}"),
    "compared texts": ((10, 1_000, 60_000), "{% set n = namespace(x='a', y='a') %}{% for a in range(20) %}{% set n.x = n.x ~ n.x %}{% set n.y = n.y ~ n.y %}{% endfor %}{% for a in range(#) %}{% set z = n.x == n.y %}{% endfor %}"),
    "searched texts": ((10, 100, 20_000), "{% set n = namespace(x='a') %}{% for a in range(19) %}{% set n.x = n.x ~ n.x %}{% endfor %}{% set y = n.x[:200000] ~ 'b' %}{% for a in range(#) %}{% set z = y in n.x %}{% endfor %}"),
    "compared lists": ((10, 1_000, 60_000), "{% set l = range(19999)|list %}{% set m = range(19999)|list %}{% for a in range(#) %}{% set z = l == m %}{% endfor %}"),
    "searched lists": ((10, 1_000, 60_000), "{% set l = range(19999)|list %}{% for a in range(#) %}{% set z = -1 in l %}{% endfor %}"),
    "cut lists": ((10, 1_000, 60_000), "{% set l = range(19999)|list %}{% for a in range(#) %}{% set z = l[1:] %}{% endfor %}"),
    "list indexes": ((10, 1_000, 60_000), "{% set l = range(19999)|list %}{% for a in range(#) %}{% set z = l.index(19998) %}{% endfor %}"),
    "kept lists": ((10, 1_000, 60_000), "{% set n = namespace(x=[]) %}{% set l = range(9999)|list %}{% for a in range(#) %}{% set n.x = [n.x, l[1:]] %}{% endfor %}"),
    "kept texts": ((10, 1_000, 60_000), "{% set n = namespace(x=[]) %}{% set l %}{{ range(9999)|join }}{% endset %}{% for a in range(#) %}{% set n.x = [n.x, l ~ a] %}{% endfor %}"),
    "dicts": ((10, 1_000, 60_000), "{% set l = dict(cycle) %}{% for a in range(#) %}{% set z = dict(l, a=1) %}{% endfor %}"),
    "nested loops": ((10, 100, 999), "{% for a in range(#) %}{% for b in range(#) %}{% for c in range(#) %}{% endfor %}{% endfor %}{% endfor %}"),
    "filtered loops": ((100, 1_000, 9_999), "{% for a in range(#) %}{% for b in range(99999) if false %}{% endfor %}{% endfor %}"),
    "macros": ((10, 100, 2_000), "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(#) }}"),
    "a macro of itself": ((10, 100, 2_000), "{% macro m(n) %}{{ m(n + #) }}{% endmacro %}{{ m(1) }}"),
    "calls": ((10, 100, 2_000), "{% macro m() %}{{ caller() }}{{ caller() }}{% endmacro %}" + "{% call m() %}" * 20 + "a#" + "{% endcall %}" * 20),
    "blocks": ((10, 100, 9_000), "{% for a in range(#) %}{{ self.b() }}{% endfor %}{% block b scoped %}{{ range(9999)|join }}{% endblock %}"),
    "includes": ((10, 100, 2_000), "{% include 'poster.xml.j2' %}{% set a = # %}"),
    "imports": ((10, 100, 2_000), "{% import 'poster.xml.j2' as p %}{% set a = # %}"),
    "recursion": ((10, 100, 2_000), "{% for a in [1] recursive %}{{ loop([#]) }}{% endfor %}"),
    "cyclers": ((10, 1_000, 99_999), "{% for a in range(#) %}{{ loop.cycle(*range(9999)) }}{% endfor %}"),
    "sentences": ((10, 1_000, 60_000), "{% set n = namespace(x='a') %}{% for a in range(16) %}{% set n.x = n.x ~ n.x %}{% endfor %}{% for a in range(#) %}{% set z = sentences(n.x, n.x, n.x) %}{% endfor %}"),
    "quoted": ((10, 1_000, 60_000), "{% set n = namespace(x='«') %}{% for a in range(16) %}{% set n.x = n.x ~ n.x %}{% endfor %}{% for a in range(#) %}{% set z = quoted(n.x) %}{% endfor %}"),
    "written texts": ((10, 1_000, 60_000), "{% set n = namespace(x='a') %}{% for a in range(16) %}{% set n.x = n.x ~ n.x %}{% endfor %}{% for a in range(#) %}<p>{{ n.x }}</p>{% endfor %}"),
    "the cycle": ((10, 1_000, 60_000), "{% for a in range(#) %}{% set z = cycle ~ '' %}{% endfor %}"),
    "all of the context": ((10, 1_000, 60_000), "{% for a in range(#) %}{% set z = self ~ cycle ~ t %}{% endfor %}"),
    "sought lists": ((2, 60, 9_000), MANY + "{% for a in range(#) %}{% if range(1, 9999)|list in n.x[1:] %}{% endif %}{% endfor %}"),
    "selected lists": ((2, 60, 9_000), MANY + "{% for a in range(#) %}{% set z = [range(9998)|list]|select('in', n.x)|list %}{% endfor %}"),
    "indexes of lists": ((2, 60, 9_000), MANY + "{% for a in range(#) %}{% set z = n.x.index((range(9999)|list)[1:] + [0]) %}{% endfor %}"),
    "words of lists": ((10, 30, 9_000), DEEP + "{{ t('common.picture', picture=n.x, made_by='') }}"),
    "quoted lists": ((10, 30, 9_000), DEEP + "{{ quoted(n.x) }}"),
    "lists as keys": ((10, 30, 9_000), DEEP + "{{ quote(n.x) }}{{ {n.x: 1} }}"),
    "a dict of lists": ((10, 30, 9_000), DEEP + "{{ dict([(n.x, 1)]) }}"),
    "trimmed": ((10, 16, 19), "{% set n = namespace(x='a') %}{% for a in range(#) %}{% set n.x = n.x ~ n.x %}{% endfor %}{{ n.x|trim(n.x|replace('a', 'b') ~ 'a')|length }}"),
    "letters": ((10, 16, 23), "{% set n = namespace(x='\u0250') %}{% for a in range(#) %}{% set n.x = n.x ~ n.x %}{% endfor %}{{ n.x|list|length }}"),
    "templates that are none": ((10, 100, 9_000), "{% set n = namespace(x=['x.xml.j2']) %}{% for a in range(14) %}{% set n.x = n.x + n.x %}{% endfor %}{% for a in range(#) %}{% include n.x ignore missing %}{% endfor %}"),
    "long attributes": ((10, 1_000, 60_000), lambda n: "{% set n = namespace() %}{% set n.x = n %}{% for a in range(99999) %}{% set y = [n]|map(attribute='x" + ".x" * n + "')|list %}{% endfor %}"),
    "differences": ((10, 1_000, 99_999), "{% set n = namespace(x=9) %}{% for a in range(#) %}{% set n.x = n.x - (0 - n.x) %}{% endfor %}"),
    "tests": ((10, 1_000, 60_000), "{% for a in range(#) %}{% set z = range(99999) is eq(range(99998)|list) %}{% endfor %}"),
    "a deep expression": ((50, 500, 20_000), lambda n: "{{ " + "(" * n + "1" + ")" * n + " }}"),
    "a long expression": ((50, 5_000, 100_000), lambda n: "{{ 1" + "+1" * n + " }}"),
    "a long sum of texts": ((50, 5_000, 50_000), lambda n: "{{ 'a'" + "~'a'" * n + " }}"),
    "many nots": ((50, 500, 20_000), lambda n: "{{ " + "not " * n + "1 }}"),
    "many filters": ((50, 500, 20_000), lambda n: "{{ 1" + "|string" * n + " }}"),
    "many ifs": ((5, 50, 2_000), lambda n: "{% if 1 %}" * n + "{% endif %}" * n),
    "many fors": ((5, 50, 2_000), lambda n: "{% for a in [1] %}" * n + "{% endfor %}" * n),
    "many sets": ((50, 5_000, 20_000), lambda n: "".join(f"{{% set a{k} = 1 %}}" for k in range(n))),
    "many elifs": ((50, 500, 10_000), lambda n: "{% if 0 %}" + "{% elif 0 %}" * n + "{% endif %}"),
    "many prints": ((50, 5_000, 60_000), lambda n: "{{ 1 }}" * n),
    "many macros": ((50, 500, 9_000), lambda n: "".join(f"{{% macro m{k}() %}}{{% endmacro %}}" for k in range(n))),
    "a constant": ((10, 100, 10**9), "{{ 'a' * # ~ '' }}{{ ('a' * #)|length }}"),
    "a constant range": ((10, 10**5, 10**9), "{{ [0, 1]|join('a' * #) }}"),
    "open braces": ((1_000, 20_000, 240_000), lambda n: "{{" * n),
    "open comments": ((1_000, 20_000, 240_000), lambda n: "{#" * n),
    "open tags": ((1_000, 20_000, 160_000), lambda n: "<p " * n),
    "brackets": ((1_000, 20_000, 240_000), lambda n: "{{ " + "[" * n),
    "a raw": ((1_000, 20_000, 80_000), lambda n: "{% raw %}" * (n // 4)),
    "a text": ((1_000, 20_000, 480_000), lambda n: f"<p>{'a' * n}</p>"),
    "a quoted text": ((1_000, 20_000, 480_000), lambda n: f"{{{{ '{'a' * n}' }}}}"),
    "a number": ((1_000, 4_000, 480_000), lambda n: f"{{{{ {'9' * n} }}}}"),
}  # fmt: skip
for _name, (_sizes, _code) in JINJA.items():

    def _template(folder: Path, size: int, code=_code) -> None:
        inner = code(size) if callable(code) else code.replace("#", str(size))
        year(folder)
        file(folder, "templates/tasks.xml.j2", PAGES.format(f"<p>a</p>{inner}"))
        file(folder, "templates/poster.xml.j2", "{% include 'poster.xml.j2' %}") if "'poster.xml.j2'" in inner else None

    kind(f"template of {_name}", *_sizes)(_template)

_REPEAT = "{% for a in range(#) %}*{% endfor %}"
MARKUP = {
    "page breaks": ((1_000, 9_000, 30_000), "<p>a</p><page-break/>"),
    "paragraphs": ((1_000, 9_000, 60_000), "<p>Vi bor her.</p>"),
    "empty paragraphs": ((1_000, 9_000, 60_000), "<p></p>"),
    "headings": ((1_000, 9_000, 60_000), "<h1>a</h1>"),
    "small headings": ((1_000, 9_000, 60_000), "<h3>a</h3>"),
    "labels": ((1_000, 9_000, 60_000), '<p role="label">a</p>'),
    "lists": ((1_000, 9_000, 60_000), "<ul><li>a</li></ul>"),
    "tables": ((1_000, 9_000, 30_000), "<table><tr><td>a</td></tr></table>"),
    "bold": ((1_000, 9_000, 60_000), "<p><strong>a</strong></p>"),
    "links": ((1_000, 9_000, 60_000), '<p><a href="https://a.no">a</a></p>'),
    "sections": ((1_000, 9_000, 60_000), "<section><p>a</p></section>"),
    "boxes": ((1_000, 9_000, 60_000), "<box><p>a</p></box>"),
    "lines": ((1_000, 9_000, 60_000), '<lines count="99"/>'),
    "contents": ((100, 1_000, 9_000), "<h1>a</h1><toc/>"),
    "charts": ((100, 1_000, 9_000), '<chart title="a"><bar label="a" value="1"/></chart>'),
    "symbols": ((1_000, 9_000, 60_000), '<p symbol="home">a</p>'),
    "figures": ((1_000, 9_000, 60_000), '<figure symbol="home"/>'),
    "steps": ((1_000, 9_000, 60_000), '<steps><step symbol="home"><p>a</p></step></steps>'),
    "dice": ((100, 1_000, 9_000), '<die alt="a"/>'),
    "pawns": ((100, 1_000, 9_000), '<pawns><pawn symbol="home">a</pawn></pawns>'),
    "unknown elements": ((1_000, 9_000, 60_000), "<xyz/>"),
    "unknown attributes": ((1_000, 9_000, 60_000), '<p xyz="1">a</p>'),
    "unknown symbols": ((1_000, 9_000, 60_000), '<p symbol="xyz-{{ a }}">a</p>'),
    "columns": ((100, 1_000, 9_000), "<columns><column><p>a</p></column><column><p>a</p></column></columns>"),
    "choices": ((1_000, 9_000, 60_000), "<choices><choice>a</choice></choices>"),
    "quotes": ((1_000, 9_000, 60_000), "<blockquote>a</blockquote>"),
    "places": ((1_000, 9_000, 60_000), '<p at="cycle.yaml:{{ a }}:1">a</p>'),
}
for _name, (_sizes, _piece) in MARKUP.items():

    def _repeated(folder: Path, size: int, piece: str = _piece) -> None:
        year(folder)
        file(folder, "templates/tasks.xml.j2", PAGES.format(_REPEAT.replace("#", str(size)).replace("*", piece)))

    kind(f"pages of {_name}", *_sizes, honest=True)(_repeated)

WITHIN = {
    "bullets in a list": ((1_000, 9_000, 60_000), "<ul>", "<li>a</li>", "</ul>"),
    "rows in a table": ((1_000, 9_000, 30_000), "<table>", "<tr><td>a</td></tr>", "</table>"),
    "header rows": ((100, 1_000, 9_000), "<table>", "<tr><th>a</th></tr>", "<tr><td>a</td></tr></table>"),
    "cells in a row": ((100, 1_000, 9_000), "<table><tr>", "<td>a</td>", "</tr></table>"),
    "words in a cell": ((1_000, 9_000, 90_000), "<table><tr><td>", "ord og ", "</td></tr></table>"),
    "words in a heading": ((1_000, 9_000, 90_000), "<h1>", "ord og ", "</h1>"),
    "words in a box": ((1_000, 9_000, 90_000), "<box><p>", "ord og ", "</p></box>"),
    "words in a quote": ((1_000, 9_000, 90_000), "<blockquote>", "ord og ", "</blockquote>"),
    "words in a paragraph": ((1_000, 9_000, 90_000), "<p>", "ord og ", "</p>"),
    "words in a step": ((1_000, 9_000, 90_000), '<steps><step symbol="home"><p>', "ord og ", "</p></step></steps>"),
    "letters in a word": ((1_000, 9_000, 90_000), "<p>", "a", "</p>"),
    "letters in a heading": ((1_000, 9_000, 90_000), "<h1>", "a", "</h1>"),
    "letters in a cell": ((1_000, 9_000, 90_000), "<table><tr><td>", "a", "</td><td>b</td></tr></table>"),
    "letters in a footer": ((1_000, 9_000, 90_000), "<p>", "a", "</p>"),
    "bold letters": ((1_000, 9_000, 60_000), "<p>", "<strong>a</strong>b", "</p>"),
    "stars": ((1_000, 9_000, 90_000), "<p>", "**a ", "</p>"),
    "links in a paragraph": ((1_000, 9_000, 60_000), "<p>", '<a href="https://a.no">a</a> ', "</p>"),
    "paragraphs in a box": ((100, 1_000, 60_000), "<box>", "<p>a</p>", "</box>"),
    "paragraphs in a cell of columns": ((100, 1_000, 60_000), "<columns><column>", "<p>a</p>", "</column></columns>"),
    "columns in columns": ((100, 1_000, 9_000), "<columns>", "<column><p>a</p></column>", "</columns>"),
    "headings kept together": ((100, 1_000, 9_000), "", "<h2>a</h2>", "<p>a</p>"),
    "steps in a path": ((100, 1_000, 9_000), "<steps>", '<step symbol="home"><p>a</p></step>', "</steps>"),
    "fields in a row": ((10, 40, 9_000), "<fields>", "<field>a</field>", "</fields>"),
    "signatures in a row": ((10, 40, 9_000), "<signatures>", "<field>a</field>", "</signatures>"),
    "bars in a chart": ((10, 1_000, 9_000), '<chart title="a">', '<bar label="a" value="1"/>', "</chart>"),
    "choices in a scale": ((10, 1_000, 9_000), "<scale>", "<choice>a</choice>", "</scale>"),
    "choices in choices": ((10, 1_000, 9_000), "<choices>", "<choice>a</choice>", "</choices>"),
    "pawns together": ((10, 1_000, 9_000), "<pawns>", '<pawn symbol="home">a</pawn>', "</pawns>"),
    "paragraphs in balanced columns": ((100, 1_000, 9_000), "<balanced>", "<p>a</p>", "</balanced>"),
    "balanced columns in each other": ((2, 4, 9_000), None, "<balanced><p>a</p>", "<p>a</p></balanced>"),
    "paragraphs in a group": ((100, 1_000, 9_000), "<together>", "<p>a</p>", "</together>"),
    "groups in groups": ((5, 20, 9_000), None, "<together>", "</together>"),
    "pairs in a spread": ((100, 1_000, 9_000), "<spread>", "<pair><left/><right><p>a</p></right></pair>", "</spread>"),
    "boxes in boxes": ((5, 20, 9_000), None, "<box>", "</box>"),
    "columns inside each other": ((5, 12, 9_000), None, "<columns><column>", "</column></columns>"),
    "sections in sections": ((5, 20, 9_000), None, "<section>", "</section>"),
    "sections that branch": ((5, 12, 9_000), None, "<section><p>a</p>", "<p>a</p></section>"),
}
for _name, (_sizes, _before, _piece, _after) in WITHIN.items():

    def _within(folder: Path, size: int, before=_before, piece=_piece, after=_after) -> None:
        year(folder)
        many = _REPEAT.replace("#", str(size))
        if before is None:
            text = f"{many.replace('*', piece)}<p>a</p>{many.replace('*', after)}"
        else:
            text = before + many.replace("*", piece) + after
        file(folder, "templates/tasks.xml.j2", PAGES.format(text))

    kind(f"page of {_name}", *_sizes, honest=True)(_within)

SHEETS = {
    "cards in a deck": ("cards", '<document title="T"><deck>*</deck></document>', '<card kind="free" symbol="home" back="home"><h2>a</h2></card>'),
    "squares on a board": ("board", '<document title="T"><board><h1>a</h1>*</board></document>', '<square kind="free" symbol="home">a</square>'),
    "places on a board": (
        "board",
        '<document title="T"><board><h1>a</h1><square kind="free" symbol="home">a</square>*</board></document>',
        '<place kind="free" symbol="home">a</place>',
    ),
    "lines on a poster": (
        "poster",
        '<document title="T"><poster><h1>a</h1><columns><column><panel><ul>*</ul></panel></column></columns></poster></document>',
        "<li>a</li>",
    ),
    "columns on a poster": (
        "poster",
        '<document title="T"><poster><h1>a</h1><columns>*</columns></poster></document>',
        "<column><panel><ul><li>a</li></ul></panel></column>",
    ),
    "words on a poster": ("poster", '<document title="T"><poster><h1>*</h1></poster></document>', "ord og "),
    "words on a card": (
        "cards",
        '<document title="T"><deck><card kind="free" symbol="home" back="home"><h2>a</h2><p>*</p></card></deck></document>',
        "ord og ",
    ),
    "words on a square": ("board", '<document title="T"><board><h1>a</h1><square kind="free" symbol="home">*</square></board></document>', "ord "),
    "words on a cover": ("tasks", '<document title="T"><cover><h1>*</h1></cover></document>', "ord "),
    "paragraphs on a cover": ("tasks", '<document title="T"><cover><h1>a</h1>*</cover></document>', "<p>a</p>"),
    "covers": ("tasks", '<document title="T">*</document>', "<cover><h1>a</h1></cover>"),
    "running pages": ("tasks", '<document title="T">*</document>', "<pages><p>a</p></pages>"),
    "posters": ("poster", '<document title="T">*</document>', "<poster><h1>a</h1></poster>"),
    "decks": ("cards", '<document title="T">*</document>', '<deck><card kind="free" symbol="home" back="home"><h2>a</h2></card></deck>'),
    "boards": ("board", '<document title="T">*</document>', '<board><h1>a</h1><square kind="free" symbol="home">a</square></board>'),
    "letters in a footer": ("tasks", '<document title="T"><paper footer="*"/><pages><p>a</p></pages></document>', "a"),
    "letters in a title": ("tasks", '<document title="*"><pages><p>a</p></pages></document>', "a"),
    "words of paging": ("tasks", '<document title="T"><paper paging="*"/><pages><p>a</p></pages></document>', "{pages} "),
    "alternatives": ("tasks", '<document title="T"><pages><figure symbol="home" alt="*"/></pages></document>', "a b "),
    "shares": ("tasks", '<document title="T"><pages><table widths="1*"><tr><td>a</td></tr></table></pages></document>', " 1"),
}  # fmt: skip
for _name, (_material, _outer, _piece) in SHEETS.items():

    def _sheet(folder: Path, size: int, material=_material, outer=_outer, piece=_piece) -> None:
        year(folder)
        many = _REPEAT.replace("#", str(size)).replace("*", piece)
        file(folder, f"templates/{material}.xml.j2", outer.replace("*", many))

    kind(f"sheet of {_name}", 100, 2_000, 20_000, honest=True)(_sheet)


@kind("many templates", 10, 100, 3_000)
def _many(folder: Path, size: int) -> None:
    year(folder)
    for number in range(size):
        file(folder, f"templates/t{number}.xml.j2", "Ring Kari Nordmann 98 76 54 32 ikke a@a.no\n" * 200)


@kind("a template among files", 1_000, 10_000, 30_000)
def _among(folder: Path, size: int) -> None:
    """Of which only the first are looked at."""
    year(folder)
    for number in range(size):
        file(folder, f"templates/{number}.txt", "")
    for name in ("tasks", "handout", "board", "cards"):
        file(
            folder,
            f"templates/{name}.xml.j2",
            PAGES.format("{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}"),
        )


@kind("a template of long lines", 1_000, 20_000, 190_000)
def _lines(folder: Path, size: int) -> None:
    year(folder)
    file(folder, "templates/tasks.xml.j2", PAGES.format("<p>a</p>" + ' widths="' * (size // 9)))


@kind("a template of short lines", 1_000, 20_000, 190_000)
def _short(folder: Path, size: int) -> None:
    year(folder)
    file(folder, "templates/tasks.xml.j2", PAGES.format("<p>a</p>" + "\n" * size))


@kind("a template of tags", 1_000, 10_000, 60_000)
def _tags(folder: Path, size: int) -> None:
    year(folder)
    file(folder, "templates/tasks.xml.j2", PAGES.format("<p>a</p>\n" * size))


@kind("a template of tags in one line", 1_000, 10_000, 60_000)
def _one_line(folder: Path, size: int) -> None:
    year(folder)
    file(folder, "templates/tasks.xml.j2", PAGES.format("<p>a</p>{#a#}" * size))


@kind("pages of ten materials of one's own", 600, 6_000, 9_999)
def _ten(folder: Path, size: int) -> None:
    """Each of them may be as long as a material may."""
    text = "Vi vil ha mer hjelp med maten om kvelden. " * 20
    pages = f"{{% for n in range({size}) %}}<p>{text}</p>{{% endfor %}}"
    for name in "abcdefghij":
        file(folder, f"templates/{name * 3}.xml.j2", PAGES.format(pages))
    year(folder)
