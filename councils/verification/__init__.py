"""Whether the history is as it was written: its events, what people wrote beside them, and the daily seals.

Read in batches: the memory it takes does not grow with the history, nor the number of queries for each batch.
The database's own row numbers (`id`) say nothing and are not looked at; what hangs on them is.
"""

from councils.verification.faults import Fault, readable
from councils.verification.seals import faults_of_seals
from councils.verification.streams import faults_of_streams
from councils.verification.words import Words, proved, register

__all__ = ["Fault", "Words", "faults_of_seals", "faults_of_streams", "proved", "readable", "register"]
