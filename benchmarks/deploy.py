"""From a clone to the first page: how long `make run` takes with what pip and npm have in their caches.

.venv/bin/python benchmarks/deploy.py
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from ground.turns import load  # noqa: E402

from tests.serving import free_port  # noqa: E402

PATIENCE = 15 * 60  # seconds
# Set here for a test or a benchmark, they would come before the clone's own .env.
OURS = ("SECRET_KEY", "CASE_KEYS", "DATABASE_URL", "REDIS_URL", "DEMO", "DEBUG", "DJANGO_SETTINGS_MODULE", "SITE_URL")


def served(clone, port):
    """Seconds until the site answers with a page; ends it again."""
    began = time.monotonic()
    environment = {name: value for name, value in os.environ.items() if name not in OURS}
    command = ["make", "run", f"PORT={port}"]
    server = subprocess.Popen(command, cwd=clone, env=environment, stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        while server.poll() is None and time.monotonic() < began + PATIENCE:
            try:
                with urlopen(f"http://localhost:{port}/") as page:
                    return time.monotonic() - began if page.read() else None
            except URLError:
                time.sleep(0.1)
        sys.exit("make run did not come to a page")
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(60)


def main():
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "clone"
        subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
        times = [served(clone, free_port()) for _ in range(2)]
    print(f"### From a clone to the first page ({load()})\n")
    print(f"From nothing: {times[0]:.0f} s. Started again: {times[1]:.1f} s.")


if __name__ == "__main__":
    main()
