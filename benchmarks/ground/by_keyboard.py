"""What somebody with only a keyboard meets on a page: every stop, the skip link, and the focus after a form."""

MOST_STOPS = 600

# Everything that Tab should reach: of radios with one name the chosen one, or the first that the browser takes.
REACHABLE = """() => {
    const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    const shown = all.filter(e => !e.disabled && e.type !== "hidden" && e.checkVisibility({visibilityProperty: true}))
    const radios = new Set()
    window.stops = shown.filter(e => {
        if (e.type !== "radio") return true
        const group = `${e.form?.id ?? [...document.forms].indexOf(e.form)} ${e.name}`
        return !radios.has(group) && radios.add(group)
    })
    return window.stops.length
}"""

# What has the focus: its place among the stops, whether it can be seen, shows its focus and is not covered.
FOCUSED = """() => {
    const element = document.activeElement
    if (!element || element === document.body) return null
    const same = e => e === element || (e.type === "radio" && e.name === element.name && e.form === element.form)
    const box = element.getBoundingClientRect(), style = getComputedStyle(element)
    const label = element.labels?.[0]
    const marked = [style, label && getComputedStyle(label, "::before")]
        .some(s => s && (s.outlineStyle !== "none" || s.boxShadow !== "none"))
    const inside = box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight
    const clamp = (value, most) => Math.min(Math.max(value, 1), most - 1)
    const rect = element.getClientRects()[0] ?? box
    const at = document.elementFromPoint(
        clamp(rect.left + rect.width / 2, innerWidth), clamp(rect.top + rect.height / 2, innerHeight))
    const covered = !(at && (element.contains(at) || at.contains(element) || label?.contains(at)))
    const faults = []
    if (!(box.width && box.height && inside)) faults.push("cannot be seen")
    if (!marked) faults.push("does not show its focus")
    if (inside && covered) faults.push(`is covered by ${at?.outerHTML.slice(0, 60)}`)
    return {place: window.stops.findIndex(same), html: element.outerHTML.slice(0, 140), faults}
}"""
MISSED = "places => window.stops.filter((_, n) => !places.includes(n)).map(e => e.outerHTML.slice(0, 140))"
AT_MAIN = "() => document.activeElement.id === 'main-content'"
AT_SUMMARY = "() => document.activeElement.classList.contains('govuk-error-summary')"


def stops(page):
    """Each thing that Tab leads to, from the top of the page until the browser's own bar or the top again."""
    page.evaluate(REACHABLE)
    found = []
    while len(found) < MOST_STOPS:
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None or (found and focused["html"] == found[0]["html"]):
            return found
        found.append(focused)
    return found


def keyboard_problems(page):
    """In sentences: what is not reached, out of order, not seen, or a trap; and a skip link that does not lead on."""
    page.reload()
    found = stops(page)
    places = [stop["place"] for stop in found if stop["place"] >= 0]
    problems = [f"{fault}: {stop['html']}" for stop in found for fault in stop["faults"]]
    if len(found) == MOST_STOPS:
        problems.append(f"the end is not reached: {found[-1]['html']}")
    if places != sorted(set(places)):
        problems.append(f"the order is {places}")
    problems += [f"not reached: {html}" for html in page.evaluate(MISSED, places)]
    return [f"by keyboard: {text}" for text in problems + skip_link_problems(page)]


def becomes_true(page, script):
    """Within three seconds: what moves the focus are scripts, and a machine may be busy."""
    for _ in range(30):
        if page.evaluate(script):
            return True
        page.wait_for_timeout(100)
    return False


def skip_link_problems(page):
    page.reload()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    return [] if becomes_true(page, AT_MAIN) else ["the skip link does not lead to the main part"]


def after_an_error(page):
    """Where a form was sent back: the focus is on what is wrong, the title says so, and each line leads to a field."""
    problems = []
    if not becomes_true(page, AT_SUMMARY):
        problems.append("the focus is not on the error summary")
    if not page.title().startswith("Error: "):
        problems.append(f"the title is “{page.title()}”")
    for link in page.locator(".govuk-error-summary a").all():
        target = link.get_attribute("href").lstrip("#")
        link.press("Enter")
        if page.evaluate("document.activeElement.id") != target:
            problems.append(f"“{link.inner_text()}” leads to no field")
    return problems
