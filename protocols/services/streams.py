"""The names of the histories that protocols write."""


def stream_of(protocol):
    return f"protocols.protocol:{protocol.pk}"
