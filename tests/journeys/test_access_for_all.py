"""The main pages by keyboard alone, in forced colours, with reduced motion, and on paper."""

import pytest

from tests.journeys.browsing import press
from tests.protocols.makers import make_adopted
from tests.requests_log.makers import make_entry

# What has the focus: where it is on the page, whether it can be seen there, and whether it shows that it has it.
FOCUSED = """() => {
    const element = document.activeElement
    if (!element || element === document.body) return null
    const box = element.getBoundingClientRect(), style = getComputedStyle(element)
    const label = element.labels?.[0] && getComputedStyle(element.labels[0], "::before")
    const marked = [style, label].some(s => s && (s.outlineStyle !== "none" || s.boxShadow !== "none"))
    const place = [...document.querySelectorAll("*")].indexOf(element)
    return {place, html: element.outerHTML.slice(0, 120), seen: box.width > 0 && box.height > 0, marked}
}"""
MOST_STOPS = 150
NOT_ON_PAPER = (
    ".govuk-service-navigation",
    ".app-header__account",
    ".app-session",
    ".govuk-button",
    ".govuk-summary-list__actions",
    "[data-session-at]",
    "summary",
)


@pytest.fixture
def pages(council, councillor, clerk):
    """Addresses of the main pages, and the Clerk whom they are shown to."""
    make_adopted(council)
    entry = make_entry(council, councillor, clerk)
    names = ("", "requests/", "requests/new/", "protocols/", "people/", "settings/limits/change/")
    return ["/", entry.get_absolute_url(), *(f"/{council.slug}/{name}" for name in names)]


def stops(page):
    """What has the focus one after the other as Tab is pressed, from the top of the page to its end."""
    found = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None or (found and focused["place"] == found[0]["place"]):
            return found  # the browser's own bar, or the top again
        found.append(focused)
    pytest.fail(f"the end of {page.url} is not reached: {found[-3:]}")


def test_by_keyboard_every_stop_is_seen_and_none_is_a_trap(page, sign_in, clerk, pages):
    sign_in(page, clerk)
    for address in pages:
        page.goto(address)
        found = stops(page)
        assert "govuk-skip-link" in found[0]["html"]
        assert len({stop["place"] for stop in found}) == len(found) > 5
        hidden = [stop["html"] for stop in found if not (stop["seen"] and stop["marked"])]
        assert not hidden, f"{address}: {hidden}"


def test_pages_hold_in_forced_colours_and_with_reduced_motion(new_page, look, sign_in, clerk, pages):
    page = new_page(forced_colors="active", reduced_motion="reduce")
    sign_in(page, clerk)
    page.goto(pages[1])
    look(page, "request-in-forced-colours")
    moving = "e => getComputedStyle(e).transitionDuration !== '0s' || getComputedStyle(e).animationDuration !== '0s'"
    assert not page.evaluate(f"[...document.querySelectorAll('*')].filter({moving}).map(e => e.outerHTML.slice(0, 80))")


def test_on_paper_there_is_the_text_and_no_menu(page, sign_in, clerk, pages):
    sign_in(page, clerk)
    page.goto(pages[1])
    page.emulate_media(media="print")
    assert page.get_by_role("heading", level=1).is_visible()
    for hidden in NOT_ON_PAPER:
        shown = [one.inner_text() for one in page.locator(hidden).all() if one.is_visible()]
        assert not shown, f"{hidden}: {shown}"


def test_on_paper_the_text_has_the_whole_width_and_no_written_words_are_cut_off(page, sign_in, clerk, pages):
    sign_in(page, clerk)
    page.goto(pages[1])
    words = page.get_by_label("Reason")
    words.fill("A reason of many lines.\n" * 30)
    page.emulate_media(media="print")
    assert words.evaluate("e => e.scrollHeight <= e.clientHeight + 1")
    main = "document.getElementById('main-content')"
    assert page.evaluate(f"{main}.querySelector('h1').parentElement.clientWidth > 0.9 * {main}.clientWidth")


def test_limits_sent_empty_fit_a_narrow_window(page, sign_in, look, clerk, pages):
    sign_in(page, clerk)
    page.goto(pages[-1])
    page.evaluate("document.querySelectorAll('main select, main input[type=text]').forEach(e => (e.value = ''))")
    press(page, "Continue")
    look(page, "limits-errors")
