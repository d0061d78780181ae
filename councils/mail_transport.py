"""Speaking with the mail server so that we know, whatever goes wrong, whether a message may have gone out."""

import smtplib

from django.core.mail.message import sanitize_address

ACCEPTED = (250, 251)


def transmit(connection, message, before_handing_over):
    """Send one message over an open connection of Django's.

    `before_handing_over()` is called at the last moment at which it is certain that nothing has gone out; what it
    raises stops the sending. Raises smtplib's refusals (SMTPSenderRefused, SMTPRecipientsRefused, SMTPDataError) for
    an answer of the server's that is a clear no, and OSError or another SMTPException when the exchange broke off.
    """
    server = getattr(connection, "connection", None)
    if isinstance(server, smtplib.SMTP):
        _converse(server, message, before_handing_over)
    else:
        before_handing_over()
        connection.send_messages([message])


def _converse(server, message, before_handing_over):
    """What smtplib's sendmail does, with a stop between the envelope and the letter."""
    encoding = message.encoding or "utf-8"
    sender, address = (sanitize_address(text, encoding) for text in (message.from_email, message.to[0]))
    content = message.message().as_bytes(linesep="\r\n")
    server.ehlo_or_helo_if_needed()
    code, answer = server.mail(sender)
    if code != 250:
        raise smtplib.SMTPSenderRefused(code, answer, sender)
    code, answer = server.rcpt(address)
    if code not in ACCEPTED:
        raise smtplib.SMTPRecipientsRefused({address: (code, answer)})
    before_handing_over()
    code, answer = server.data(content)
    if code != 250:
        raise smtplib.SMTPDataError(code, answer)
