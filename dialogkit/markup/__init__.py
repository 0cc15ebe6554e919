"""The template language: a small closed XML vocabulary and the document tree that it becomes."""
