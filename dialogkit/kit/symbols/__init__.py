"""What `dialogkit symbols` tells: which symbols a year uses, what its symbol packs have for them, and where a word leads."""
