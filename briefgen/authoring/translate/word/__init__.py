"""The Word table: source and translation side by side, a row for each wording, and the termbase below it."""
