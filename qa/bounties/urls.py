"""Under `/posts/…` as every act on a post: below `/questions/<id>/` a slug could be called the same."""

from django.urls import path

from qa.bounties import views

app_name = "bounties"
urlpatterns = [
    path("posts/<int:post_id>/bounty", views.bounty, name="bounty"),
    path("posts/<int:post_id>/award", views.award, name="award"),
]
