"""Changing the history behind the application's back, at random: one byte or one row, in any of its tables.

The triggers have to be lifted first. Each way returns what has to be named: the stream, or the seals.
"""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import DatabaseError, connection, transaction

from councils import history
from councils.models import Event, EventWords, Seal, SealedHead
from councils.services.seals import STREAM as SEALS
from grievances.models import SealedWords

TABLES = (Event, EventWords, SealedWords, Seal, SealedHead)
LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFXYZ0123456789 {}[]",:§'


def sql(statement, values=()):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def name_of(row):
    if isinstance(row, Event):
        return row.stream
    return SEALS if isinstance(row, Seal | SealedHead) else row.event.stream


def change_a_byte(random):
    row = random.choice(list(random.choice(TABLES).objects.all()))
    field = random.choice([field for field in row._meta.concrete_fields if not field.primary_key])
    table, column, name = row._meta.db_table, field.column, name_of(row)
    [[before]] = sql(f"SELECT {column} FROM {table} WHERE id = %s", [row.pk])
    if not written(table, column, row.pk, other(before, random)):
        return change_a_byte(random)
    if sql(f"SELECT {column} FROM {table} WHERE id = %s", [row.pk]) == [(before,)]:
        return change_a_byte(random)
    return f"one byte of {table}.{column}", name


def written(table, column, pk, value):
    """False where the database refuses it, such as JSON that is none."""
    try:
        with transaction.atomic():
            sql(f"UPDATE {table} SET {column} = %s WHERE id = %s", [value, pk])
    except DatabaseError:
        return False
    return True


def other(value, random):
    """The value with one sign of it changed."""
    if value is None:
        return random.randint(1, 9)
    if isinstance(value, int):
        return value + random.randint(1, 9)
    if isinstance(value, UUID):
        return str(UUID(int=value.int ^ 1))
    if isinstance(value, datetime):
        return value + timedelta(microseconds=1)
    if isinstance(value, date):
        return value + timedelta(days=1)
    place = random.randrange(len(value) or 1)
    return value[:place] + random.choice(LETTERS) + value[place + 1 :]


def remove_a_row(random):
    row = random.choice(list(random.choice(TABLES).objects.all()))
    name = name_of(row)
    sql(f"DELETE FROM {row._meta.db_table} WHERE id = %s", [row.pk])
    return f"a row of {row._meta.db_table} removed", name


def put_in_a_row(random):
    """Words to an event without any, a line of a seal, or an event somewhere in its stream."""
    model = random.choice([Event, EventWords, SealedHead])
    if model is EventWords:
        event = random.choice(list(Event.objects.filter(words=None, sealed_words=None)))
        EventWords.objects.create(event=event, text="as one would like it", key="00" * 32)
        return "words put in", event.stream
    row = random.choice(list(model.objects.all()))
    place = random.randint(0, row.sequence)
    with transaction.atomic():
        if model is Event:
            make_room(row.stream, place)
        row.pk, row.sequence = None, place if model is Event else 1_000_000
        row.save(force_insert=True)
    return f"a row of {model._meta.db_table} put in", name_of(row)


def make_room(stream, place):
    """Without the unique constraint in the way: high numbers first."""
    for event in Event.objects.filter(stream=stream, sequence__gte=place).order_by("-sequence"):
        sql("UPDATE councils_event SET sequence = %s WHERE id = %s", [event.sequence + 1, event.pk])


def exchange_two(random):
    stream = random.choice([event.stream for event in Event.objects.filter(sequence=2)])
    one, two = random.sample(list(Event.objects.filter(stream=stream)), 2)
    for sequence, pk in ((1_000_000, one.pk), (one.sequence, two.pk), (two.sequence, one.pk)):
        sql("UPDATE councils_event SET sequence = %s WHERE id = %s", [sequence, pk])
    return "two events exchanged", stream


def cut_off_the_end(random):
    head = random.choice(list(SealedHead.objects.exclude(sequence=1)))
    since = random.randint(1, head.sequence)
    for event in Event.objects.filter(stream=head.stream, sequence__gte=since):
        for table in ("councils_eventwords", "grievances_sealedwords"):
            sql(f"DELETE FROM {table} WHERE event_id = %s", [event.pk])
        sql("DELETE FROM councils_event WHERE id = %s", [event.pk])
    return f"all events from {since} cut off", head.stream


def write_it_anew(random):
    """As somebody does who knows how the chain is made: the kind of one event, and every hash after it."""
    event = random.choice(list(Event.objects.filter(stream__in=SealedHead.objects.values("stream"))))
    sql("UPDATE councils_event SET kind = 'other' WHERE id = %s", [event.pk])
    previous = event.previous_hash
    for later in Event.objects.filter(stream=event.stream, sequence__gte=event.sequence).order_by("sequence"):
        later.previous_hash = previous
        previous = history.digest(later)
        sql(
            "UPDATE councils_event SET previous_hash = %s, hash = %s WHERE id = %s",
            [later.previous_hash, previous, later.pk],
        )
    return "a stream written anew", event.stream


WAYS = (
    change_a_byte,
    change_a_byte,
    change_a_byte,
    remove_a_row,
    put_in_a_row,
    exchange_two,
    cut_off_the_end,
    write_it_anew,
)
