"""How many messages a second the rules check, and that their time grows with the length and not faster.

.venv/bin/python benchmarks/rules.py [--rounds 5]
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from ground.turns import in_turns, in_words, load, milliseconds, ratio, table  # noqa: E402

from requests_log.rules import Facts, check  # noqa: E402

WORDS = "Please get Dave to cut the verge at Mill Lane before Saturday, as the council resolved in May. "
HOSTILE = {
    "words": WORDS,
    "one letter": "a",
    "spaces": " ",
    "new lines": "\n",
    "quotes": "> ",
    "digits": "1",
    "full stops": ".",
    "half a command": "get him to get him to ",
    "minutes": "minute 12/",
    "brackets": "((",
    "commas": "the, ",
}
SHORT, LONG = 5_000, 50_000


def facts(text):
    return Facts.from_item({"id": None, "text": text, "addressee": "staff", "channel": "email"})


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--rounds", type=int, default=5)
    options = options.parse_args()
    message = facts(WORDS * 4)
    taken = in_turns({"one": lambda: check(message)}, rounds=options.rounds, each=50)["one"]
    print(f"### Rules ({load()})\n")
    print(f"A message of {len(WORDS * 4)} characters: {1 / (sum(taken.cpu) / len(taken.cpu)):.0f} a second and core.\n")
    rows = []
    for name, piece in HOSTILE.items():
        texts = {size: facts((piece * size)[:size]) for size in (SHORT, LONG)}
        calls = {size: lambda item=item: check(item) for size, item in texts.items()}
        taken = in_turns(calls, rounds=options.rounds, each=1)
        growth = ratio([each / LONG for each in taken[LONG].cpu], [each / SHORT for each in taken[SHORT].cpu])
        rows.append([name, *(milliseconds(taken[size].cpu) for size in texts), in_words(growth), "about 1"])
    print(table(["text of", f"CPU, {SHORT}", f"CPU, {LONG}", "growth for each character", "goal"], rows))


if __name__ == "__main__":
    main()
