"""One installation as docs/running.md has it: PostgreSQL with an owner of the tables and a user of the site, Redis,
gunicorn and a worker, on which checkouts of different age take turns."""

import os
import subprocess
import sys
import time

import services  # isort: skip  scripts/services.py; whoever imports this knows where
from kill_post_room import Server

KEY = "b25seS1mb3ItdGVzdHMtb25seS1mb3ItdGVzdHMtMTI="
SECRETS = {"SECRET_KEY": KEY, "CASE_KEYS": KEY, "BACKUP_KEYS": KEY}
NAME = "live"


class Installation:
    def __init__(self, folder, port):
        self.folder, self.port, self.site, self.servers = folder, port, f"http://localhost:{port}", []
        self.environment = os.environ | SECRETS
        self.environment |= {
            "DATABASE_URL": f"postgres://site@/{folder}/{NAME}",
            "REDIS_URL": f"unix://{folder}/redis.sock",
            "EMAIL_URL": f"filemail://{folder}/mails",
            "SITE_URL": self.site,
            "DEMO": "true",
            "STATIC_MANIFEST": "false",
            "LOG_LEVEL": "ERROR",
        }

    def sql(self, statement, database="postgres"):
        """What comes out of one statement, word by word."""
        command = ["psql", "-Atq", "-h", self.folder, "-U", services.NAME, "-d", database, "-c", statement]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()

    def begin(self):
        for statement in ("CREATE ROLE owner LOGIN", "CREATE ROLE site LOGIN", f"CREATE DATABASE {NAME} OWNER owner"):
            self.sql(statement)

    def begin_anew(self):
        self.sql(f"DROP DATABASE {NAME} WITH (FORCE)")
        self.sql(f"CREATE DATABASE {NAME} OWNER owner")

    def manage(self, tree, *arguments):
        """One command of a checkout's; it ends this process where it fails."""
        owner = {"MIGRATE_DATABASE_URL": self.environment["DATABASE_URL"].replace("site@", "owner@")}
        command, began = [sys.executable, "manage.py", *arguments], time.monotonic()
        done = subprocess.run(command, cwd=tree, env=self.environment | owner, capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"{arguments} in {tree.name} failed:\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
        print(f"  {arguments[0]} took {time.monotonic() - began:.1f} s", flush=True)

    def serve(self, tree):
        """gunicorn and a worker of a checkout, in place of those that run."""
        self.stop()
        serve = ["-m", "gunicorn", "protocol_site.wsgi", "-b", f"127.0.0.1:{self.port}", "-w", "2", "--threads", "2"]
        work = ["-m", "celery", "-A", "protocol_site", "worker", "-c", "1", "-l", "WARNING"]
        for name, command, probe in (("web", serve, self._knock()), ("worker", work, None)):
            log = self.folder / f"{name}-{tree.name}.log"
            server = Server([sys.executable, *command], probe, log, cwd=tree, env=self.environment)
            self.servers.append(server)
            server.start()

    def stop(self):
        while self.servers:
            self.servers.pop().kill()
        # Processes that are ending hold the port for a moment.
        while subprocess.run(self._knock(), capture_output=True).returncode == 0:
            time.sleep(0.1)

    def _knock(self):
        return ["bash", "-c", f"exec 3<>/dev/tcp/127.0.0.1/{self.port}"]
