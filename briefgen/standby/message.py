"""What is said over the socket: packets, each of some groups of byte strings, none of which has a NUL in it.

Arguments and the environment are such strings by themselves, in whatever encoding. No packet is ever run, unpickled or otherwise
more than read.
"""

READY = b"ready"
"""The command may be had from here: for the asker to say `GO`, after which it never runs the command by itself."""
GO = b"go"
DECLINED = b"not"
"""With the reason. Nothing was begun, and nothing will be."""
ENDED = b"ended"
"""With the exit code, or the number of the signal that ended it, below nought."""

LARGEST = 1 << 18
"""Bytes of a packet: what the system takes is less, and who has more to say runs by itself."""


def packed(*groups: list[bytes]) -> bytes:
    """Return a packet of groups, each behind how many it has."""
    return b"\0".join(part for group in groups for part in (b"%d" % len(group), *group))


def unpacked(packet: bytes) -> list[list[bytes]]:
    """Return the groups of a packet. Raises `ValueError` where it is none."""
    parts = packet.split(b"\0")
    groups: list[list[bytes]] = []
    at = 0
    while at < len(parts):
        end = at + 1 + int(parts[at])
        if not at < end <= len(parts):
            raise ValueError("a group that is cut short")
        groups.append(parts[at + 1 : end])
        at = end
    return groups
