"""Opening pages over HTTP as somebody who is signed in, on a connection that stays open."""

import http.client
import json
import os
import subprocess
import sys
from pathlib import Path

TOKEN = "b" * 32


class Unexpected(Exception):
    """A page that was not answered as it should."""


def prepared(sizes, **variables):
    """What prepare.py says of a database that it filled."""
    command = [sys.executable, str(Path(__file__).with_name("prepare.py")), json.dumps(sizes)]
    done = subprocess.run(command, env=os.environ | variables, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout)


class Visitor:
    def __init__(self, address, cookie):
        self.connection = http.client.HTTPConnection(*address, timeout=60)
        self.headers = {
            "Cookie": f"sessionid={cookie}; csrftoken={TOKEN}",
            "Host": "localhost",
            "Accept-Encoding": "identity",
            "X-CSRFToken": TOKEN,
        }

    def open(self, url):
        """The bytes of a page."""
        return self._ask("GET", url, None, 200)[1]

    def send(self, url, body):
        """Where the site leads to once it has taken the form."""
        return self._ask("POST", url, body, 302)[0].headers["Location"]

    def leave(self):
        """The next page is asked for on a connection of its own."""
        self.connection.close()

    def _ask(self, method, url, body, expect):
        headers = self.headers | ({"Content-Type": "application/x-www-form-urlencoded"} if body is not None else {})
        self.connection.request(method, url, body, headers)
        answer = self.connection.getresponse()
        content = answer.read()
        if answer.status != expect:
            raise Unexpected(f"{method} {url}: {answer.status}\n{content[:400].decode(errors='replace')}")
        return answer, content
