"""From the command line's words to an exit code; the only room that prints."""
