"""What the demo consists of: the data beside this file, read once."""

import tomllib
from functools import cache
from pathlib import Path
from string import Template

HERE = Path(__file__).parent


@cache
def people():
    return tomllib.loads((HERE / "people.toml").read_text(encoding="utf-8"))


@cache
def requests():
    return tomllib.loads((HERE / "requests.toml").read_text(encoding="utf-8"))["request"]


@cache
def earlier():
    return tomllib.loads((HERE / "earlier.toml").read_text(encoding="utf-8"))["row"]


@cache
def cases():
    return tomllib.loads((HERE / "cases.toml").read_text(encoding="utf-8"))


@cache
def tours():
    return tomllib.loads((HERE / "tours.toml").read_text(encoding="utf-8"))["tour"]


def protocol_text(name, **dates):
    """The text of one version, with its dates filled in."""
    return Template((HERE / name).read_text(encoding="utf-8")).substitute(dates)


def password():
    return people()["password"]


def sign_ins():
    """(address, who that is) for every account that a visitor can use."""
    persons = [person for council in people()["council"] for person in council["people"]]
    return [(person["account"], person["sign_in_as"]) for person in persons if "sign_in_as" in person]
