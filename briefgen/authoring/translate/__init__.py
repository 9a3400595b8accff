"""What a translator gets and returns: XLIFF, or a Word table of two columns. Nobody has to write YAML."""
