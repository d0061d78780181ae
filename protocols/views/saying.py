"""What the Clerk confirms of a version: which clause carries which rule, what it says of the council, its gaps."""

import json

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from councils.access import for_clerks
from councils.profile import LIMITS
from councils.services.profiles import latest_number
from councils.titles import titled
from councils.views.pages import refusals_shown
from protocols import carriers, presenting, services
from protocols.forms import RuleClauseForm
from protocols.models import Version
from protocols.profile import in_words, questions
from protocols.saying_forms import SILENT, AnswerForm, UseForm


def _version(request, protocol, number):
    versions = Version.objects.visible_to(request.access).select_related("protocol__council", "adoption")
    return get_object_or_404(versions, protocol__slug=protocol, number=number)


@for_clerks
def rules(request, protocol, number):
    version = _version(request, protocol, number)
    if request.method == "POST":
        return _confirm(request, version, services.confirm_rules, carriers.titles())
    return _list(request, version, presenting.rule_rows(version), presenting.OF_RULES, "protocols/rules.html")


@for_clerks
def answers(request, protocol, number):
    version = _version(request, protocol, number)
    if request.method == "POST":
        return _confirm(request, version, services.confirm_answers, questions())
    return _list(request, version, presenting.answer_rows(version), presenting.OF_ANSWERS, "protocols/answers.html")


def _confirm(request, version, service, names):
    """Confirm what was ticked, as it was seen; a tick is [name, what the page showed] as JSON."""
    try:
        seen = dict(json.loads(tick) for tick in request.POST.getlist("right"))
    except (RecursionError, TypeError, ValueError) as problem:
        raise BadRequest("A tick that this page did not offer") from problem
    if not set(seen) <= set(names):
        raise Http404("No such line")
    if seen:
        service(version, seen, by=request.access.person)
        messages.success(request, f"{len(seen)} confirmed.")
    else:
        messages.warning(request, "Nothing was ticked, so nothing is confirmed.")
    return redirect(request.get_full_path())


def _list(request, version, rows, filters, template):
    chosen = request.GET.get("show", "")
    shown = presenting.filtered(rows, chosen)
    context = {"version": version, "rows": shown, "filters": presenting.counted(rows, filters), "chosen": chosen}
    return render(request, template, context | {"to_confirm": any(not row.is_confirmed for row in shown)})


@for_clerks
@require_POST
def read_again(request, protocol, number):
    """A text that was brought in under an earlier release of the site may say more than was found then."""
    version = _version(request, protocol, number)
    services.read_again(version, by=request.access.person)
    messages.success(request, "The text was read again. What was confirmed stays as it was.")
    return redirect("protocols:answers", request.council.slug, protocol, number)


@for_clerks
def rule(request, protocol, number, rule):
    version = _version(request, protocol, number)
    if rule not in carriers.titles():
        raise Http404("No such rule")
    row = version.rule_clauses.filter(rule=rule).first()
    initial = {"clause": row and row.clause_id, "basis": row and row.basis}
    form = RuleClauseForm(request.POST or None, initial=initial, version=version)
    if request.method == "POST" and form.is_valid():
        services.map_rule(version, rule=rule, by=request.access.person, **form.cleaned_data)
        messages.success(request, "Saved. New checks of requests will cite it.")
        return redirect("protocols:rules", request.council.slug, protocol, number)
    others = presenting.other_carriers(version, rule, row and row.clause_id)
    context = {"form": form, "version": version, "title": titled(carriers.titles()[rule]), "others": others}
    return render(request, "protocols/rule.html", context)


@for_clerks
def answer(request, protocol, number, question):
    version = _version(request, protocol, number)
    asked = questions().get(question)
    if asked is None or not asked.is_kept:
        raise Http404("No such question")
    row = version.profile_answers.filter(question=question).first()
    initial = {"value": row.value if row else None, "clause": row and row.clause_id}
    if row and row.value is None and asked.kind == "choice":
        initial["value"] = SILENT
    form = AnswerForm(request.POST or None, initial=initial, version=version, question=asked)
    if request.method == "POST" and form.is_valid():
        services.set_answer(version, question=question, by=request.access.person, **form.cleaned_data)
        messages.success(request, "Saved.")
        return redirect("protocols:answers", request.council.slug, protocol, number)
    return render(request, "protocols/answer.html", {"form": form, "version": version, "title": asked.label})


@for_clerks
def use_answers(request, protocol, number):
    version, today = _version(request, protocol, number), timezone.localdate()
    form = UseForm(request.POST or None, initial={"applies_from": today, "seen": latest_number(request.council)})
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            profile = services.use_answers(version, by=request.access.person, **form.cleaned_data)
            messages.success(request, f"Version {profile.number} of the council’s limits and terms begins with them.")
            return redirect("limits", request.council.slug)
    changes = [
        (question.label, in_words(question, before) or _default(question), in_words(question, after))
        for question, before, after in services.changes_of_profile(version, today)
    ]
    return render(request, "protocols/use_answers.html", {"form": form, "version": version, "changes": changes})


def _default(question):
    """What applies to one of the limits while the council has not set its own; "" where there is no such limit."""
    return f"{LIMITS[question.name].limit}, the default" if question.name in LIMITS else ""


@for_clerks
def gaps(request, protocol, number):
    version = _version(request, protocol, number)
    implied = presenting.filtered(presenting.rule_rows(version), "implied")
    context = {"version": version, "groups": presenting.gap_rows(version), "implied": implied}
    return render(request, "protocols/gaps.html", context)
