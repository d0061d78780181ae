"""Whatever is pasted in, the rules answer, point inside the text, and work in step with its length."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from requests_log.rules import Facts, check, explain
from requests_log.rules.patterns import STEPS

HOSTILE = {
    "one endless sentence": "please could you get the lads to will be ",
    "open quotation marks": "'a \"b ",
    "marks": ".,;:!?",
    "empty lines": "\n \n",
    "thread headings": "From: On x wrote:\n> ",
    "a single letter": "a",
    "names": "Dave ",
    "wide characters": "‮مرحبا 😀 ﬁ ",
    "markup": "<script>alert('get Dave to')</script>",
}


def steps_for(text):
    STEPS["count"] = 0
    check(Facts(text))
    return STEPS["count"]


@pytest.mark.parametrize("kind", HOSTILE)
def test_work_grows_in_step_with_the_text(kind):
    short, long = ((HOSTILE[kind] * 20_000)[:length] for length in (2_000, 20_000))
    assert steps_for(long) <= 14 * steps_for(short) + 1_000


@pytest.mark.parametrize("kind", HOSTILE)
def test_fifty_thousand_characters_get_an_answer_from_every_rule(kind):
    assert len(check(Facts((HOSTILE[kind] * 50_000)[:50_000]))) == 24


@settings(max_examples=60)
@given(text=st.text(max_size=300), addressee=st.sampled_from(["clerk", "staff", "clerk_and_staff"]))
def test_spans_lie_inside_the_text_and_in_order(text, addressee):
    for finding in check(Facts(text, addressee)):
        for start, end in finding.spans:
            assert 0 <= start < end <= len(text)
        assert list(finding.spans) == sorted(finding.spans)


def test_an_empty_text_is_clear_and_can_be_explained():
    assert all(finding.verdict == "clear" for finding in check(Facts("")))
    assert explain(Facts(""))
