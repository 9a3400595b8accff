"""briefgen: one pack of structured content, one brief for each audience, as DOCX and PDF."""

__version__ = "0.1.0"
