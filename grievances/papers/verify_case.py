"""Verify the history of a case that was taken away: python verify_case.py case.zip

It needs Python 3.9 or later and nothing else, no network and no installation. It says whether any event was altered,
removed, inserted or moved, whether the words of each are those that were written, and whether the files are those that
were handed in and sent. Events of mediation are withheld: of them only their place in the chain can be verified.
"""

import hashlib
import hmac
import json
import re
import sys
import zipfile

DIGEST = re.compile(r"SHA-256 ([0-9a-f]{64})")


def faults(archive):
    """What is wrong with an opened archive, in words; empty where all holds."""
    history = json.loads(archive.read("history.json"))
    for name, events in history["streams"].items():
        yield from chain_faults(name, events)
    yield from file_faults(archive, history)


def chain_faults(name, events):
    previous = ""
    for expected, event in enumerate(events, 1):
        where = f"{name}, event {expected}"
        if event["sequence"] != expected:
            yield f"{where}: one is missing here, or was moved."
        if event["previous_hash"] != previous:
            yield f"{where}: it does not follow from the one before."
        if not event.get("withheld"):
            yield from event_faults(where, event)
        previous = event["hash"]


def event_faults(where, event):
    if digest(event) != event["hash"]:
        yield f"{where}: it was altered."
    if "words" in event:
        key = bytes.fromhex(event["words_key"])
        found = hmac.new(key, event["words"].encode(), hashlib.sha256).hexdigest()
        if not hmac.compare_digest(found, event["commitment"]):
            yield f"{where}: its words were altered."


def digest(event):
    """SHA-256 over all that the event says, as the site computes it."""
    names = ("stream", "sequence", "at", "council", "by", "kind", "data", "commitment", "previous_hash")
    content = json.dumps([event[name] for name in names], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()


def file_faults(archive, history):
    named = {hashlib.sha256(archive.read(path)).hexdigest(): path for path in history["files"]}
    committed = set()
    for events in history["streams"].values():
        for event in events:
            committed.update(DIGEST.findall(event.get("words", "")))
    for found, path in sorted(named.items(), key=lambda pair: pair[1]):
        if found not in committed:
            yield f"{path}: it is not the file that the history speaks of."
    for missing in sorted(committed - set(named)):
        yield f"The file with the SHA-256 {missing} is missing."


def main(path):
    try:
        with zipfile.ZipFile(path) as archive:
            found = list(faults(archive))
    except (OSError, zipfile.BadZipFile, KeyError, ValueError) as problem:
        found = [f"It cannot be read: {problem}"]
    for fault in found:
        print(fault)
    print("The history does not hold." if found else "The history holds: nothing was altered, removed or inserted.")
    return 1 if found else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Say which file: python verify_case.py case.zip")
    sys.exit(main(sys.argv[1]))
