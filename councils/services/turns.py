"""Taking turns within one council, where an act rests on what others may be changing at the same moment."""

from councils.models import Council


def in_turn(council):
    """Wait until nobody else in the council is in an act that takes turns; ours ends with the transaction.

    Without it, a deadline that is started while a day is being closed would be counted without that day, and of two
    who give the same role at once neither would see the other's.
    """
    Council.objects.select_for_update(no_key=True).get(pk=council.pk)
