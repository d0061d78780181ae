"""Web pages: headings, lists as the browser numbers them, tables, and what the site prints around the protocol."""

import pytest

from protocols.parsing import parse
from protocols.readers import read
from tests.protocols.layouts import SECTIONS, Style, found


def page(body, head="<title>Council</title>"):
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def lines_of(body):
    return [line for line in read("page.html", page(body))[0].split("\n") if line]


def structured(sections):
    parts = []
    for title, clauses in sections.items():
        parts.append(f"<h2>{title}</h2><ol>")
        for text, items in clauses:
            inner = "".join(f"<li>{item}</li>" for item in items)
            parts.append(f"<li><p>{text}</p>{'<ol type=a>' + inner + '</ol>' if inner else ''}</li>")
        parts.append("</ol>")
    return "".join(parts)


def test_structure_of_a_page_is_found():
    parsed = parse(
        read("page.html", page(f"<main><h1>Member and Officer Protocol</h1>{structured(SECTIONS)}</main>"))[0]
    )
    assert found(parsed, Style()) == SECTIONS
    assert parsed.title == "Member and Officer Protocol"
    assert [clause.ref for clause in parsed.sections[1].clauses] == ["1", "2"]


@pytest.mark.parametrize(
    ("attributes", "labels"),
    [
        ("", ["1.", "2."]),
        ("start=4", ["4.", "5."]),
        ("type=a", ["a.", "b."]),
        ("type=I start=3", ["III.", "IV."]),
        ("style='list-style-type: lower-roman'", ["i.", "ii."]),
    ],
)
def test_lists_are_numbered_as_the_browser_shows_them(attributes, labels):
    lines = lines_of(f"<ol {attributes}><li>first</li><li>second</li></ol>")
    assert [line.split()[0] for line in lines] == labels


def test_item_with_a_number_of_its_own():
    assert lines_of("<ol><li value=7>first</li><li>second</li></ol>") == ["7. first", "8. second"]


def test_bullets_keep_their_level():
    assert lines_of("<ul><li>upper<ul><li>lower</li></ul></li><li>last</li></ul>") == ["• upper", "  • lower", "• last"]


def test_headings_bold_lines_breaks_and_tables():
    body = "<h2>Roles</h2><p><b>Members</b></p><p>one<br>two <b>bold</b></p><table><tr><td>a<td>b</tr><tr><td>c</table>"
    assert lines_of(body) == ["## Roles", "**Members**", "one", "two bold", "a\tb", "c"]


def test_main_part_is_kept_and_the_rest_is_named():
    body = (
        "<header>Council</header><nav><a>Home</a></nav><main><header><h1>Protocol</h1></header><p>We work together.</p>"
        "<nav>Next page</nav></main><aside>News</aside><footer>Terms</footer><p>Stray</p>"
    )
    text, warnings = read("page.html", page(body))
    assert text == "# Protocol\n\nWe work together.\n"
    named = " ".join(warning.message for warning in warnings)
    assert all(f"“{words}”" in named for words in ("Council", "Home", "Next page", "News", "Terms", "Stray"))


def test_page_without_a_main_part_is_read_without_its_menus():
    assert lines_of("<nav>Menu</nav><div><p>We work together.</p></div><footer>Terms</footer>") == ["We work together."]


def test_scripts_and_styles_are_no_text():
    assert lines_of("<style>p{}</style><script>alert(1)</script><p>Text &amp; more</p><!-- none -->") == ["Text & more"]


@pytest.mark.parametrize("charset", ["windows-1252", "utf-8", "utf-16"])
def test_declared_character_set_is_used(charset):
    data = f'<html><meta charset="{charset}"><p>The Clerk’s “own” rôle</p></html>'.encode(charset)
    assert read("page.html", data)[0].strip() == "The Clerk’s “own” rôle"


@pytest.mark.parametrize(
    "body", ["<div>" * 50_000 + "deep", "<ul><li>" * 20_000 + "deep", "<b>" * 100_000, "<" * 500_000]
)
def test_hostile_page_gives_a_plain_result(body):
    assert isinstance(read("page.html", page(body + "<p>x"))[0], str)


def test_cells_of_a_row_stay_on_one_line_whatever_they_hold():
    """Word and LibreOffice write each cell as a paragraph."""
    row = "<tr><td><p>{}</p></td><td><p>{}</p></td></tr>"
    body = "<table>" + row.format("Version", "Date") + row.format("1.0", "May 2019") + "</table><p>Text.</p>"
    assert lines_of(body) == ["Version\tDate", "1.0\tMay 2019", "Text."]


def test_cells_that_hold_more_are_read_one_after_the_other():
    cell = "<td><p>{}</p><ul><li>{}</li><li>{}</li></ul></td>"
    body = f"<table><tr>{cell.format('Members:', 'one', 'two')}{cell.format('Officers:', 'three', 'four')}</tr></table>"
    assert lines_of(body) == ["Members:", "• one", "• two", "Officers:", "• three", "• four"]


def test_lists_below_numbered_headings_number_clauses_and_others_number_items():
    clauses = "<li>Officers advise.</li><li>They will:<ol><li>be fair</li></ol></li>"
    body = f"<ol><li><h2>Aims</h2><ol><li>We agree.</li></ol></li><li><h2>Roles</h2><ol>{clauses}</ol></li></ol>"
    assert [line.strip() for line in lines_of(body)] == [
        "## 1. Aims", "1.1 We agree.", "## 2. Roles", "2.1 Officers advise.", "2.2 They will:", "1. be fair",
    ]  # fmt: skip


@pytest.mark.parametrize("printed", ["(a) be fair", "iv. be fair", "2.1 Be fair", "1.1Be fair", "\uf0b7be fair"])
def test_label_that_the_page_prints_itself_stands_once(printed):
    text = lines_of(f"<ul><li>{printed}</li></ul>")[0]
    assert text.count("•") == (1 if "\uf0b7" in printed else 0)
    assert text.replace("• ", "").replace(" ", "") == printed.replace("\uf0b7", "").replace(" ", "")
    assert lines_of("<ul><li>e.g. a letter</li></ul>") == ["• e.g. a letter"]


def test_struck_words_and_notes_are_left_out_and_named():
    body = "<p>Officers <del>shall</del> will.<sup><a href='#f1'>1</a></sup> So.</p><div id='footnote1'>1 By law.</div>"
    text, warnings = read("page.html", page(body))
    assert text.split() == ["Officers", "will.", "So."]
    messages = [warning.message for warning in warnings]
    assert "Words of the page are struck out: it was read without them" in messages
    assert "Left out as a footnote: “1 By law.”" in messages
