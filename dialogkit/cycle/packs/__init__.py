"""Symbol packs: folders or zip files of pictures that the readers know, each with a pack.yaml that says what they show."""
