"""Sign-off and release: who agreed to a brief, how that stands, and the frozen files that go out."""
