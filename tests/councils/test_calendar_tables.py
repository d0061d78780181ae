"""Dates counted by hand from wall calendars: event, limit, due date. None of them was worked out by the code."""

from datetime import date
from itertools import chain

import pytest

from councils.calendar import Limit, deadline

WORKING = """
    2026-06-01  1 working day     2026-06-02
    2026-06-01  4 working days    2026-06-05
    2026-06-01  5 working days    2026-06-08
    2026-06-01  10 working days   2026-06-15
    2026-06-01  25 working days   2026-07-06
    2026-06-05  1 working day     2026-06-08
    2026-06-06  1 working day     2026-06-08
    2026-06-07  1 working day     2026-06-08
    2026-05-22  1 working day     2026-05-26
    2026-05-22  5 working days    2026-06-01
    2026-05-25  1 working day     2026-05-26
    2026-05-01  1 working day     2026-05-05
    2026-04-30  3 working days    2026-05-06
    2026-08-28  1 working day     2026-09-01
    2026-08-27  10 working days   2026-09-11
    2026-01-01  1 working day     2026-01-02
    2025-12-31  1 working day     2026-01-02
"""
END_OF_MAY = """
    2021-05-28  1 working day     2021-06-01
    2021-05-28  2 working days    2021-06-02
    2022-05-28  1 working day     2022-05-30
    2022-05-28  3 working days    2022-06-01
    2022-05-28  4 working days    2022-06-06
    2023-05-28  1 working day     2023-05-30
    2023-05-28  4 working days    2023-06-02
    2024-05-28  4 working days    2024-06-03
    2025-05-28  3 working days    2025-06-02
    2026-05-28  2 working days    2026-06-01
    2026-05-28  3 working days    2026-06-02
    2027-05-28  1 working day     2027-06-01
    2027-05-28  2 working days    2027-06-02
    2028-05-28  1 working day     2028-05-30
    2028-05-28  4 working days    2028-06-02
    2026-05-28  5 calendar days   2026-06-02
    2026-05-28  3 clear days      2026-06-02
    2026-05-28  1 month           2026-06-28
"""
CHRISTMAS_ON_EVERY_WEEKDAY = """
    2023-12-22  5 working days    2024-01-03
    2028-12-22  5 working days    2029-01-03
    2018-12-22  5 working days    2019-01-02
    2024-12-22  5 working days    2024-12-31
    2025-12-22  5 working days    2025-12-31
    2026-12-22  5 working days    2026-12-31
    2020-12-24  1 working day     2020-12-29
    2021-12-22  5 working days    2021-12-31
    2021-12-22  10 working days   2022-01-10
    2027-12-22  5 working days    2027-12-31
    2027-12-22  6 working days    2028-01-04
    2022-12-22  5 working days    2023-01-03
    2023-12-20  3 clear days      2023-12-30
    2028-12-20  3 clear days      2028-12-30
    2018-12-20  3 clear days      2018-12-29
    2024-12-20  3 clear days      2024-12-29
    2025-12-22  3 clear days      2026-01-01
    2026-12-22  3 clear days      2027-01-01
    2021-12-21  3 clear days      2021-12-31
    2027-12-21  3 clear days      2027-12-31
    2022-12-20  3 clear days      2022-12-30
"""
SUBSTITUTES_AND_ONE_OFFS = """
    2021-12-24  1 working day     2021-12-29
    2022-12-23  1 working day     2022-12-28
    2026-12-24  1 working day     2026-12-29
    2027-12-24  1 working day     2027-12-29
    2028-12-22  1 working day     2028-12-27
    2021-12-31  1 working day     2022-01-04
    2022-12-30  1 working day     2023-01-03
    2027-12-31  1 working day     2028-01-04
    2021-12-30  3 clear days      2022-01-05
    2027-12-30  3 clear days      2028-01-05
    2011-04-21  5 working days    2011-05-04
    2012-06-01  1 working day     2012-06-06
    2020-05-01  1 working day     2020-05-04
    2020-05-07  1 working day     2020-05-11
    2022-09-08  10 working days   2022-09-23
    2022-09-16  1 working day     2022-09-20
    2023-05-05  1 working day     2023-05-09
    2023-04-28  10 working days   2023-05-16
    2022-05-31  3 clear days      2022-06-07
    2022-09-15  3 clear days      2022-09-21
    2023-05-04  3 clear days      2023-05-10
"""
EASTER = """
    2026-04-01  2 working days    2026-04-07
    2026-04-02  5 working days    2026-04-13
    2027-03-24  2 working days    2027-03-30
    2024-03-28  1 working day     2024-04-02
    2028-04-12  3 working days    2028-04-19
    2025-04-17  1 working day     2025-04-22
    2026-03-31  3 clear days      2026-04-10
    2026-04-01  3 clear days      2026-04-11
    2026-04-07  3 clear days      2026-04-11
    2027-03-22  3 clear days      2027-04-01
    2024-03-26  3 clear days      2024-04-05
    2028-04-11  3 clear days      2028-04-21
    2025-04-15  3 clear days      2025-04-25
"""
LEAP_DAY = """
    2028-02-28  1 working day     2028-02-29
    2028-02-28  2 working days    2028-03-01
    2028-02-29  1 working day     2028-03-01
    2027-02-26  1 working day     2027-03-01
    2024-02-29  2 working days    2024-03-04
    2028-02-28  1 calendar day    2028-02-29
    2028-02-28  2 calendar days   2028-03-01
    2027-02-28  1 calendar day    2027-03-01
    2027-06-01  366 calendar days 2028-06-01
    2028-02-25  3 clear days      2028-03-01
    2028-02-29  1 month           2028-03-29
    2028-02-29  12 months         2029-02-28
    2027-02-28  12 months         2028-02-28
    2024-02-29  48 months         2028-02-29
"""
CALENDAR = """
    2026-06-01  7 calendar days   2026-06-08
    2026-06-01  28 days           2026-06-29
    2026-12-22  14 calendar days  2027-01-05
    2026-12-18  7 calendar days   2026-12-25
    2026-04-03  2 calendar days   2026-04-05
    2026-01-31  30 calendar days  2026-03-02
    2026-12-31  1 calendar day    2027-01-01
    2026-06-01  365 calendar days 2027-06-01
"""
CLEAR = """
    2026-06-01  1 clear day       2026-06-03
    2026-06-01  3 clear days      2026-06-05
    2026-06-01  5 clear days      2026-06-07
    2026-06-02  3 clear days      2026-06-06
    2026-06-03  3 clear days      2026-06-07
    2026-06-04  3 clear days      2026-06-09
    2026-06-05  3 clear days      2026-06-10
    2026-06-06  3 clear days      2026-06-11
    2026-06-07  3 clear days      2026-06-11
    2026-05-21  3 clear days      2026-05-27
    2026-08-27  3 clear days      2026-09-02
    2026-12-23  1 clear day       2026-12-31
    2026-12-25  3 clear days      2027-01-03
    2026-12-29  3 clear days      2027-01-03
"""
MONTHS = """
    2026-01-15  1 month           2026-02-15
    2026-01-31  1 month           2026-02-28
    2028-01-31  1 month           2028-02-29
    2026-05-31  1 month           2026-06-30
    2026-06-30  1 month           2026-07-30
    2026-11-25  1 month           2026-12-25
    2026-12-31  1 month           2027-01-31
    2026-11-30  3 months          2027-02-28
    2027-11-30  3 months          2028-02-29
    2026-08-31  6 months          2027-02-28
"""
BEFORE = """
    2026-12-31  5 working days before    2026-12-22
    2027-01-04  1 working day before     2026-12-31
    2027-01-04  5 working days before    2026-12-23
    2026-06-02  3 working days before    2026-05-28
    2026-06-08  1 working day before     2026-06-05
    2026-06-07  1 working day before     2026-06-05
    2026-04-07  2 working days before    2026-04-01
    2022-06-06  1 working day before     2022-06-01
    2022-09-20  1 working day before     2022-09-16
    2028-03-01  1 working day before     2028-02-29
    2026-06-08  7 calendar days before   2026-06-01
    2026-06-02  5 calendar days before   2026-05-28
    2027-01-01  7 calendar days before   2026-12-25
    2026-12-28  3 calendar days before   2026-12-25
    2028-03-01  1 calendar day before    2028-02-29
    2027-03-01  1 calendar day before    2027-02-28
    2026-06-05  3 clear days before      2026-06-01
    2026-06-08  3 clear days before      2026-06-03
    2026-06-09  3 clear days before      2026-06-04
    2026-06-02  3 clear days before      2026-05-28
    2026-05-27  3 clear days before      2026-05-21
    2026-04-10  3 clear days before      2026-03-31
    2026-04-08  3 clear days before      2026-03-29
    2027-01-01  3 clear days before      2026-12-22
    2027-01-03  3 clear days before      2026-12-29
    2027-01-04  3 clear days before      2026-12-29
    2022-01-05  3 clear days before      2021-12-30
    2023-12-30  3 clear days before      2023-12-20
    2026-07-15  3 months before          2026-04-15
    2026-03-31  1 month before           2026-02-28
    2028-03-31  1 month before           2028-02-29
    2026-05-31  1 month before           2026-04-30
    2027-01-31  2 months before          2026-11-30
    2028-02-29  12 months before         2027-02-28
"""
TABLES = (
    WORKING,
    END_OF_MAY,
    CHRISTMAS_ON_EVERY_WEEKDAY,
    SUBSTITUTES_AND_ONE_OFFS,
    EASTER,
    LEAP_DAY,
    CALENDAR,
    CLEAR,
    MONTHS,
    BEFORE,
)


def rows():
    for line in chain.from_iterable(table.strip().splitlines() for table in TABLES):
        start, *limit, due = line.split()
        yield pytest.param(start, " ".join(limit), due, id=" ".join(line.split()))


@pytest.mark.parametrize(("start", "limit", "due"), list(rows()))
def test_date_counted_by_hand(start, limit, due):
    result = deadline(Limit.parse(limit), date.fromisoformat(start))

    assert result.due == date.fromisoformat(due)
