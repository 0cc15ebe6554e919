"""How much a person may put into a year and into the files beside it: each limit once, and what an honest year needs.

What goes beyond one of them ends in a problem that says the limit. Sizes of files are in bytes. What no paper holds (a booklet of
90 pages, a title of 70 letters) is no limit of this kind; it stands with what is printed.
"""

from __future__ import annotations

# ------------------------------------------------------------------------------------------------ the cycle file

CYCLE_BYTES = 10_000_000
"""Of the cycle file. 10,000 quotes with all that can be said of each take 3 MB, the text of 2,000 pages 5 MB."""
VALUES = 400_000
"""Texts, lists and maps of one file. 10,000 quotes with all that can be said of each are 290,000."""
ENTRIES = 10_000
"""Of any one list, and names of any one map: a quote for each of 10,000 cards."""
OTHER_ENTRIES = 2_500
"""Of any one list but those of cards, such as findings, or the lines of a text: 2,000 pages have some 800 findings."""
AGENDA = 100
"""Points of one day: a long one has twenty."""
LETTERS_OF_A_TEXT = 30_000
"""Of any one text, or name of a field: ten pages in one paragraph. A letter that stands for several counts as those."""
LETTERS_OF_ALL_TEXTS = 4_500_000
"""Of all texts together: 2,000 pages of a report without a picture or an empty line."""
WORD_LETTERS, SHORT_LETTERS, SHORT_WORD_LETTERS = 6, 2.5, 40
"""That each word counts as at least; and in a text whose words have fewer in the mean, as no language has them."""
SEVERAL_LETTERS = 40
"""That each letter more counts as, where one stands for several, such as a fraction: a page has one or two."""
LETTERS_OF_LONG_TEXTS = 300_000
"""Of all texts together that have more letters than a page: a hundred pages without a paragraph in them."""
LONG_NAME, LETTERS_OF_LONG_NAMES = 500, 20_000
"""Letters that make a long name, heading or question, and letters of all those together: they are set in many places."""
LONG_WORD, LETTERS_OF_LONG_WORDS = 40, 100_000
"""Letters between two spaces that make a long word, as addresses of pages are, and letters of all those together."""
BOLD_MARKS = 60_000
"""Of all texts together, two for each piece in bold: fifteen pieces on each of 2,000 pages."""
ITEMS = 15_000
"""Entries of all lists together that have fields of their own, such as quotes: 10,000 of those, and all beside them."""
LINES = 60_000
"""Entries of all lists together that are no more than a text, and line breaks in texts: thirty for each of 2,000 pages."""
DEPTH = 30
"""Lists and maps in one another; a year has 8."""

SECTIONS = 2_000
"""Entries at the left edge of a file in which something cannot be read; a year has 40."""
READ_AGAIN = 4_000_000
"""Letters that are read once more to find a mistake: a few seconds' work."""

# ------------------------------------------------------------------------------------------------ files beside it

FILE_BYTES = 20_000_000
"""Of a picture or a font. A camera's largest JPEG has some 15 MB."""
FILES = 1_000
"""That one year uses."""
ALL_BYTES = 2_000_000_000
"""Of all files that one year uses: 400 photos as a telephone takes them."""
KEPT_BYTES = 64_000_000
"""Of files in memory at one time. What has to give way is read again when it is needed."""
FOLDER_ENTRIES = 10_000
"""Of one folder, that are looked at to find a file by another spelling, or to say what was meant."""
LABEL_SHEET_BYTES = 20_000
"""Of a label sheet's measures: some twenty lines, and notes."""
NAMES_BYTES = 500_000
"""Of the list of names: some 30,000 people."""
SHEETS = 100
"""Files of label sheets that are looked at; a cycle has a few."""
MANIFEST_BYTES = 10_000_000
"""Of what the last kit was: twice what 10,000 cards take."""
MANIFEST_FILES = 500
"""Of one kit: a year has a dozen materials, each in some forms."""
MADE_BYTES = 2_000_000_000
"""Of all files of a kit, as far as they are read to see whether they are still what was made."""
REVIEWED_BYTES = 5_000_000
"""Of what has been read before the public edition: 10,000 texts take 300 kB."""
RUNS_COMPARED = 3_000_000
"""Runs of words that begin alike, compared to find where each text is printed: those of a year are a thousand times fewer."""
LEFT_OUT_WORDS = 250_000
"""Of all that is left out for want of a yes: what groups noted on 2,000 pages has 160,000."""
ECHOES_COMPARED = 100_000
"""Places where a text has half the words of one that is left out; 10,000 texts beside as many have a few hundred."""
PHRASES_COMPARED = 200_000
"""Places where a banned or an allowed text begins, or the name of a place: a year has some thousands."""
SHEET_BYTES = 1_000_000
"""Of an older sheet for calibrating, which a new one may take the place of."""

