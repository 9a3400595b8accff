"""What each code means: one page a code, of the rules by their docstrings, of all other faults by the files in `pages/`."""
