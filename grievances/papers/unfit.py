"""A file that is not taken."""


class UnfitFile(ValueError):
    """The message says why, and what to do instead, for the person who uploaded it."""
