"""Words and what stands among them: blocks of a column, and the pages that they fill."""
