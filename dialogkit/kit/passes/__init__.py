"""What every renderer needs, done once on a material's document tree: each pass is a function tree → tree, `prepare` runs them."""
