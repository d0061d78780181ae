"""Writes down what a screen reader says on journeys of the demo to somebody who has only a keyboard.

    apt-get install --no-install-recommends orca at-spi2-core libatk-adaptor dbus xvfb openbox xdotool \\
        speech-dispatcher python3-speechd gsettings-desktop-schemas dconf-gsettings-backend
    make run                                    # in another window
    .venv/bin/python benchmarks/spoken.py       # SITE=http://localhost:8001, names of journeys to hear only these

Orca speaks to Speech Dispatcher, whose voice here is silent; its log says what it said. What was logged, raised and
confirmed stays in the demo. Only one Orca can run at a time. docs/screen-reader.md says what was learnt.
Ends with 1 where somebody did not find the way.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.ground.desktop import Desktop

SITE = os.environ.get("SITE", "http://localhost:8000")
PASSWORD = "quiet market square"
LOADED = 6  # seconds without a word after which a page has been read out
MODES = ("Browse mode", "Focus mode")


class Lost(Exception):
    """What was looked for was not heard, however often the key was pressed."""


class Listener:
    def __init__(self, desktop):
        self.desktop, self.mode = desktop, "Browse mode"

    def note(self, what, said):
        self.mode = next((words for words in reversed(said) if words in MODES), self.mode)
        print(f"[{what}] " + " | ".join(said), flush=True)

    def open(self, path):
        self.note("opens the browser", self.desktop.browse(SITE + path))

    def press(self, *keys, quiet=0.8):
        for key in keys:
            if key == "Return":
                self.mode = "Browse mode"
            self.note(key, self.desktop.press(key, quiet))

    def enter(self):
        self.press("Return", quiet=LOADED)

    def type(self, text):
        """Once letters are no longer commands of the screen reader's; where it did not say so, it is told to."""
        self.note("waits", self.desktop.heard(quiet=2))
        for _ in MODES:
            if self.mode != "Focus mode":
                self.press("Insert+a")
        self.desktop.type(text)
        self.note(f"types: {text}", [])

    def find(self, key, words, most=120):
        """Presses a key (h for headings, k for links, b for buttons, Tab …) until the words are heard."""
        for _ in range(most):
            said = self.desktop.press(key) or self.desktop.heard(quiet=2, patience=60)
            self.note(key, said)
            if words in " ".join(said):
                return
        raise Lost(words)

    def write(self, field, text):
        self.find("Tab", field)
        self.type(text)

    def follow(self, link):
        self.find("k", link)
        self.enter()

    def push(self, button):
        self.find("b", button)
        self.enter()

    def sign_in(self, account):
        self.open("/accounts/login/")
        self.write("Email address", f"{account}@demo.example")
        self.write("Password", PASSWORD)
        self.enter()


def clerk_logs_a_request(somebody):
    somebody.sign_in("clerk")
    somebody.follow("Log a request")
    somebody.push("Log and check the request")
    somebody.press("Tab", "Return")
    somebody.type("Bins at the recreation ground")
    somebody.write("own words", "Please get the grounds staff to empty the bins by Friday.")
    somebody.find("Tab", "Who asked?")
    somebody.press("Down")
    somebody.find("Tab", "What is asked for?")
    somebody.press("Down")
    somebody.push("Log and check the request")
    somebody.find("r", "Ask for it to come through the Clerk")
    somebody.press("space")
    somebody.push("Record the decision")
    somebody.push("Answer the request")


def councillor_confirms(somebody):
    somebody.sign_in("councillor")
    somebody.follow("Read it")
    somebody.press("h", "h", "h")
    somebody.press("shift+h", "shift+h", "shift+h")
    somebody.follow("Confirm that you have read it")
    somebody.push("Confirm")
    somebody.press("Tab", "Return")
    somebody.find("x", "I have read this version")
    somebody.press("space")
    somebody.push("Confirm")


def employee_raises_a_concern(somebody):
    somebody.sign_in("officer")
    somebody.follow("Raise a concern in confidence")
    somebody.push("Continue")
    somebody.find("r", "A grievance about my work")
    somebody.press("space")
    somebody.push("Continue")
    somebody.push("Continue")
    somebody.press("Tab", "Return")
    somebody.type("On 3 June I was told off before residents.")
    somebody.push("Continue")


def committee_member_opens_a_case(somebody):
    somebody.sign_in("committee")
    somebody.follow("Your cases")
    somebody.follow("Case ")
    somebody.press("h", "h", "h")


JOURNEYS = (clerk_logs_a_request, councillor_confirms, employee_raises_a_concern, committee_member_opens_a_case)


def main(names):
    lost = 0
    for journey in JOURNEYS:
        if names and journey.__name__ not in names:
            continue
        print(f"\n# {journey.__name__}", flush=True)
        with Desktop(os.environ.get("CHROMIUM", "/usr/bin/chromium")) as desktop:
            try:
                journey(Listener(desktop))
            except Lost as words:
                lost += 1
                print(f"Lost: “{words}” was not heard.", flush=True)
    return lost


if __name__ == "__main__":
    if "SPOKEN" not in os.environ:  # a session bus of its own, which ends with it
        os.environ["SPOKEN"] = "1"
        os.execvp("dbus-run-session", ["dbus-run-session", "--", sys.executable, *sys.argv])
    sys.exit(1 if main(sys.argv[1:]) else 0)
