#!/usr/bin/env python
"""Django's command line, with a sentence instead of a traceback when the environment is wrong."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "protocol_site.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as problem:
        sys.exit(f"The settings are not right: {problem}")


if __name__ == "__main__":
    main()
