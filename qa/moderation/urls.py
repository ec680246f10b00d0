"""`/moderation/posts/<id>/<act>`: the acts of moderators on the thread page, POST only."""

from django.urls import path

from qa.moderation import views
from qa.moderation.acts import POST_ACTS

app_name = "moderation"
urlpatterns = [
    path(f"posts/<int:post_id>/{act.name}", views.act_on_post, {"act": act}, name=act.name)
    for act in POST_ACTS.values()
]
