"""Where somebody is signed in, ending that, and staying signed in while a long form is filled in."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from councils import sessions


def mine(request):
    shown = sessions.open_sessions(request.user)
    for session in shown:
        session.is_this_one = session.session_key == request.session.session_key
    context = {"shown": shown, "others": sum(not session.is_this_one for session in shown)}
    return render(request, "councils/sessions.html", context)


@require_POST
def end(request, handle):
    """End one of one's own; ending this one is signing out."""
    session = get_object_or_404(request.user.sessions, handle=handle)
    if session.session_key == request.session.session_key:
        return redirect("account_logout")
    session.delete()
    messages.success(request, f"{session.device} is signed out.")
    return redirect("sessions")


@require_POST
def end_others(request):
    request.user.sessions.exclude(session_key=request.session.session_key).delete()
    messages.success(request, "You are signed out everywhere else.")
    return redirect("sessions")


def stay(request):
    """Asked for by the page's script, or in a tab of its own: being asked for moves the end of the session on."""
    sessions.note_use(request, at_once=True)
    return render(request, "councils/stay.html", {"minutes": settings.SESSION_COOKIE_AGE // 60})
