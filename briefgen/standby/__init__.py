"""A process that has loaded all that a command needs, and copies itself for each command that is called.

`asking` is what each command does first, `serving` what the process does that stands by, `likeness` what both must have in common,
`copying` how a copy takes the place of the process that was called. Whoever stands by knows no pack but the bundled sample: a pack is
read by a copy alone, which ends with its command, so nothing of one command is ever in the memory of another.
"""
