"""How much a person may put into a year, and into the files beside it: each limit once, with what an honest year needs.

What goes beyond one of these ends in a problem that says the limit. Sizes are in bytes.
"""

from __future__ import annotations

# ------------------------------------------------------------------------------------------------ files in a cycle's folder

CYCLE_BYTES = 2_000_000
"""Of the cycle file, and of a label sheet's."""
NAMES_BYTES = 500_000
"""Of the list of names: some 30,000 people."""
TEMPLATE_BYTES = 500_000
"""Of a template of the cycle's own."""
TEMPLATES = 100
"""Of the cycle's own, parts that others use among them."""
SHEETS = 200
"""Files of label sheets that are looked at; a cycle has a few."""
MANIFEST_BYTES = 5_000_000
"""Of what the last kit was: ten times what 5,000 cards take."""
SHEET_BYTES = 1_000_000
"""Of an older sheet for calibrating, which a new one may take the place of."""
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


def size(count: int) -> str:
    """A number of bytes as it is told: 20 MB, 500 kB."""
    return f"{count // 1_000_000} MB" if count >= 1_000_000 else f"{count // 1000} kB"
