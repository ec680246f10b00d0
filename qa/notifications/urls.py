from django.urls import path

from qa.notifications.views import guests, members

app_name = "notifications"
urlpatterns = [
    path("guest/confirm/<str:token>", guests.confirm, name="guest-confirm"),
    path("guest/forget/<str:token>", guests.forget, name="guest-forget"),
    path("mail/stop/<str:token>", members.stop, name="member-stop"),
]
