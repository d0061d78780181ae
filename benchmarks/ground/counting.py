"""Says in a header how many queries a page asked; of no project, so that any Django site can have it."""

from django.db import connection


class Counting:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        asked = [0]

        def count(execute, *arguments):
            asked[0] += 1
            return execute(*arguments)

        with connection.execute_wrapper(count):
            response = self.get_response(request)
            if response.streaming:
                # Its queries are asked while it is read.
                response.streaming_content = [b"".join(response.streaming_content)]
        response.headers["X-Queries"] = asked[0]
        return response
