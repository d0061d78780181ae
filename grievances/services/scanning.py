"""Having each uploaded file looked at by a virus scanner, where the site has one (SCAN_COMMAND)."""

import logging
import shlex
import subprocess

from django.conf import settings

from councils.errors import Refused

logger = logging.getLogger(__name__)

SECONDS = 60
CLEAN, INFECTED = 0, 1


def refuse_infected(content):
    """The command reads the file from its standard input, as `clamdscan -` does. Without its word nothing is kept."""
    if not settings.SCAN_COMMAND:
        return
    verdict = _scan(content)
    if verdict == INFECTED:
        raise Refused("The virus scanner found something in this file. It was not kept.")
    if verdict != CLEAN:
        raise Refused("This file could not be checked for viruses just now, and was not kept. Try again later.")


def _scan(content):
    command = shlex.split(settings.SCAN_COMMAND)
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as problem:
        # Not what the scanner said: it may name what is in the file.
        logger.error("The virus scanner gave no answer (%s).", type(problem).__name__)
        return None
    if done.returncode not in (CLEAN, INFECTED):
        logger.error("The virus scanner failed with code %s.", done.returncode)
    return done.returncode
