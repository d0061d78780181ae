"""What Outlook packs into a winmail.dat (TNEF): the words and the attachments.

The library trusts the counts that such a file names, and a hostile one would keep it busy for hours. So it works in a
process of its own, with little time and memory: `python -m requests_log.emails.winmail < winmail.dat` writes JSON.
"""

import json
import logging
import resource
import subprocess
import sys
from pathlib import Path

from .model import Attachment

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 5
MEMORY = 1024 * 1024 * 1024  # bytes
NAMELESS = "attachment"


def read_winmail(data):
    """(text, HTML, attachments); None where it cannot be read."""
    command = [sys.executable, "-m", __name__]
    try:
        done = subprocess.run(command, input=data, capture_output=True, cwd=ROOT, timeout=SECONDS, check=True)
        found = json.loads(done.stdout)
    except (subprocess.SubprocessError, OSError, ValueError):
        return None
    attachments = [Attachment(name, size) for name, size in found["attachments"]]
    if not (found["text"] or found["html"] or attachments):
        return None
    return found["text"], found["html"], attachments


def _found(data):
    from tnefparse import TNEF

    packed = TNEF(data, do_checksum=False)
    attachments = [(_in_letters(each.long_filename()) or NAMELESS, len(each.data)) for each in packed.attachments]
    return {"text": _in_letters(packed.body), "html": _in_letters(packed.htmlbody), "attachments": attachments}


def _in_letters(value):
    if isinstance(value, bytes):
        value = value.decode("cp1252", "replace")
    return (value or "").rstrip("\0")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    logging.disable()
    json.dump(_found(sys.stdin.buffer.read()), sys.stdout)
