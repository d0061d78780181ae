"""Addresses of papers; of a case, and so behind its own."""

from django.urls import path

from grievances.views import export, letter_templates, letters, packs, papers

urlpatterns = [
    path("letters/", letter_templates.templates, name="letter-templates"),
    path("letters/<slug:kind>/", letter_templates.template, name="letter-template"),
    path("letters/<slug:kind>/word/", letter_templates.as_word, name="letter-template-word"),
    path("letters/<slug:kind>/restore/", letter_templates.restore, name="letter-template-restore"),
    path("<uuid:pk>/letters/", letters.letters, name="letters"),
    path("<uuid:pk>/letters/new/<slug:kind>/", letters.write, name="letter-new"),
    path("<uuid:pk>/letters/<uuid:letter>/", letters.letter, name="letter"),
    path("<uuid:pk>/letters/<uuid:letter>/word/", letters.as_word, name="letter-word"),
    path("<uuid:pk>/letters/<uuid:letter>/finish/", letters.finish, name="letter-finish"),
    path("<uuid:pk>/letters/<uuid:letter>/send/", letters.send, name="letter-send"),
    path("<uuid:pk>/letters/<uuid:letter>/discard/", letters.discard, name="letter-discard"),
    path("<uuid:pk>/packs/", packs.packs, name="packs"),
    path("<uuid:pk>/packs/export/", export.export, name="export"),
    path("<uuid:pk>/packs/issue/", packs.issue, name="pack-issue"),
    path("<uuid:pk>/packs/referral/", packs.referral, name="pack-referral"),
    path("<uuid:pk>/packs/access/<int:part>/", packs.access, name="pack-access"),
    path("<uuid:pk>/packs/<uuid:pack>/<int:part>/", packs.copy, name="pack-copy"),
    path("<uuid:pk>/papers/", papers.papers, name="papers"),
    path("<uuid:pk>/papers/hand-in/", papers.hand_in, name="hand-in"),
    path("<uuid:pk>/papers/statement/", papers.state, name="statement"),
    path("<uuid:pk>/papers/serve/", papers.serve, name="serve"),
    path("<uuid:pk>/papers/witness/", papers.name_witness, name="name-witness"),
    path("<uuid:pk>/papers/witness/<int:witness>/", papers.ask_witness, name="ask-witness"),
    path("<uuid:pk>/papers/<uuid:paper>/", papers.paper, name="paper"),
]
