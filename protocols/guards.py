"""The text of an adopted version never changes: the database refuses it."""

from councils.protection import Guard

ADOPTED = "EXISTS (SELECT 1 FROM protocols_adoption a WHERE a.version_id = {version})"
MESSAGE = "The text of an adopted version cannot be changed."
# Of an adoption only the day on which it stops being in force is written later, and only once.
ADOPTION_CHANGED = " OR ".join(
    ["OLD.in_force_until IS NOT NULL"]
    + [
        f"NEW.{column} <> OLD.{column}"
        for column in (
            "id",
            "version_id",
            "protocol_id",
            "adopted",
            "in_force_from",
            "minute_ref",
            "body",
            "change",
            "next_review",
            "at",
        )
    ]
    + ["COALESCE(NEW.by_id, 0) <> COALESCE(OLD.by_id, 0)"]
)

GUARDS = [
    Guard("protocols_version", MESSAGE, when=ADOPTED.format(version="ROW.id")),
    Guard("protocols_section", MESSAGE, ("INSERT", "UPDATE", "DELETE"), ADOPTED.format(version="ROW.version_id")),
    Guard("protocols_clause", MESSAGE, ("INSERT", "UPDATE", "DELETE"), ADOPTED.format(version="ROW.version_id")),
    Guard("protocols_originalfile", MESSAGE, ("INSERT", "UPDATE", "DELETE"), ADOPTED.format(version="ROW.version_id")),
    Guard("protocols_takenout", MESSAGE, ("INSERT", "UPDATE", "DELETE"), ADOPTED.format(version="ROW.version_id")),
    Guard("protocols_adoption", "An adoption cannot be taken back.", ("DELETE",)),
    Guard("protocols_adoption", "An adoption cannot be changed.", ("UPDATE",), ADOPTION_CHANGED),
    Guard("protocols_review", "A review that was recorded cannot be changed or taken back."),
    Guard("protocols_acknowledgement", "A confirmation cannot be changed or taken back."),
]
