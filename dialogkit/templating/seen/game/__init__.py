"""What a template sees of the game and of the answer mat: squares, cards, and the fields they lie on."""
