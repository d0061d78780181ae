"""What the Clerk can choose when a request is logged and decided."""

from django.db import models

from councils.titles import titled


class Channel(models.TextChoices):
    EMAIL = "email", "Email"
    PHONE = "phone", "Telephone"
    IN_PERSON = "in_person", "In person"
    TEXT_MESSAGE = "text_message", "Text message"
    LETTER = "letter", "Letter"
    SOCIAL_MEDIA = "social_media", "Social media"
    MEETING = "meeting", "At a meeting"


class Capacity(models.TextChoices):
    COUNCILLOR = "councillor", "Councillor"
    COMMITTEE_CHAIR = "committee_chair", "Chair of a committee"
    COUNCIL_CHAIR = "council_chair", titled("Chair of the council")
    GROUP_LEADER = "group_leader", "Leader of a political group"


class Kind(models.TextChoices):
    INFORMATION = "information", "Information or advice"
    DOCUMENT = "document", "A document"
    SERVICE = "service", "A service or a piece of work"
    AGENDA = "agenda", "An agenda item"
    CASEWORK = "casework", "A resident’s problem"
    COMPLAINT = "complaint", "A complaint"
    GROUP_REPORT = "group_report", "A report or briefing for one political group"
    OTHER = "other", "Something else"


class Addressee(models.TextChoices):
    CLERK = "clerk", titled("The Clerk")
    STAFF = "staff", "Another officer"
    BOTH = "clerk_and_staff", titled("The Clerk and another officer")


class Authority(models.TextChoices):
    NONE = "none", "None recorded"
    COUNCIL = "council_resolution", "Resolution of the council"
    COMMITTEE = "committee_resolution", "Resolution of a committee"
    CLERK = "clerk_approval", titled("The Clerk’s approval")


class State(models.TextChoices):
    LOGGED = "logged", "To decide"
    DECIDED = "decided", "To answer"
    ANSWERED = "answered", "Answered"


class Outcome(models.TextChoices):
    PROCEED = "proceed", "Go ahead: it is in order as asked"
    PROCEED_AS_CLERK = "proceed_as_clerk", titled("Go ahead on the Clerk’s own authority")
    REFER = "refer", "Put it to the council or a committee"
    REDIRECT = "redirect", titled("Ask for it to come through the Clerk")
    DECLINE = "decline", "Do not do it"


class DelayReason(models.TextChoices):
    """Why an answer takes longer than the council's limit. The office's reasons: none of them is about the asker."""

    OTHERS = "others", "Waiting for somebody outside the office"
    ADVICE = "advice", "Waiting for legal or other advice"
    MEETING = "meeting", "Waiting for a meeting or a decision"
    LARGE = "large", "It took more work than usual"
    WORKLOAD = "workload", "Other work came first"
    AWAY = "away", "Somebody was away"
    OVERLOOKED = "overlooked", "It was overlooked"
    OTHER = "other", "Something else"


class Verdict(models.TextChoices):
    """Words that judge nobody: what a page says of a councillor can be asked for by law."""

    CLEAR = "clear", "Nothing found"
    CHECK = "check", titled("For the Clerk to look at")
    BREACH = "breach", "Needs authority"
