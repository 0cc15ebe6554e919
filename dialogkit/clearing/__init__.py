"""What of a year may be printed, and where: consent, small groups, names, and what a person has read."""
