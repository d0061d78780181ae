"""Who may read what is kept of whom: the notice everybody, the impact page clerks."""

from tests.access_table import FOR_CLERKS, PUBLIC, Page

ROWS = [
    Page("cookies", PUBLIC, of_council=False, secret="The cookies of this site"),
    Page("words", PUBLIC, of_council=False, secret="What the words mean"),
    Page("accessibility", PUBLIC, of_council=False, secret="Enforcement procedure"),
    Page("council-accessibility", PUBLIC, secret="office@thornby.example"),
    Page("privacy", PUBLIC, secret="What is kept"),
    Page("data-protection", FOR_CLERKS, secret="What can go wrong"),
]
