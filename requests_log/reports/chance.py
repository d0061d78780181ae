"""Whether answer times differ between lines of a report by more than chance would bring about.

The test is that of Kruskal and Wallis (1952): all times are ranked together, and the ranks of each line are held
against those that it would have if it made no difference who asked. It asks nothing of how times are spread.
"""

from collections import Counter
from collections.abc import Sequence
from math import erfc, exp, gamma, sqrt

# What the approximation by chi-squared asks for; below it nothing is said.
FEWEST_OF_A_LINE, FEWEST_IN_ALL = 5, 20


def chance_of(lines: Sequence[Sequence[float]]) -> float | None:
    """How probable differences as large as these are if it makes no difference who asked, from 0 to 1.

    Lines with fewer than FEWEST_OF_A_LINE times are left out. None where what remains is too little to say.
    """
    lines = [line for line in lines if len(line) >= FEWEST_OF_A_LINE]
    if len(lines) < 2 or sum(map(len, lines)) < FEWEST_IN_ALL:
        return None
    return above(statistic(lines), len(lines) - 1)


def statistic(lines: Sequence[Sequence[float]]) -> float:
    """H with the correction for ties; 0 where all times are the same."""
    counts = Counter(time for line in lines for time in line)
    ranks, total = {}, 0
    for time in sorted(counts):
        ranks[time] = total + (counts[time] + 1) / 2
        total += counts[time]
    ties = 1 - sum(n**3 - n for n in counts.values()) / (total**3 - total)
    if not ties:
        return 0.0
    squares = sum(sum(ranks[time] for time in line) ** 2 / len(line) for line in lines)
    return max(0.0, (12 / (total * (total + 1)) * squares - 3 * (total + 1)) / ties)


def above(value: float, freedom: int) -> float:
    """The probability that chi-squared lies above a value (Abramowitz and Stegun 26.4.4 and 26.4.5)."""
    half, odd = value / 2, freedom % 2
    powers = (step + odd / 2 for step in range(freedom // 2))
    rest = exp(-half) * sum(half**power / gamma(power + 1) for power in powers)
    return min(1.0, rest + (erfc(sqrt(half)) if odd else 0))
