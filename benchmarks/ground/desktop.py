"""A desktop without a screen, on which a screen reader speaks into a file and somebody has only a keyboard."""

import html
import os
import re
import subprocess
import tempfile
import time
from pathlib import Path

DISPLAY = os.environ.get("SPOKEN_DISPLAY", ":77")
SAID = re.compile(r"SPEECH DISPATCHER: Speaking '<speak>(.*?)</speak>'", re.DOTALL)
MARK = re.compile(r"<[^>]*>")
BROWSER = (
    "--no-sandbox",
    "--disable-gpu",
    "--force-renderer-accessibility",
    "--no-first-run",
    "--password-store=basic",
)
# What Orca says of a key itself.
ECHOES = {"", "tab", "return", "space", "left shift", "insert", *"abcdefghijklmnopqrstuvwxyz"}
SWITCHED_ON = (
    ("org.gnome.desktop.interface", "toolkit-accessibility"),
    ("org.gnome.desktop.a11y.applications", "screen-reader-enabled"),
)
SPEECHD = 'AddModule "silent" "sd_generic" "silent.conf"\nDefaultModule silent\nAudioOutputMethod "libao"\n'
SILENT = 'GenericExecuteSynth "true"\nGenericLanguage "en" "en" "utf-8"\nAddVoice "en" "MALE1" "en"\n'


class Desktop:
    """Xvfb, a window manager, Orca and Chromium; to be made within dbus-run-session."""

    def __init__(self, chromium):
        self.home, self.chromium, self.started, self.read = Path(tempfile.mkdtemp()), chromium, [], 0
        modules = self.home / ".config/speech-dispatcher/modules"
        modules.mkdir(parents=True)
        (modules.parent / "speechd.conf").write_text(SPEECHD)
        (modules / "silent.conf").write_text(SILENT)
        run = self.home / "run"
        run.mkdir(mode=0o700)
        own = {"HOME": self.home, "XDG_RUNTIME_DIR": run, "DISPLAY": DISPLAY, "GTK_MODULES": "gail:atk-bridge"}
        self.environment = os.environ | {name: str(value) for name, value in own.items()}
        self.log = self.home / "orca.log"

    def __enter__(self):
        self.start("Xvfb", DISPLAY, "-screen", "0", "1280x1000x24", "-nolisten", "tcp")
        time.sleep(2)
        self.start("openbox")
        for schema, key in SWITCHED_ON:
            subprocess.run(["gsettings", "set", schema, key, "true"], env=self.environment, check=True)
        self.start("/usr/libexec/at-spi-bus-launcher", "--launch-immediately", "--a11y=1", "--screen-reader=1")
        time.sleep(1)
        orca = self.start("orca", f"--debug-file={self.log}")
        if not self.heard(quiet=4) or orca.poll() is not None:
            raise RuntimeError(f"Orca does not speak; perhaps another one runs. See {self.home}")
        return self

    def __exit__(self, *_):
        for process in reversed(self.started):
            process.kill()
            process.wait()

    def start(self, *command):
        with (self.home / f"{Path(command[0]).name}.out").open("a") as out:
            process = subprocess.Popen(command, env=self.environment, stdout=out, stderr=out)
        self.started.append(process)
        return process

    def browse(self, url):
        """Everything that is said when a page is opened in a browser that knows nothing of the one before."""
        profile = tempfile.mkdtemp(dir=self.home)
        settings = Path(profile, "Default/Preferences")
        settings.parent.mkdir()
        settings.write_text('{"credentials_enable_service": false}')
        self.start(self.chromium, *BROWSER, f"--user-data-dir={profile}", url)
        return self.heard(quiet=4)

    def press(self, key, quiet=0.8):
        """What is said after a key, which may come late on a busy machine."""
        subprocess.run(["xdotool", "key", "--clearmodifiers", key], env=self.environment, check=True)
        return self.heard(quiet, patience=20)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "80", text], env=self.environment, check=True)
        return self.heard(1.5)

    def heard(self, quiet=0.8, patience=0):
        """What was said since the last time: once a word has come, or patience is over, and it has then been quiet."""
        begun = since = time.monotonic()
        size, said = -1, []
        while time.monotonic() - since < quiet or (not said and time.monotonic() - begun < patience):
            time.sleep(0.1)
            if self.log.exists() and self.log.stat().st_size != size:
                size, since = self.log.stat().st_size, time.monotonic()
                said = [words for words in self._spoken() if words not in ECHOES]
        self.read = max(size, 0)
        return said

    def _spoken(self):
        with self.log.open("rb") as log:
            log.seek(self.read)
            return [
                html.unescape(MARK.sub("", words)).strip()
                for words in SAID.findall(log.read().decode(errors="replace"))
            ]
