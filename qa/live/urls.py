"""The address of live threads. No title can be in its way: what ends a thread's address has no dot."""

from django.urls import path

from qa.live import views

app_name = "live"
urlpatterns = [path("questions/<int:question_id>/live.json", views.thread, name="thread")]
