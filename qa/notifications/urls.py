from django.urls import path

from qa.notifications.views import guests, inbox, mails, members, push, settings

app_name = "notifications"
urlpatterns = [
    path("inbox", inbox.inbox, name="inbox"),
    path("inbox/<int:notification_id>", inbox.follow, name="follow"),
    path("inbox/read", inbox.read_all, name="read-all"),
    path("inbox/settings", settings.settings, name="settings"),
    path("inbox/push", push.subscribe, name="push-subscribe"),
    path("inbox/push/remove", push.unsubscribe, name="push-remove"),
    path("push-worker.js", push.worker, name="push-worker"),
    path("guest/confirm/<str:token>", guests.confirm, name="guest-confirm"),
    path("guest/forget/<str:token>", guests.forget, name="guest-forget"),
    path("mail/stop/<str:token>", members.stop, name="member-stop"),
    path("mail/resume", members.resume, name="mail-resume"),
    path("moderation/mails", mails.samples, name="mail-samples"),
    path("moderation/mails/<slug:name>", mails.sample, name="mail-sample"),
    path("moderation/mails/<slug:name>/html", mails.sample_html, name="mail-sample-html"),
]
