"""XLIFF 2.1 (OASIS, 2018): core, and the modules for metadata, glossary, and size and length."""
