"""Where things lie on sheets of paper that are cut, glued and turned over, and the proofs of them."""
