"""The demo's protocol: a version that was superseded, and the one in force."""

from councils.wording import partial_date_words, uk_date_words
from protocol_site.demo import script
from protocol_site.demo.days import annual_meeting, last_annual_meeting
from protocols import services
from protocols.sources import read_source


def seed_protocol(council, *, today, by):
    if council.protocols.exists():
        return
    meeting = last_annual_meeting(today)
    year = meeting.year
    earlier = _adopt(
        council, "protocol-earlier.txt", annual_meeting(year - 4), f"{year - 1}-05", f"{year - 4}/017", by=by
    )
    services.record_review(
        earlier,
        reviewed=f"{year - 1}-05",
        body="Standing Committee",
        minute_ref=f"{year - 1}/009",
        by=by,
    )
    _adopt(council, "protocol.txt", meeting, f"{year + 2}-05", f"{year}/021", protocol=earlier.protocol, by=by)


def _adopt(council, file_name, adopted, next_review, minute_ref, *, by, protocol=None):
    dates = {"adopted": uk_date_words(adopted), "next_review": partial_date_words(next_review)}
    text = script.protocol_text(file_name, **dates)
    source = read_source(file_name, text.encode())
    version = services.import_version(
        council=council, source=source, title=source.parsed.title, protocol=protocol, by=by
    )
    services.adopt_version(
        version, adopted=adopted.isoformat(), minute_ref=minute_ref, body="Full Council", next_review=next_review, by=by
    )
    return version
