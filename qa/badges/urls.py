from django.urls import path

from qa.badges import views

app_name = "badges"
urlpatterns = [
    path("badges", views.old_address, name="old-address"),
    path("help/badges", views.badges, name="badges"),
    path("help/badges/<slug:slug>", views.badge, name="badge"),
]
