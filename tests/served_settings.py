"""The site's own settings, but files are collected into a folder of the test's."""

import os

from protocol_site.settings import *  # noqa: F403

STATIC_ROOT = os.environ["TEST_STATIC_ROOT"]
