"""How wide letters are printed, in times their size: a little more than they are in most fonts."""

NARROW, SPACE, LETTER, CAPITAL = 0.34, 0.32, 0.56, 0.74


def width(text):
    return sum(map(_width, text))


def _width(char):
    if char.isspace():
        return SPACE
    if char in "iljtfrI.,:;'’‘|!()-/":
        return NARROW
    return CAPITAL if char.isupper() or char in "mw—" else LETTER
