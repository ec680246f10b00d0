from django.urls import path

from qa.votes import views

app_name = "votes"
urlpatterns = [path("posts/<int:post_id>/vote", views.vote, name="vote")]
