"""Which other services people can sign in with, from the environment."""

from django.core.exceptions import ImproperlyConfigured

from protocol_site.environment import text

# Microsoft's names for "whoever has an account with us": there anybody can claim any address.
EVERYBODYS_TENANTS = ("common", "organizations", "consumers")


def oidc():
    """The OpenID Connect providers that people can sign in with, as django-allauth's APPS; [] where none is set."""
    tenant = text("OIDC_MICROSOFT_TENANT")
    if tenant in EVERYBODYS_TENANTS:
        raise ImproperlyConfigured("OIDC_MICROSOFT_TENANT must be the council's own tenant.")
    microsoft = f"https://login.microsoftonline.com/{tenant}/v2.0" if tenant else ""
    known = [
        # In a tenant of one's own the administrator answers for the addresses, and Microsoft says nothing of them.
        _provider("microsoft", "Microsoft 365", microsoft, text("OIDC_MICROSOFT_ID"), text("OIDC_MICROSOFT_SECRET"))
        | {"vouches": True},
        _provider(
            "google", "Google", "https://accounts.google.com", text("OIDC_GOOGLE_ID"), text("OIDC_GOOGLE_SECRET")
        ),
        _provider(
            "other", text("OIDC_OTHER_NAME"), text("OIDC_OTHER_URL"), text("OIDC_OTHER_ID"), text("OIDC_OTHER_SECRET")
        ),
    ]
    return [_app(provider) for provider in known if provider["id"]]


def _provider(name, title, server, client_id, secret):
    return {"name": name, "title": title, "server": server, "id": client_id, "secret": secret, "vouches": False}


def _app(provider):
    name = provider["name"].upper()
    if not all(provider[part] for part in ("title", "server", "secret")):
        raise ImproperlyConfigured(f"OIDC_{name}_ID is set, so the other OIDC_{name}_* must be as well.")
    return {
        "provider_id": provider["name"],
        "name": provider["title"],
        "client_id": provider["id"],
        "secret": provider["secret"],
        "settings": {"server_url": provider["server"], "vouches": provider["vouches"]},
    }
