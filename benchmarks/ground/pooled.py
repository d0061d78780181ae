"""PgBouncer of our own before the database in DATABASE_URL: per transaction, on the loopback address."""

import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

from services import start, stop_all, unprivileged_identity

from tests.serving import free_port, wait_for

INI = """[databases]
{name} = host={folder} dbname={name} user={owner}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = {size}
max_client_conn = 500
ignore_startup_parameters = options
admin_users = {owner}
"""


@contextmanager
def pooled(url, *, size):
    """(DATABASE_URL of the same database behind at most `size` connections, port of the PgBouncer)."""
    owner, path = url.split("//", 1)[1].split("@")
    folder, name = path.lstrip("/").rsplit("/", 1)
    port, servers = free_port(), []
    with tempfile.TemporaryDirectory() as home:
        Path(home).chmod(0o755)
        file = Path(home) / "pgbouncer.ini"
        file.write_text(INI.format(name=name, folder=f"/{folder}", owner=owner, port=port, size=size))
        try:
            start(["/usr/sbin/pgbouncer", file], Path(home) / "log", servers, unprivileged_identity())
            wait_for(port, servers[0])
            yield f"postgres://{owner}@127.0.0.1:{port}/{name}?DISABLE_SERVER_SIDE_CURSORS=true", port
        finally:
            stop_all(servers)


def shown(port, what, owner):
    """The rows of PgBouncer's own `SHOW what`."""
    command = ["psql", "-h", "127.0.0.1", "-p", str(port), "-U", owner, "-At", "-c", f"SHOW {what}", "pgbouncer"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
