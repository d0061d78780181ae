"""What whoever runs the site can look up, and the little that is mended here; everything else is a page of the app.

The history and the outbox are not shown: nothing may be changed there.
"""

from django.contrib import admin

from councils.models import Committee, Council, Group, Person, User


class LookUp(admin.ModelAdmin):
    """Rows to read. What is done to them belongs into the history, which only the app's own pages write."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Council)
class CouncilAdmin(LookUp):
    list_display = ["name", "slug", "principal_council", "email"]
    search_fields = ["name", "slug"]


@admin.register(Person)
class PersonAdmin(LookUp):
    list_display = ["name", "council", "user"]
    list_select_related = ["council", "user"]
    list_filter = ["council"]
    search_fields = ["name", "user__email"]


@admin.register(Committee)
class CommitteeAdmin(LookUp):
    list_display = ["name", "council", "is_full_council"]
    list_select_related = ["council"]
    list_filter = ["council"]
    search_fields = ["name"]


@admin.register(Group)
class GroupAdmin(LookUp):
    list_display = ["name", "council"]
    list_select_related = ["council"]
    list_filter = ["council"]


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    """An account can be closed and opened; only its owner changes its address and its password."""

    list_display = ["email", "is_active", "is_staff", "last_login"]
    list_filter = ["is_active", "is_staff"]
    search_fields = ["email"]
    ordering = ["email"]
    fields = ["email", "is_active", "is_staff", "last_login", "date_joined"]
    readonly_fields = ["email", "last_login", "date_joined"]

    def has_change_permission(self, request, obj=None):
        return request.user.is_superuser

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
