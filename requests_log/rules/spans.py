"""Ranges of characters."""


def merged(spans):
    """Half-open ranges in order, those that touch joined into one."""
    joined = []
    for start, end in sorted(set(spans)):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
