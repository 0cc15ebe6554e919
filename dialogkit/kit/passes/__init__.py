"""What every renderer needs, done once on a document tree: each pass is a function from tree to tree, `prepare` runs them."""
