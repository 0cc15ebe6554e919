"""The layout rules L01–L39, checked on finished PDFs. `facts` reads a file, `rules` and `looks` judge it, `stress` strains it."""
