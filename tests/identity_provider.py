"""A small OpenID Connect provider on the loopback address, at which whoever `person` says is signed in at once."""

import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt

CLIENT, SECRET = "council-protocol", "a-secret-of-the-test-a-secret-of-the-test"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        address = urlsplit(self.path)
        if address.path == "/.well-known/openid-configuration":
            self.answer(self.server.configuration())
        elif address.path == "/authorize":
            self.send_back({name: values[0] for name, values in parse_qs(address.query).items()})
        elif address.path == "/userinfo":
            self.answer(self.server.person)

    def do_POST(self):
        length = int(self.headers["Content-Length"])
        self.server.asked = parse_qs(self.rfile.read(length).decode())
        now = int(time.time())
        claims = {"iss": self.server.address, "aud": CLIENT, "iat": now, "exp": now + 60} | self.server.person
        token = jwt.encode(claims, SECRET, algorithm="HS256")
        self.answer({"access_token": "opaque", "token_type": "Bearer", "expires_in": 60, "id_token": token})

    def send_back(self, query):
        outcome = {"error": "access_denied"} if self.server.person is None else {"code": "a-code"}
        self.send_response(302)
        self.send_header("Location", f"{query['redirect_uri']}?{urlencode(outcome | {'state': query['state']})}")
        self.end_headers()

    def answer(self, body):
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    def log_message(self, *arguments):
        """Nothing: the tests speak for themselves."""


class Provider(ThreadingHTTPServer):
    person = None

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}"

    def configuration(self):
        places = {"authorization_endpoint": "authorize", "token_endpoint": "token", "userinfo_endpoint": "userinfo"}
        return {"issuer": self.address, "jwks_uri": f"{self.address}/keys"} | {
            name: f"{self.address}/{path}" for name, path in places.items()
        }


@contextmanager
def providing():
    provider = Provider(("127.0.0.1", 0), Handler)
    threading.Thread(target=provider.serve_forever, daemon=True).start()
    try:
        yield provider
    finally:
        provider.shutdown()
        provider.server_close()
