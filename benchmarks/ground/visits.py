"""Opening pages over HTTP as somebody who is signed in, on a connection that stays open."""

import http.client
import json
import os
import subprocess
import sys
from pathlib import Path

TOKEN = "b" * 32


def prepared(sizes, **variables):
    """What prepare.py says of a database that it filled."""
    command = [sys.executable, str(Path(__file__).with_name("prepare.py")), json.dumps(sizes)]
    done = subprocess.run(command, env=os.environ | variables, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout)


class Visitor:
    def __init__(self, address, cookie):
        self.address, self.connection = address, None
        self.headers = {
            "Cookie": f"sessionid={cookie}; csrftoken={TOKEN}",
            "Host": "localhost",
            "Accept-Encoding": "identity",
            "X-CSRFToken": TOKEN,
        }

    def open(self, url, *, expect=200):
        """The bytes of a page."""
        return self._ask("GET", url, None, expect)

    def send(self, url, body, *, expect=302):
        return self._ask("POST", url, body, expect)

    def _ask(self, method, url, body, expect):
        headers = self.headers | ({"Content-Type": "application/x-www-form-urlencoded"} if body is not None else {})
        self.connection = self.connection or http.client.HTTPConnection(*self.address, timeout=60)
        self.connection.request(method, url, body, headers)
        answer = self.connection.getresponse()
        content = answer.read()
        if answer.status != expect:
            sys.exit(f"{method} {url}: {answer.status}\n{content[:400].decode(errors='replace')}")
        return content
