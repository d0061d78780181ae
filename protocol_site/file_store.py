"""Where files of cases lie when not in the database, from the environment, as an entry of STORAGES."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from protocol_site.environment import text

# Seconds in which the store has to be reached and to answer, tried twice: somebody waits for the page.
CONNECT, ANSWER = 3, 20


def storages():
    """{"files": …} for FILE_STORE, or {} where files lie in the database."""
    url = text("FILE_STORE")
    if not url:
        return {}
    parts = urlsplit(url)
    if parts.scheme != "s3" or not parts.netloc or parts.query or "@" in parts.netloc:
        raise ImproperlyConfigured("FILE_STORE must look like s3://bucket/folder.")
    options = {"bucket_name": parts.netloc, "location": parts.path.strip("/"), "client_config": _client_config()}
    # A name is the hash of what lies under it, so writing it again changes nothing.
    return {"files": {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options | {"file_overwrite": True}}}


def _client_config():
    try:
        import storages.backends.s3  # noqa: F401
        from botocore.config import Config
    except ImportError:
        raise ImproperlyConfigured("FILE_STORE needs the packages of requirements-s3.txt.") from None
    return Config(
        signature_version="s3v4",
        connect_timeout=CONNECT,
        read_timeout=ANSWER,
        retries={"max_attempts": 1},
        # Not every store that speaks S3 knows the checksums of newer clients; what is read is checked by its name.
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )
