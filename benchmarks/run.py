"""Runs the benchmarks one after the other: all in minutes, or the named ones. What begins with -- goes to each.

.venv/bin/python benchmarks/run.py [NAME…] [--full]
"""

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
ALL = ["accuracy", "rules", "parsing", "history", "pages", "jobs", "recheck", "weight", "load", "helpdesk"]
HAVE_A_FULL_SIZE = {"pages", "jobs"}


def main(arguments):
    names = [word for word in arguments if not word.startswith("--")] or ALL
    options = [word for word in arguments if word.startswith("--")]
    failed = []
    for name in names:
        print(f"\n== {name} ==\n", flush=True)
        own = [word for word in options if word != "--full" or name in HAVE_A_FULL_SIZE]
        if subprocess.run([sys.executable, FOLDER / f"{name}.py", *own]).returncode:
            failed.append(name)
    return f"Failed: {', '.join(failed)}" if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
