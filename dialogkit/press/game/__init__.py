"""The poster, the board, the deck and what else a game needs."""
