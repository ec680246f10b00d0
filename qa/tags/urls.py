from django.urls import path

from qa.tags.views import categories, tags

app_name = "tags"
urlpatterns = [
    path("tags", tags.tag_list, name="tags"),
    path("tags/suggest", tags.suggest, name="suggest"),
    path("tags/<str:name>/info", tags.info, name="info"),  # names contain no slash (qa.tags.services.naming)
    path("categories", categories.category_list, name="categories"),
    path("categories/<str:slug>", categories.category, name="category"),
]
