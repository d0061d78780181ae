"""A protocol of 200 pages as Word document, PDF and text: parsed, against only reading its text with the same library.

.venv/bin/python benchmarks/parsing.py [--pages 200] [--rounds 5]
"""

import argparse
import io
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import docx
import pypdf
import typst
from ground.turns import in_turns, in_words, load, milliseconds, ratio, table

from protocols.sources import read_source

CLAUSES = 14  # on a page
SENTENCE = "The Clerk keeps a list of what was asked for, and answers in writing within the time that the council sets."


def text_of(pages):
    lines = ["Anytown Town Council", "Protocol for councillors and staff", "", "Adopted: 4 May 2023", ""]
    for page in range(1, pages + 1):
        lines += [f"{page}. Part {page}", *(f"{page}.{number} {SENTENCE}" for number in range(1, CLAUSES + 1)), ""]
    return "\n".join(lines)


def word_file(text):
    document, stream = docx.Document(), io.BytesIO()
    for line in text.split("\n"):
        document.add_paragraph(line)
    document.save(stream)
    return stream.getvalue()


def pdf_file(text):
    source = "\n\n".join("#text[" + line.replace("#", "") + "]" for line in text.split("\n") if line)
    return typst.compile(f"#set page(numbering: none)\n{source}".encode())


def words_of_word(data):
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def words_of_pdf(data):
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def words_of_text(data):
    return data.decode().splitlines()


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--pages", type=int, default=200)
    options.add_argument("--rounds", type=int, default=5)
    options = options.parse_args()
    text, rows = text_of(options.pages), []
    files = {"docx": (word_file, words_of_word), "pdf": (pdf_file, words_of_pdf)}
    files["txt"] = (str.encode, words_of_text)
    for kind, (make, words) in files.items():
        data = make(text)
        calls = {"parse": lambda k=kind, d=data: read_source(f"a.{k}", d), "read": lambda w=words, d=data: w(d)}
        taken = in_turns(calls, rounds=options.rounds, each=1)
        found = ratio(taken["parse"].cpu, taken["read"].cpu)
        rows.append([kind, *(milliseconds(taken[name].cpu) for name in calls), in_words(found), "≤ 1.5"])
    print(f"### Parsing {options.pages} pages ({load()})\n")
    print(table(["file", "CPU, parsed", "CPU, only read", "ratio of CPU", "goal"], rows))


if __name__ == "__main__":
    main()
