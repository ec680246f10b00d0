"""The site map. Each app's own addresses are in its `urls.py`; docs/architecture.md lists them all."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path, re_path
from django.views.static import serve

urlpatterns = [
    path("", include("qa.posts.urls")),
    path("", include("qa.votes.urls")),
    path("", include("qa.tags.urls")),
    path("", include("qa.search.urls")),
    path("", include("qa.following.urls")),
    path("", include("qa.bounties.urls")),
    path("", include("qa.badges.urls")),
    path("", include("qa.profiles.urls")),
    path("", include("qa.pages.urls")),
    path("", include("qa.notifications.urls")),
    path("", include("qa.live.urls")),
    path("moderation/", include("qa.moderation.urls")),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    # Pictures: re-encoded by us, so safe to serve from here; a larger site lets nginx do it (docs/operations.md).
    re_path(
        r"^media/(?P<path>posts/[A-Za-z0-9_/-]{1,200}\.[a-z]{3,4})$",
        serve,
        {"document_root": settings.MEDIA_ROOT},
        name="media",
    ),
]

if settings.ANYMAIL["WEBHOOK_SECRET"]:  # what a provider of mail tells us; without the secret nobody could be believed
    urlpatterns.append(path("anymail/", include("anymail.urls")))

handler403 = "qa.pages.views.errors.forbidden"
handler404 = "qa.pages.views.errors.not_found"
handler500 = "qa.pages.views.errors.server_error"
handler400 = "qa.pages.views.errors.bad_request"