# ------------------------------------------------------------------------------------------------ pictures

PIXELS = 50_000_000
"""Of a PNG or JPEG: A2 at 300 to the inch has 35 million, and so have few cameras."""
PIXEL_BYTES = 200_000_000
"""Of a picture's pixels, in memory while it is made smaller. What is see-through, or has inks, takes eight for each."""
PRINTED_PIXELS = 4_000
"""Along the longer side of a picture, however large it is printed: 338 mm at 300 to the inch."""
PNG_CHUNKS = 20_000
"""Of a PNG: 20 MB in chunks of 1 kB."""
JPEG_SEGMENTS = 2_000
"""Of a JPEG: its profile and its notes have 64 kB in each."""
JPEG_SCANS = 30
"""Passes over the pixels of a JPEG: programs write ten or so."""
PICTURE_TEXT = 1_000_000
"""Letters of the notes in a picture file, that are looked through for names."""
SVGS = 150
"""SVG pictures that one year uses: a dozen of its own, and a hundred of a symbol pack."""
SVG_BYTES = 2_000_000
SVG_ELEMENTS = 20_000
"""Whatever `use` multiplies."""
SVG_DEPTH = 100
"""Of elements in elements, `use` included: resvg's stack holds some 400."""
SVG_SECONDS = 3.0
"""Of the processor, that drawing one may take: one that is made with care takes a tenth."""
SVG_ALL = 7.0
"""That drawing all of a year may take together: 150 of a symbol pack take half of it."""
SVG_MEMORY = 300_000_000
"""That drawing one may take."""

# ------------------------------------------------------------------------------------------------ symbol packs

PACKS = 10
"""Of one year: a library of symbols or two, and photos of the home."""
PACK_PICTURES = 25_000
"""Of all packs together."""
PACK_BYTES = 3_000_000
"""Of a pack.yaml: 10,000 pictures with words in three languages take 1.5 MB."""
PACK_READ = 500
"""Pictures of a pack of which all texts are read: of more, those of pictures that the year may show."""
PACK_LETTERS = 400_000
"""Of the texts of all packs that are read, each counted as one odd word longer: a thousand photos with what they show."""
ZIP_DIRECTORY = 2_000_000
"""Bytes of a zip file that say what is in it, and where: 5,000 names take 400 kB, and twice that from a Mac."""
ZIP_ENTRIES = 20_000
"""Files and folders in a zip file: a program for it on a Mac puts a second one beside each."""
ZIP_PACKED = 200
"""How many times as large a file in a zip file may become, where it is large: pictures hardly grow, and texts tenfold."""

# ------------------------------------------------------------------------------------------------ tables

