"""Ends with an error while the web process beside it is not ready; asks under the site's own name."""

import os
import sys
import urllib.request
from urllib.parse import urlsplit

site = os.environ.get("SITE_URL", "http://localhost:8000")
request = urllib.request.Request("http://127.0.0.1:8000/health/ready/", headers={"Host": urlsplit(site).netloc})
try:
    urllib.request.urlopen(request, timeout=5)
except OSError as problem:
    sys.exit(f"not ready: {problem}")
