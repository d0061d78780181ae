"""Reading e-mails as mail programs write them. Pure: bytes or pasted text in, an Email or UnreadableEmail out."""

from .model import LARGEST_EMAIL, Address, Attachment, Email, UnreadableEmail
from .pasted import read_pasted
from .reading import read_email

__all__ = ["LARGEST_EMAIL", "Address", "Attachment", "Email", "UnreadableEmail", "read_email", "read_pasted"]
