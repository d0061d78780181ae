from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.shortcuts import render

from councils.access import access_to
from councils.errors import Overtaken


class SignInMiddleware(LoginRequiredMiddleware):
    """Signing in is the default; a view may say by `admits(request)` whom else it lets in."""

    def process_view(self, request, view_func, view_args, view_kwargs):
        admits = getattr(view_func, "admits", None)
        if admits is not None and admits(request):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)


class CouncilMiddleware:
    """For pages under /<council>/: sets request.access and request.council, and takes the slug from the view."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.access = request.council = None
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        slug = kwargs.pop("council", None)
        if slug is not None:
            request.access = access_to(request.user, slug)
            request.council = request.access.council


class ConflictMiddleware:
    """Shows the 409 page for an act that somebody else overtook."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, Overtaken):
            context = {"message": str(exception), "back_url": request.path}
            return render(request, "409.html", context, status=409)
        return None
