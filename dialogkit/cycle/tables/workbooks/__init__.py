"""Workbooks of Excel and LibreOffice as rows of cells, read in a process of their own that is watched."""
