"""What a person types and reads: options, messages, tables, the reading of a public edition."""
