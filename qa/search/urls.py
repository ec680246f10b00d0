from django.urls import path

from qa.search.views.search import search

app_name = "search"
urlpatterns = [path("search", search, name="search")]
