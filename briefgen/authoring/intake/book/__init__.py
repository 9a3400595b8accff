"""The Excel book: one sheet for figures, dates, people, sources, translations each."""
