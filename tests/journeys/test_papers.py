"""The handler's desk: a paper handed in, a letter written and sent, what is held about a person."""

from tests.grievances.makers import make_case
from tests.journeys.browsing import follow, press

PAPER = {"name": "diary.txt", "mimeType": "text/plain", "buffer": b"It was cold, and Lena Brook shouted."}


def write_a_letter(page, officer, look):
    follow(page, "Letters", exact=True)
    look(page, "papers-letters")
    follow(page, "Acknowledgement", exact=True)
    page.get_by_label(officer.name).check()
    page.get_by_label("Postal address").fill("1 Mill Lane\nThornby")
    look(page, "papers-letter-new")
    press(page, "Write it", exact=True)
    look(page, "papers-letter")
    follow(page, "Send it", exact=True)
    page.get_by_label("By hand").check()
    press(page, "Keep it as sent", exact=True)
    look(page, "papers-letter-send-error")


def test_the_handler_takes_a_paper_writes_a_letter_and_looks_at_what_is_held(page, officer, clerk, sign_in, look):
    case = make_case(clerk.council, officer, formal=True)
    sign_in(page, clerk)
    page.goto(case.get_absolute_url())
    follow(page, "Papers of the case", exact=True)
    follow(page, "Hand in a paper", exact=True)
    press(page, "Hand it in", exact=True)
    look(page, "papers-hand-in-error")
    page.get_by_label("The file").set_input_files(PAPER)
    page.get_by_label("What does it show?").fill("The officer’s diary.")
    press(page, "Hand it in", exact=True)
    look(page, "papers")
    write_a_letter(page, officer, look)
    page.goto(case.get_packs_url())
    look(page, "papers-packs")
    follow(page, f"{officer.name}, Complainant")
    look(page, "papers-held-about")
    page.goto("/thornby/grievances/letters/hearing/")
    look(page, "papers-template")
