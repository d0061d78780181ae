"""The site's own settings; the bare views stand beside the site's, behind the same middleware."""

import os

from protocol_site.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.ground.urls"
STATIC_ROOT = os.environ["BENCH_STATIC_ROOT"]