TABLES = 100
"""Lists of one year that stand in tables: there are some thirty kinds, and some of them stand in each event or theme."""
TABLE_BYTES = 10_000_000
"""Of a table, and of all together that are text: 10,000 quotes with all that is said of each have 1 MB in Excel, 3 MB as CSV."""
TABLE_UNPACKED = 60_000_000
"""Of the XML in a workbook; 10,000 quotes have 12 MB."""
TABLE_ROWS = 12_000
"""Rows of a sheet that hold something: 10,000 quotes, and what stands above them."""
TABLE_COLUMNS = 200
"""That a sheet is read to: the longest list has some forty."""
TABLE_ROOM = 2_000_000
"""Cells from the first of a sheet to the last one, empty ones too."""
TABLE_SECONDS, TABLES_ALL = 4.0, 7.0
"""Of the processor, that reading a workbook may take, and all of a year: 10,000 quotes take one and a half."""
TABLE_MEMORY = 300_000_000
"""That reading one may take."""

# ------------------------------------------------------------------------------------------------ fonts

LETTERS = 200_000
"""That a font draws. Unicode has 160,000."""
GLYPH_BYTES = 100_000
"""Of one glyph: those of the most intricate ornaments have a tenth."""
GLYPH_PARTS = 250
"""That one glyph is put together from: a letter and its marks are three or four."""
FONT_COPIED = 500_000
"""Bytes that each subset of a font takes along, whatever letters it holds: names, programs, measures."""
FONT_TABLES = 100

# ------------------------------------------------------------------------------------------------ templates of one's own

TEMPLATE_BYTES = 200_000
"""Of one template; the largest of dialogkit's has 20,000."""
TEMPLATES = 50
"""Of the cycle's own, parts that others use among them."""
OWN_MATERIALS = 10
"""Templates of the cycle's own that are materials of their own: each may have as many pages as any."""
TEMPLATE_NODES = 30_000
"""Parts of the programs that all templates of a kit are; dialogkit's have 6,000 together."""
TEMPLATE_STEPS, TEMPLATE_STEPS_A_VALUE = 3_000_000, 4
"""That all of them together may do for one kit, in turns, calls and pieces of text; and more for each value of the cycle."""
TEMPLATE_TEXT = 15_000_000
"""Characters of any one text in it, and of all that a material is: 2,000 pages take 10 million."""
TEMPLATE_ENTRIES = 20_000
"""Of any one list in it."""
TEMPLATE_NUMBER = 10**15
ELEMENT_DEPTH = 30
"""Elements inside each other; no page that makes sense comes near."""

# ------------------------------------------------------------------------------------------------ what is printed

CARDS = 12_000
"""On paper, copies counted: 10,000 quotes, and rights, questions and blank cards beside them."""
CUTOUTS = 1_000
"""Questions and answers to cut out for the answer mat: a hundred questions with nine options each."""
PAGES = 2_000
"""Of one material, cards not counted."""
ASKED = 500
"""Quotes and photos that one print of the consent sheets asks about: two pages for each, and a list."""
PAGES_ANYHOW = 100
"""Of a material that is laid out although something is wrong."""
PAGE_LETTERS, LINE_LETTERS, BOLD_LETTERS = 3_000, 80, 10
"""That a page and a line hold, and that a mark of bold counts as, which cuts a text in two. A material is measured with them
before it is laid out, since that takes the most time."""

# ------------------------------------------------------------------------------------------------ what is told

OF_A_KIND = 100
"""Problems of one kind: nobody mends more before looking again."""
PROBLEMS = 200
"""Of the text of one file, that cannot be read."""
ERRORS = 1_000
"""Before more is looked for: pages are not laid out while there are so many."""
FINDINGS = 1_000
"""Of hard words and sentences; more would help nobody."""
PRIVATE_FINDINGS = 5_000
"""Of what looks private in all texts: one for every other of 10,000 cards."""
FINDINGS_OF_A_TEXT = 100
"""Of what looks private in one text: what comes after them is told when they are mended."""
SUGGESTIONS = 50
"""Of what was probably meant; each takes a millisecond."""
SUGGESTED = 200
"""Names among which what was meant is looked for."""
NAME = 100
"""Letters of a place, a municipality or a printer in a command."""


def size(count: int) -> str:
    """A number of bytes as it is told: 20 MB, 500 kB."""
    return f"{count // 1_000_000} MB" if count >= 1_000_000 else f"{count // 1000} kB"
