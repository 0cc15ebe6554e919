"""What lies in a folder from earlier, and what of it is printed again, kept or taken out."""
