"""Somebody's own Word document as the frame of a brief: what may come in, and how our content is bound to it."""
