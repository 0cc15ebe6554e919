"""The layout rules L01–L17 of easy reading, checked on finished PDFs. `facts` reads a file, `rules` judges it."""
