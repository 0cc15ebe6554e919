"""Symbols, pictures and patterns: read, turned into what a PDF keeps, and placed."""
