"""How words become lines: what stays together, how even lines are, how large a text grows."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogkit.paper import PAGES
from dialogkit.press.pdf.fonts import house_fonts
from dialogkit.press.style import TextStyle
from dialogkit.press.type.growth import Placed, grow
from dialogkit.press.type.lines import SHORT
from dialogkit.press.type.paragraph import Paragraph
from dialogkit.press.type.unbroken import joining, unbroken
from dialogkit.press.type.words import Fragment
from paper import canvas, text_of
from work import LINEAR, calls

EVEN = TextStyle(14, 20, balanced=True)


def made(text: str, style: TextStyle = EVEN, **how: object) -> Paragraph:
    return Paragraph([Fragment(text)], style, house_fonts(), **how)  # type: ignore[arg-type]


def lines(text: Paragraph, width: float) -> list[str]:
    return ["".join(piece.text for piece in line.pieces) for line in text.lines(width)]


def together(text: str, lang: str) -> str:
    """The text, with ~ where a line may not end."""
    words = text.split(" ")
    ties = unbroken(tuple(words), lang)
    return "".join(("~" if index in ties else " " if index else "") + word for index, word in enumerate(words))


# ------------------------------------------------------------------------------------------------ what stays together


@pytest.mark.parametrize(
    ("lang", "marked"),
    [
        ("nb", "Ring oss på 22~33~44~55, eller på (+47)~412~34~567."),
        ("nb", "Ring tlf.~116~117 nå."),
        ("nb", "Møtet er torsdag 17.~september~2026, kl.~10.00–11.00."),
        ("nb", "Fra 1.~desember, den 17.–18.~mai og 3.~sept.~2027 er vi borte."),
        ("nb", "Vi drar 17.~og~18.~september eller 4.~5.~2027."),
        ("nb", "Fra 10.00~til~11.00 og 12.30~–~13.00 er det pause."),
        ("nb", "Du bestemmer hvor du bor (artikkel~19). Se § 4-1".replace("§ ", "§~")),
        ("nb", "Rom~4 i 2.~etasje koster 1~500~kroner, 20~% mer."),
        ("nb", "Vi bor i Storgata~4~B, 0155~Oslo, ikke i Karl~Johans~gate~22, N-8622~Mo~i~Rana."),
        ("nb", "«17.~september» er datoen."),
        ("nn", "Møtet er 3.~juni klokka~9, og varer i 2~timar."),
        ("nn", "Artikkel~12 står på side~4. Eg bur i Fjordvegen~12."),
        ("en", "We meet on 17~September~2026 at 10~am, or on September~17,~2026."),
        ("nn", "Ho sa: «Det tek 10~minutter.»"),
        ("en", "He said: “Vi må vente i 10~minutter til klokka~9.”"),
        ("en", "Call +44~20~7946~0958 or visit 4~High~Street, SW1A~1AA London."),
        ("en", "Article~12 takes 10~minutes, 10.00~to~11.00."),
        ("nb", "Bilde: Anne Vik, CC~BY-SA~4.0. Tegning: CC0~1.0, OFL~1.1 eller CC~BY-NC."),
        ("nn", "Versjon~2.0, utgåve~3, 20~kg og 37~°C i runde~2"),
        ("en", "Edition~3 (CC~BY~4.0) is on sheet~2"),
        ("nb", "Vi er fire. Alle kan komme i dag."),
        ("nb", "1. Kom i tide. Vi var ti i 2025. Nå er vi flere."),
        ("nb", "Artikkel er et ord, og gata er lang. Det var 4, og alle kom."),
    ],
)
def test_what_stays_on_one_line(lang: str, marked: str) -> None:
    assert together(marked.replace("~", " "), lang) == marked


@pytest.mark.parametrize("balanced", [False, True])
@pytest.mark.parametrize("words", ["22 33 44 55", "17. september 2026", "Storgata 4 B"])
def test_it_moves_to_the_next_line_whole_and_is_broken_only_where_no_line_holds_it(words: str, balanced: bool) -> None:
    style = TextStyle(14, 20, balanced=balanced)
    wide = made(words, style).width(1000)
    for before in range(1, 9):
        text = made("og " * before + words + " og", style)
        assert any(words in line for line in lines(text, wide + 30))
        assert all(line.width <= wide + 30.01 for line in text.lines(wide + 30))
    text = made(f"og {words} og", style)
    assert len(lines(text, wide - 5)) >= 2 and all(line.width <= wide - 5 for line in text.lines(wide - 5))


def test_a_text_that_is_read_out_or_copied_has_the_spaces_that_were_written() -> None:
    paper = canvas()
    paper.start_page(*PAGES["A4"])
    made("Ring 22 33 44 55 før 1. desember").draw(paper, 100, 700, 90, paper.root.add("P"))
    said = text_of(paper.finish())
    assert "22 33 44 55" in said and "1. desember" in said and "\u00a0" not in said


@pytest.mark.parametrize("words", ["22 ", "Karl ", "mai 3. ", "1. a ", "(1 "])
@pytest.mark.parametrize("balanced", [False, True])
def test_twice_the_text_is_twice_the_work(words: str, balanced: bool) -> None:
    style = TextStyle(14, 20, balanced=balanced)
    short, long = (calls(lambda: made(words * count, style).lines(300)) for count in (200, 400))
    assert long < LINEAR * short


# ------------------------------------------------------------------------------------------------ even lines


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("Du velger selv hvor du bor, og hvem du bor med", 120, ["Du velger selv hvor", "du bor, og hvem", "du bor med"]),
        ("Vi vil bestemme mer selv", 140, ["Vi vil bestemme", "mer selv"]),
        ("Fellesarealene nå", 100, ["Fellesarealene", "nå"]),  # there is no other way
        ("Ja. Jeg vil på konsert", 120, ["Ja.", "Jeg vil på konsert"]),  # a sentence begins a line where it costs none
        ("The dialogue package", 120, ["The dialogue", "package"]),  # nor is a short word alone on the first line
        ("Ja. Jeg vil", 120, ["Ja. Jeg vil"]),  # and not where it does
        ("Jeg vil selv, men vil ha råd", 150, ["Jeg vil selv,", "men vil ha råd"]),  # so does what follows a comma
        ("Hvor du bor og hvem du bor med, er ditt eget valg", 240, ["Hvor du bor og hvem du bor med,", "er ditt eget valg"]),
        ("Gruppearbeid om å snakke sammen", 218, ["Gruppearbeid", "om å snakke sammen"]),  # a long one may be
    ],
)
def test_lines_are_even(text: str, width: float, expected: list[str]) -> None:
    assert lines(made(text), width) == expected


@pytest.mark.parametrize("balanced", [False, True])
@pytest.mark.parametrize("easy", [False, True])
def test_no_short_word_stands_alone_on_the_last_line_where_it_can_be_helped(balanced: bool, easy: bool) -> None:
    style = TextStyle(14, 20, balanced=balanced)
    text = made("Hva vil du at de ansatte skal gjøre nå", style, easy=easy)
    for width in range(80, 400, 4):
        *above, last = lines(text, width)
        assert not above or " " in last or len(last) > 6 or " " not in above[-1], (width, above, last)
    tied = made("Vi bor i første etasje i Storgata 4", style)
    assert lines(tied, tied.width(1000) - 4)[-1].endswith("Storgata 4")


def costs(breaks: tuple[int, ...], words: list[str], width: float) -> tuple[bool, float] | None:
    """What lines that begin at these words cost, measured afresh; None where one is too wide."""
    parts = [" ".join(words[start:stop]) for start, stop in pairwise((0, *breaks, len(words)))]
    wides = [house_fonts().width(part, False, 14) for part in parts]
    if max(wides) > width:
        return None
    alone = len(parts) > 1 and " " not in parts[-1] and wides[-1] < SHORT * width
    ends = [words[at - 1] in joining("nb") for at in breaks] + [False]
    return alone, sum((width - wide + 0.1 * width * end) ** 2 for wide, end in zip(wides, ends))


@given(st.lists(st.text("abdimo", min_size=1, max_size=8), min_size=1, max_size=9), st.integers(80, 200))
@settings(max_examples=60)
def test_no_other_lines_are_more_even(words: list[str], width: float) -> None:
    text = " ".join(words)
    found = made(text).lines(width)
    assert len(found) == len(made(text, TextStyle(14, 20)).lines(width))
    every = [costs(breaks, words, width) for breaks in combinations(range(1, len(words)), len(found) - 1)]
    alone, ragged = min(cost for cost in every if cost)
    assert (len(found) > 1 and len(found[-1].pieces) == 1 and found[-1].width < SHORT * width) == alone
    said = ["".join(piece.text for piece in line.pieces).split() for line in found]
    ends = [line[-1] in joining("nb") for line in said[:-1]] + [False]
    assert sum((width - line.width + 0.1 * width * end) ** 2 for line, end in zip(found, ends)) == pytest.approx(ragged)


@pytest.mark.parametrize(
    ("lang", "text", "ends"),
    [
        ("nb", "Når er det lettest å snakke med de ansatte?", "lettest"),
        ("nn", "Korleis er det å få hjelp av dei tilsette?", "få"),
        ("en", "When is it easiest to talk with the staff?", "easiest"),
    ],
)
def test_a_line_does_not_end_with_a_word_that_joins_it_to_the_next(lang: str, text: str, ends: str) -> None:
    paragraph = made(text, EVEN, lang=lang)
    first, *_ = lines(paragraph, paragraph.width(1000) * 0.62)
    assert first.endswith(ends)


# ------------------------------------------------------------------------------------------------ growth


def test_a_text_is_as_large_as_its_place_allows() -> None:
    text = made("Jeg vil på konsert en kveld, ikke bare på tur om dagen.", TextStyle(14, 19, balanced=True))
    assert grow([Placed(text, 150, 120)], 24, 14) == []
    size = text.style.size
    assert 14 < size < 24 and size == int(size) and text.height(150) <= 120
    assert text.style.leading / size == pytest.approx(19 / 14)
    text.set_at(size + 1)
    assert not text.fits(150, 120)
    assert grow([Placed(text, 400, 400)], 24, 14) == [] and text.style.size == 24


def test_texts_of_one_kind_share_the_size_of_the_longest() -> None:
    short, long = made("Ja."), made("Vi vil bestemme mer selv, og vi vil ha flere å snakke med om kvelden.")
    assert grow([Placed(short, 150, 100), Placed(long, 150, 100)], 24, 12) == []
    assert short.style.size == long.style.size < 24


def test_no_text_goes_below_its_floor() -> None:
    short, long = made("Ja."), made("Vi vil bestemme mer selv. " * 9)
    left = [Placed(long, 150, 100)]
    assert grow([Placed(short, 150, 100), *left], 24, 14) == left
    assert short.style.size == long.style.size == 14


def test_a_word_wider_than_its_place_does_not_fit() -> None:
    heading = made("Hverdagsaktiviteter", shrink=True)
    assert grow([Placed(heading, 140, 300)], 40, 10) == []
    assert len(heading.lines(140)) == 1 and heading.style.size == int(heading.style.size)
