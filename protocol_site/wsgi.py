"""The WSGI application that gunicorn serves. It does not start under keys that open no case.

Of an empty site it tells the log how to set it up.
"""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "protocol_site.settings")

application = get_wsgi_application()

from django.db import connections  # noqa: E402  these need the apps

from councils.beginning import tell_the_operator  # noqa: E402
from grievances.checks import refuse_to_start  # noqa: E402

refuse_to_start()
tell_the_operator()
# Not to be shared by processes that are forked from here.
connections.close_all()
