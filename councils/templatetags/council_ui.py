"""Tags and filters for pages: status tags, dates, highlighted words, pages of a list, navigation."""

from django import template
from django.contrib.messages import constants
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from councils import titles, ways
from councils.titles import titled
from councils.wording import marked_pieces, partial_date_words, uk_date_words, uk_moment_words

register = template.Library()

# What stands on a page again and again is made here: to include a template costs ten times as much.
STATUS = '<strong class="govuk-tag{}">{}</strong>'
NAV_LINK = """
  <li class="govuk-service-navigation__item{}">
    <a class="govuk-service-navigation__link" href="{}"{}>{}</a>
  </li>
"""
BANNERS = (
    ("success", "Success", "alert", "govuk-notification-banner--success"),
    ("problem", "There is a problem", "alert", "app-banner--problem"),
    ("important", "Important", "", ""),
)


@register.filter
def uk_date(day):
    """A date as "3 May 2026"; nothing for None."""
    return uk_date_words(day)


@register.filter
def uk_moment(moment):
    """A moment in local time as "3 May 2026, 9:14am"; nothing for None."""
    return uk_moment_words(moment)


register.filter("titled", titled)


@register.filter
def office_on(seat, committee):
    """What somebody with a seat is on the committee, in the council's words."""
    return titles.current().office(seat.office, seat.get_office_display(), committee)


@register.filter
def partial_date(text):
    """ "2022-02" as "February 2022", "2018" as "2018", "2022-02-09" as "9 February 2022"."""
    return partial_date_words(text)


@register.filter
def squeeze(text):
    """The text on one line, for a title."""
    joined = " ".join(str(text).split())
    return mark_safe(joined) if isinstance(text, SafeString) else joined


@register.simple_tag
def status_tag(text, colour=""):
    """A GOV.UK tag. Colours: grey, green, teal, blue, purple, magenta, red, orange, yellow."""
    return format_html(STATUS, f" govuk-tag--{colour}" if colour else "", text)


@register.simple_tag
def highlight(text, spans):
    """The text, escaped, with <mark> around half-open spans of characters; a screen reader hears them."""
    return mark_safe("".join(_piece(words, is_marked) for words, is_marked in marked_pieces(text, spans)))


def _piece(words, is_marked):
    html = format_html_join(mark_safe("<br>"), "{}", ((line,) for line in words.split("\n")))
    if not is_marked:
        return html
    return format_html(
        '<mark class="app-mark"><span class="govuk-visually-hidden">[highlighted: </span>{}'
        '<span class="govuk-visually-hidden">]</span></mark>',
        html,
    )


@register.inclusion_tag("partials/pagination.html", takes_context=True)
def page_links(context, page):
    """Links to the pages of a Django Page; the rest of the query string is kept."""
    query = context["request"].GET.copy()

    def url(number):
        query["page"] = number
        return "?" + query.urlencode()

    shown = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "page": page,
        "numbers": [(number, url(number) if isinstance(number, int) else "") for number in shown],
        "previous_url": url(page.number - 1),
        "next_url": url(page.number + 1),
    }


@register.simple_tag(takes_context=True)
def nav_link(context, label, url_name, *args, exact=False):
    """One page of the navigation; nothing where there is no such address. `exact` for a page above others."""
    try:
        url = reverse(url_name, args=args)
    except NoReverseMatch:
        return ""
    path = getattr(context.get("request"), "path", "")
    if path != url and (exact or not path.startswith(url)):
        return format_html(NAV_LINK, "", url, "", label)
    current = format_html(' aria-current="{}"', "page" if path == url else "true")
    shown = format_html('<strong class="govuk-service-navigation__active-fallback">{}</strong>', label)
    return format_html(NAV_LINK, " govuk-service-navigation__item--active", url, current, shown)


@register.simple_tag(takes_context=True)
def way_into(context, way):
    """`{% way_into "grievance" as url %}`: where another app's procedure begins; "" while there is none."""
    return ways.url_of(way, context["council"])


@register.inclusion_tag("partials/breadcrumbs.html")
def breadcrumbs(*texts_and_urls):
    """`{% breadcrumbs "Requests" requests_url "Request 14" entry_url %}`"""
    return {"crumbs": list(zip(texts_and_urls[::2], texts_and_urls[1::2], strict=True))}


@register.simple_tag
def banners(messages):
    """The messages of this page in at most three banners, so that no two of them share a name."""
    sorted_out = {kind: [] for kind, *_ in BANNERS}
    for message in messages or ():
        sorted_out[_kind(message.level)].append(message)
    return [
        {"kind": kind, "title": title, "role": role, "class": css_class, "messages": sorted_out[kind]}
        for kind, title, role, css_class in BANNERS
        if sorted_out[kind]
    ]


def _kind(level):
    if level >= constants.ERROR:
        return "problem"
    return "success" if level == constants.SUCCESS else "important"


@register.tag
def captureas(parser, token):
    """`{% captureas name %}…{% endcaptureas %}` keeps what is drawn between, without space around it."""
    _, name = token.split_contents()
    nodes = parser.parse(("endcaptureas",))
    parser.delete_first_token()
    return CaptureNode(nodes, name)


class CaptureNode(template.Node):
    def __init__(self, nodelist, name):
        self.nodelist, self.name = nodelist, name

    def render(self, context):
        context[self.name] = mark_safe(self.nodelist.render(context).strip())
        return ""
