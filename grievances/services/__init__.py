from grievances.services.cases import begin_draft, discard_draft, new_case, raise_case, raise_mixed, save_draft, way_of
from grievances.services.parts import add_outsider, end_part, give_part, parts_of, people_shown, tell
from grievances.services.procedures import procedure_on, routes_by
from grievances.services.serving import confirm_receipt, serve_particulars
from grievances.services.steps import require, take_step
from grievances.services.timeline import lines, record, record_look

__all__ = [
    "add_outsider",
    "begin_draft",
    "confirm_receipt",
    "discard_draft",
    "end_part",
    "give_part",
    "lines",
    "new_case",
    "parts_of",
    "people_shown",
    "procedure_on",
    "raise_case",
    "raise_mixed",
    "record",
    "record_look",
    "require",
    "routes_by",
    "save_draft",
    "serve_particulars",
    "take_step",
    "tell",
    "way_of",
]
