from django.urls import path

from qa.following.views import followed, lists, marks, mentions, saved

app_name = "following"
urlpatterns = [
    path("follow/<str:column>/<int:thing_id>", marks.set_follow, name="follow"),
    path("mute/<str:column>/<int:thing_id>", marks.set_mute, name="mute"),
    path("posts/<int:post_id>/save", marks.set_saved, name="save"),
    path("following", followed.followed, name="followed"),
    path("saved", saved.saved_posts, name="saved"),
    path("saved/<int:saved_id>", saved.saved_post, name="saved-post"),
    path("saved/lists", lists.saved_lists, name="lists"),
    path("saved/lists/<int:list_id>", lists.rename, name="list"),
    path("saved/lists/<int:list_id>/delete", lists.delete, name="list-delete"),
    path("mentions", mentions.mentions, name="mentions"),
]
