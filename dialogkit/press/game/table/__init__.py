"""What lies on the table: the board with its road, stops and decks, the rules, a die and pawns."""
