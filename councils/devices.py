"""What a browser says of itself, in words that its owner knows it by."""

# In this order: what comes later claims to be what came before as well.
BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "iPhone": "an iPhone",
    "iPad": "an iPad",
    "Android": "Android",
    "Windows": "Windows",
    "CrOS": "a Chromebook",
    "Macintosh": "a Mac",
    "Linux": "Linux",
}


def in_words(user_agent):
    """ "Firefox on Windows"; "A browser" where it does not say."""
    browser = _first(BROWSERS, user_agent) or "A browser"
    system = _first(SYSTEMS, user_agent)
    return f"{browser} on {system}" if system else browser


def _first(names, user_agent):
    return next((words for mark, words in names.items() if mark in user_agent), "")
