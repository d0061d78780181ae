"""Every row of a case, of whatever model: found by the foreign keys, so that a model that is added is not forgotten."""

import hashlib

from grievances.models import Grievance, SealedTextField

APP = Grievance._meta.app_label


def rows_of(case):
    """{model: the keys of its rows} of all that belongs to a case, the case itself apart."""
    found = {}
    _gather(Grievance, [case.pk], found)
    return found


def _gather(model, keys, found):
    for field in fields_to(model):
        rows = set(field.model._base_manager.filter(**{f"{field.name}__in": keys}).values_list("pk", flat=True))
        new = rows - found.get(field.model, set())
        if new:
            found.setdefault(field.model, set()).update(new)
            _gather(field.model, new, found)


def fields_to(model):
    """The foreign keys of this app that lead to a model; a linked case is not a part of the case."""
    relations = model._meta.get_fields(include_hidden=True)
    fields = [relation.field for relation in relations if relation.auto_created and not relation.concrete]
    return [field for field in fields if field.model._meta.app_label == APP and field.model is not Grievance]


def sealed_fields(model):
    return [field.attname for field in model._meta.concrete_fields if isinstance(field, SealedTextField)] + [
        field.attname for field in model._meta.concrete_fields if field.name in ("sealed", "stored_as")
    ]


def digest(model, keys):
    """SHA-256 over the rows as they were sealed; "" where nothing of them is. It tells nothing of what they said."""
    names = sealed_fields(model)
    if not names:
        return ""
    total = hashlib.sha256()
    for row in model._base_manager.filter(pk__in=keys).order_by("pk").values_list(*names).iterator():
        for value in row:
            total.update(value.encode() if isinstance(value, str) else bytes(value or b""))
    return total.hexdigest()


def remove(found):
    """Delete the rows, those first to which no other of them leads."""
    left = dict(found)
    while left:
        model = next(model for model in left if not any(field.model in left for field in fields_to(model)))
        model._base_manager.filter(pk__in=left.pop(model)).delete()
