"""What every page on a journey must keep: WCAG 2.2 AA as far as axe can tell, valid HTML, reflow at 320 pixels."""

import json
import subprocess
from pathlib import Path

from tests.journeys.browsing import DESKTOP

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
SCREENSHOTS = ROOT / "build" / "screenshots"
NARROW = {"width": 320, "height": 640}  # WCAG 2.2, 1.4.10 Reflow
AXE_OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
WIDER_THAN_THE_WINDOW = """() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    const wide = [...document.body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > width + 1)
    return wide.map(e => e.outerHTML.slice(0, 120))
}"""


class HtmlValidator:
    """html-validate in one process for all pages: starting Node.js anew for each costs more than the work."""

    def __init__(self):
        command = [ROOT / "scripts" / "with-node", "node", ROOT / "tests" / "journeys" / "validate.mjs"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def complaints(self, html):
        self.process.stdin.write(json.dumps(html) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        assert answer, "html-validate ended before it answered"
        return json.loads(answer)

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def axe_violations(page):
    """One line for each element that breaks a rule; axe waits on timers, which do not run where scripts are off."""
    if not page.watch.scripts_run:
        return []
    # Evaluated through the debugger, which the page's Content-Security-Policy does not concern: it stays in force.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("options => axe.run(document, options)", AXE_OPTIONS)["violations"]
    return [
        f"axe: {violation['id']}: {violation['help']}: {node['html'][:200]}"
        for violation in found
        for node in violation["nodes"]
    ]


def look(page, name, validator):
    """Check the page as it stands now, wide and narrow, and keep a picture of each under build/screenshots/.

    The HTML checked is what the server answered last, as it was before any script.
    """
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)
    problems = axe_violations(page)
    problems += [f"html: {text}" for text in validator.complaints(page.watch.document.text())]
    page.set_viewport_size(NARROW)
    page.screenshot(path=SCREENSHOTS / f"{name}-320.png", full_page=True)
    problems += [f"at 320 pixels: {text}" for text in axe_violations(page)]
    problems += [f"wider than 320 pixels: {html}" for html in page.evaluate(WIDER_THAN_THE_WINDOW)]
    page.set_viewport_size(DESKTOP)
    assert not problems, f"{name} ({page.url}):\n" + "\n".join(problems)
