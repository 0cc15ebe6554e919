"""dialogkit turns one YAML file a year into the printed materials of a dialogue package."""

__version__ = "0.1.0"
