"""Prints how hard the site's own sentences are to read, on pages as each kind of person finds them and in mails.

    .venv/bin/python benchmarks/reading_age.py          # WORST=80 for more of the hardest sentences

Runs on a demo of its own in a temporary folder. The grade is Flesch and Kincaid's: years at school in the United
States, so that 4 to 6 stand for an age of 9 to 11. What the people of the demo wrote is left out, protocols included.
"""

import os
import re
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from tests.serving import environment_in  # noqa: E402

folder = tempfile.TemporaryDirectory()
own = {"STATIC_MANIFEST": "false", "DEMO": "true", "LOG_LEVEL": "ERROR"}
os.environ |= environment_in(Path(folder.name), **own)

import django  # noqa: E402

django.setup()

from bs4 import BeautifulSoup  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from councils.models import OutboxMail, User  # noqa: E402
from protocol_site.demo.seeding import seed  # noqa: E402
from tests.crawling import Page, crawl, forms_of, sent_empty  # noqa: E402
from tests.makers import client_of  # noqa: E402
from tests.sentences import sentences_of  # noqa: E402

KINDS = ("clerk", "councillor", "committee", "officer", "visitor")
WORST = int(os.environ.get("WORST", "40"))
# Words of a sentence: GOV.UK asks for 25 at most.
LONG, LONGEST = 20, 30
WORD = re.compile(r"[A-Za-z]+(?:[’'-][A-Za-z]+)*")
VOWELS = re.compile(r"[aeiouy]+")


def syllables(word):
    """Groups of vowels, without a silent e. textstat asks for a dictionary that is fetched when it runs.

    On 3,010 words of our guides that makes 1.515 a word, and the Carnegie Mellon dictionary 1.509.
    """
    bare = word.lower()
    silent = (bare.endswith("e") and not bare.endswith("le")) or (bare.endswith("ed") and bare[-3:-2] not in ("t", "d"))
    return max(1, len(VOWELS.findall(bare)) - silent)


def grade(sentences):
    """Flesch and Kincaid's grade of these sentences together."""
    words = [word for sentence in sentences for word in WORD.findall(sentence)]
    if not words:
        return 0.0
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def length(sentence):
    return len(WORD.findall(sentence))


def of_pages(pages):
    return {sentence: page.url for page in pages for sentence in sentences_of(page.soup)}


def answers_to_nothing(client, pages):
    """The pages that come back for each form that is sent empty, with their errors."""
    for page, form in forms_of(pages).values():
        answer = sent_empty(client, page, form)
        if answer is not None:
            yield Page(f"{page.url} sent empty", page.name, str(answer), page.url)


def in_mail(mail):
    return sentences_of(BeautifulSoup(mail.html, "html.parser"))


def line_of(name, found):
    long, longer = (sum(length(sentence) > most for sentence in found) for most in (LONG, LONGEST))
    mean = sum(map(length, found)) / max(1, len(found))
    return f"{name:12}{len(found):>10}{mean:>8.1f}{grade(list(found)):>8.1f}{long:>10}{longer:>10}"


def show_hardest(places):
    """The hardest by their grade, and all that are longer than the house wants them."""
    hardest = sorted((one for one in places if length(one) > 4), key=lambda one: grade([one]), reverse=True)
    longest = sorted((one for one in places if length(one) > LONG), key=length, reverse=True)
    for sentence in dict.fromkeys([*hardest[:WORST], *longest]):
        print(f"{grade([sentence]):5.1f} {length(sentence):3} {places[sentence]}: {sentence}")


def main():
    setup_test_environment()
    call_command("migrate", verbosity=0)
    seed()
    every = {}
    print(f"{'':12}{'sentences':>10}{'words':>8}{'grade':>8}{'over 20':>10}{'over 30':>10}")
    for kind in KINDS:
        client = client_of(None if kind == "visitor" else User.objects.get(email=f"{kind}@demo.example"))
        pages, _ = crawl(client, "/councils/" if kind == "visitor" else "/")
        found = of_pages([*pages, *answers_to_nothing(client, pages)])
        print(line_of(kind, found), flush=True)
        every |= found
    mails = {sentence: f"mail {mail.template}" for mail in OutboxMail.objects.all() for sentence in in_mail(mail)}
    print(line_of("mails", mails), line_of("all", every | mails), sep="\n")
    show_hardest(every | mails)


if __name__ == "__main__":
    main()
