"""A server that speaks S3, in a process of its own, and the settings by which the site keeps its files there."""

import subprocess
import sys
from contextlib import contextmanager

import boto3
import pytest

from protocol_site import file_store
from tests.serving import ROOT, free_port, wait_for

BUCKET, FOLDER = "council", "files"
URL = f"s3://{BUCKET}/{FOLDER}"


@contextmanager
def object_store():
    """The environment of a site whose files go to a bucket of a new, empty server; and the server's process."""
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "--host", "127.0.0.1", "--port", str(port)]
    environment = {
        "AWS_ACCESS_KEY_ID": "only-for-tests",
        "AWS_SECRET_ACCESS_KEY": "only-for-tests",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL_S3": f"http://127.0.0.1:{port}",
        "FILE_STORE": URL,
    }
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port, server, patience=60)
        yield environment, server
    finally:
        server.terminate()
        server.wait(20)


def use(settings, monkeypatch, environment):
    """Let the site keep its files there. Returns the bucket, emptied."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    settings.STORAGES = settings.STORAGES | file_store.storages()
    client = boto3.client("s3")
    if BUCKET not in [found["Name"] for found in client.list_buckets()["Buckets"]]:
        client.create_bucket(Bucket=BUCKET)
    bucket = boto3.resource("s3").Bucket(BUCKET)
    bucket.objects.all().delete()
    return bucket


@pytest.fixture(scope="module")
def server():
    """The environment of a site that uses a server of its own, for the tests of a module."""
    with object_store() as (environment, _):
        yield environment


@pytest.fixture
def bucket(server, settings, monkeypatch):
    return use(settings, monkeypatch, server)


def without(settings):
    """Let the site keep its files in the database again."""
    settings.STORAGES = {name: place for name, place in settings.STORAGES.items() if name != "files"}


def contents(bucket):
    """{name: bytes} of all that lies there."""
    return {item.key.removeprefix(f"{FOLDER}/"): item.get()["Body"].read() for item in bucket.objects.all()}
