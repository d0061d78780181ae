"""The mailbox that logging addresses lead to, read over IMAP by the job.

What is dealt with is moved out of the inbox, what is not stays or is put aside: so the inbox is the queue, and it does
not matter whether somebody looked into it. A job that is killed between keeping a draft and moving its message finds
the message again and, by its Message-ID, the draft.
"""

import imaplib
import logging
import re
import ssl
import time
from contextlib import contextmanager, suppress
from urllib.parse import unquote, urlsplit

from django.conf import settings

from requests_log.emails import LARGEST_EMAIL, UnreadableEmail
from requests_log.services.receiving import NoCouncil, NoRoom, receive_email

logger = logging.getLogger(__name__)

DONE, ASIDE = "Taken in", "Not taken in"
TIMEOUT = 30  # seconds for one answer of the server
WORK_FOR = 240  # seconds of one run: shorter than the time to the next
PORTS = {"imaps": 993, "imap": 143}


class MailboxError(Exception):
    """The server did not do what it was asked."""


def read_mailbox():
    """Take in what lies in the mailbox; says in a few words what came of it."""
    if not settings.LOGGING_MAILBOX_URL:
        return "No mailbox is set up"
    with _inbox() as server:
        counts = {DONE: 0, ASIDE: 0, None: 0}
        latest = time.monotonic() + WORK_FOR
        for uid in _uids(server):
            folder = _take(server, uid)
            counts[folder] += 1
            if folder:
                _move(server, uid, folder)
            if time.monotonic() > latest:
                break
    return _in_words(counts)


def _in_words(counts):
    words = [f"{counts[DONE] or 'No'} e-mail{'s' if counts[DONE] != 1 else ''} taken in"]
    words += [f"{counts[ASIDE]} put aside in the folder “{ASIDE}”"] if counts[ASIDE] else []
    words += [f"{counts[None]} left for the next time"] if counts[None] else []
    return ", ".join(words)


@contextmanager
def _inbox():
    url = urlsplit(settings.LOGGING_MAILBOX_URL)
    where = {"host": url.hostname, "port": url.port or PORTS[url.scheme], "timeout": TIMEOUT}
    if url.scheme == "imaps":
        server = imaplib.IMAP4_SSL(ssl_context=ssl.create_default_context(), **where)
    else:
        server = imaplib.IMAP4(**where)
    try:
        server.login(unquote(url.username or ""), unquote(url.password or ""))
        _asked(server.select(_quoted(unquote(url.path.lstrip("/")) or "INBOX")))
        yield server
    finally:
        with suppress(imaplib.IMAP4.error, OSError):
            server.logout()


def _uids(server):
    [found] = _asked(server.uid("SEARCH", "ALL"))
    return (found or b"").split()


def _take(server, uid):
    """The folder that a message belongs into once it was dealt with; None where it stays for the next time."""
    try:
        if _size_of(server, uid) > LARGEST_EMAIL:
            return ASIDE
        receive_email(_fetched(server, uid, "(BODY.PEEK[])"))
    except (UnreadableEmail, NoCouncil):
        return ASIDE
    except NoRoom:
        return None
    except (imaplib.IMAP4.error, OSError):
        raise
    except Exception as problem:
        # Its kind alone: what it says may be the letter's words.
        logger.error("An e-mail in the mailbox could not be taken in (%s).", type(problem).__name__)
        return None
    return DONE


def _size_of(server, uid):
    [answer] = _asked(server.uid("FETCH", uid, "(RFC822.SIZE)"))
    size = re.search(rb"RFC822\.SIZE (\d+)", answer or b"")
    return int(size[1]) if size else 0


def _fetched(server, uid, what):
    parts = _asked(server.uid("FETCH", uid, what))
    return next((part[1] for part in parts if isinstance(part, tuple)), b"")


def _move(server, uid, folder):
    """Copy, mark and expunge: every server knows these. A copy that was made twice does no harm."""
    if server.uid("COPY", uid, _quoted(folder))[0] != "OK":
        _asked(server.create(_quoted(folder)))
        _asked(server.uid("COPY", uid, _quoted(folder)))
    _asked(server.uid("STORE", uid, "+FLAGS", r"(\Deleted)"))
    _asked(server.expunge())


def _asked(answer):
    status, data = answer
    if status != "OK":
        raise MailboxError("The mail server refused.")
    return data


def _quoted(name):
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
