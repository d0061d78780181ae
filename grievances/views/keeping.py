"""How long the cases that somebody handles are kept, what the next run erases, and certificates of what was erased."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from grievances.access import in_confidence
from grievances.models import DestroyedKey, Part
from grievances.services.retention import attend_to, closed_cases, plan_for
from grievances.workflow import PartKind


@in_confidence
def keeping(request):
    """The preview of the daily job for one's own cases; the button does for them what the job would do."""
    handled = Part.objects.of(request.who).filter(kind=PartKind.HANDLER)
    cases = closed_cases().filter(council=request.council, pk__in=handled.values("case"))
    today = timezone.localdate()
    if request.method == "POST":
        gone = sum(attend_to(case, today) for case in cases)
        messages.success(request, f"Erased: {gone}. Those that are not due yet stay.")
        return redirect("grievances:keeping", request.council.slug)
    rows = [(case, plan_for(case, today)) for case in cases]
    context = {
        "rows": rows,
        "some_are_due": any(plan.is_due(today) for _, plan in rows),
        "certificates": DestroyedKey.objects.visible_to(request.who)
        .filter(council=request.council)
        .select_related("council"),
    }
    return render(request, "grievances/keeping.html", context)


@in_confidence
def certificate(request, case):
    keys = DestroyedKey.objects.visible_to(request.who).filter(council=request.council)
    return render(request, "grievances/certificate.html", {"key": get_object_or_404(keys, case=case)})
