"""Addresses of papers; of a case, and so behind its own."""

from django.urls import path

from grievances.views import papers

urlpatterns = [
    path("<uuid:pk>/papers/", papers.papers, name="papers"),
    path("<uuid:pk>/papers/hand-in/", papers.hand_in, name="hand-in"),
    path("<uuid:pk>/papers/statement/", papers.state, name="statement"),
    path("<uuid:pk>/papers/serve/", papers.serve, name="serve"),
    path("<uuid:pk>/papers/witness/", papers.name_witness, name="name-witness"),
    path("<uuid:pk>/papers/witness/<int:witness>/", papers.ask_witness, name="ask-witness"),
    path("<uuid:pk>/papers/<uuid:paper>/", papers.paper, name="paper"),
]
