"""Protocols of the same title, whatever its case, signs and spaces. Pure."""

import re


def called(title, protocols):
    """Those of the protocols that have this title."""
    return [protocol for protocol in protocols if _plain(protocol.title) == _plain(title)]


def _plain(title):
    return re.sub(r"[\W_]+", " ", title.casefold()).strip()
