"""Backups: everything that the site keeps, in one encrypted file that either kind of database can be restored from.

container.py encrypts, tables.py knows which rows and how they are written, making.py and restoring.py do the two acts.
"""

from councils.backups.container import Damaged
from councils.backups.making import make
from councils.backups.restoring import NotEmpty, restore

__all__ = ["Damaged", "NotEmpty", "make", "restore"]
