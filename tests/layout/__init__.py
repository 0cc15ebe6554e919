"""The layout rules L01–L38, checked on finished PDFs. `facts` reads a file, `rules` and `looks` judge it, `stress` strains it."""
