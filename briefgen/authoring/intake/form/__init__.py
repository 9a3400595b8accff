"""The Word form: written by styles, read by styles."""
