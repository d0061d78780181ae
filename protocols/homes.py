"""The way to the protocols from everybody's first page."""

from django.urls import reverse

from councils.homes import Line


def lines(accesses):
    return [Line(a.council.pk, "Protocols", reverse("protocols:list", args=[a.council.slug])) for a in accesses]
