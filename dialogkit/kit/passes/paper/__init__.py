"""Passes of paper only: label sheets, proofs, sides of a sheet. A screen has no need of them."""
