"""What a few characters of a cycle file mean: letters, events, dates, sizes; nothing here knows the schema."""
