"""Blocks made of pictures and words: the head of a sheet, answers to choose from, room to answer, rights, a day's programme."""
