"""The sections of a cycle file as texts: what stands ready for a year, and how a section is put into its file."""
