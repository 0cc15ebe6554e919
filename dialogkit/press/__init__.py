"""Paper: from the document tree to tagged PDF."""
