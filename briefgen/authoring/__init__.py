"""What writes into an author's files, and what is handed out to be filled in and read back."""
