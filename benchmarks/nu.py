"""The Nu HTML checker as a second opinion, beside the suite's validator, on the pages that a crawl kept.

    apt-get install --no-install-recommends default-jre-headless
    scripts/with-node npm install --prefix /tmp/nu vnu-jar
    mkdir /tmp/pages && KEEP=/tmp/pages .venv/bin/python benchmarks/axe_crawl.py
    .venv/bin/python benchmarks/nu.py /tmp/pages        # VNU=path of vnu.jar, if elsewhere

Prints each kind of complaint once, with how many pages have it. Ends with 1 where there is any.
"""

import json
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

VNU = os.environ.get("VNU", "/tmp/nu/node_modules/vnu-jar/build/dist/vnu.jar")


def main(folder):
    pages = sorted(Path(folder).glob("*.html"))
    if not pages:
        sys.exit(f"No page in {folder}")
    command = ["java", "-jar", VNU, "--format", "json", "--exit-zero-always", *map(str, pages)]
    told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stderr)
    found = defaultdict(set)
    for message in told["messages"]:
        found[message["message"]].add(Path(message["url"]).name)
    print(f"{len(pages)} pages, {len(found)} kinds of complaint")
    for message, where in found.items():
        print(f"  {message}\n    {len(where)} pages, such as {min(where)}")
    return len(found)


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1]) else 0)
