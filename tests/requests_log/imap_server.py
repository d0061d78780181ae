"""A real IMAP server on the loopback address, as small as the job needs: folders of messages with flags."""

import re
import socketserver
import threading
from contextlib import contextmanager

USER, PASSWORD = "log", "p@ss word"


class Mailbox:
    """`folders` hold {uid: source} by name; `broken` are commands at which the server hangs up."""

    def __init__(self):
        self.folders = {"INBOX": {}}
        self.deleted = set()
        self.broken = set()
        self.next_uid = 1

    def put(self, source, folder="INBOX"):
        self.folders[folder][self.next_uid] = source
        self.next_uid += 1

    def sources(self, folder="INBOX"):
        return list(self.folders.get(folder, {}).values())


class Session(socketserver.StreamRequestHandler):
    @property
    def mailbox(self):
        return self.server.mailbox

    def handle(self):
        self.say("* OK ready")
        for line in self.rfile:
            tag, _, command = line.decode().strip().partition(" ")
            name = command.removeprefix("UID ").partition(" ")[0].upper()
            if name in self.mailbox.broken:
                return
            answer = getattr(self, f"do_{name.lower()}", None)
            self.say(f"{tag} {answer(command) if answer else 'BAD what'}")
            if name == "LOGOUT":
                return

    def say(self, line):
        self.wfile.write(f"{line}\r\n".encode())

    def do_capability(self, command):
        self.say("* CAPABILITY IMAP4rev1")
        return "OK done"

    def do_login(self, command):
        return "OK done" if command.endswith(f'{USER} "{PASSWORD}"') else "NO who are you"

    def do_select(self, command):
        self.folder = self.quoted(command)
        if self.folder not in self.mailbox.folders:
            return "NO such folder"
        self.say(f"* {len(self.mailbox.folders[self.folder])} EXISTS")
        return "OK [READ-WRITE] done"

    def do_search(self, command):
        self.say("* SEARCH " + " ".join(map(str, sorted(self.mailbox.folders[self.folder]))))
        return "OK done"

    def do_fetch(self, command):
        _, _, uid, what = command.split(" ", 3)
        source = self.mailbox.folders[self.folder][int(uid)]
        if "SIZE" in what:
            self.say(f"* {uid} FETCH (UID {uid} RFC822.SIZE {len(source)})")
        else:
            self.wfile.write(f"* {uid} FETCH (UID {uid} BODY[] {{{len(source)}}}\r\n".encode() + source + b")\r\n")
        return "OK done"

    def do_copy(self, command):
        folder = self.mailbox.folders.get(self.quoted(command))
        if folder is None:
            return "NO [TRYCREATE] no such folder"
        folder[self.mailbox.next_uid] = self.mailbox.folders[self.folder][int(command.split(" ")[2])]
        self.mailbox.next_uid += 1
        return "OK done"

    def do_create(self, command):
        self.mailbox.folders[self.quoted(command)] = {}
        return "OK done"

    def do_store(self, command):
        self.mailbox.deleted.add(int(command.split(" ")[2]))
        return "OK done"

    def do_expunge(self, command):
        for uid in self.mailbox.deleted:
            self.mailbox.folders[self.folder].pop(uid, None)
        return "OK done"

    def do_logout(self, command):
        self.say("* BYE")
        return "OK done"

    @staticmethod
    def quoted(command):
        return re.search(r'"([^"]*)"$', command)[1]


@contextmanager
def imap_server(settings):
    """The Mailbox of a server to which `settings` point."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Session) as server:
        server.daemon_threads, server.mailbox = True, Mailbox()
        threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        settings.LOGGING_MAILBOX_URL = f"imap://{USER}:p%40ss%20word@127.0.0.1:{server.server_address[1]}/INBOX"
        try:
            yield server.mailbox
        finally:
            server.shutdown()
