"""Bibliographies: CSL-JSON and BibTeX."""
