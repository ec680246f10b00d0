"""Pages of the site's own words, and what machines ask for."""

from django.contrib.sitemaps.views import index, sitemap
from django.urls import path

from qa.core.http import same_for_all
from qa.pages.feeds import QuestionFeed
from qa.pages.sitemaps import SITEMAPS
from qa.pages.views import machines, privileges, texts, theme

app_name = "pages"
index, sitemap = same_for_all(index), same_for_all(sitemap)
urlpatterns = [
    path("help", texts.text, {"key": "help"}, name="help"),
    path("help/formatting", texts.text, {"key": "formatting"}, name="formatting"),
    path("help/in-crisis", texts.text, {"key": "in-crisis"}, name="in-crisis"),
    path("help/privileges", privileges.privileges, name="privileges"),
    path("help/privileges/<slug:name>", privileges.privilege, name="privilege"),
    path("about", texts.text, {"key": "about"}, name="about"),
    path("privacy", texts.text, {"key": "privacy"}, name="privacy"),
    path("terms", texts.text, {"key": "terms"}, name="terms"),
    path("theme.css", theme.theme, name="theme"),
    path("robots.txt", machines.robots, name="robots"),
    path("opensearch.xml", machines.opensearch, name="opensearch"),
    path("feeds/questions", same_for_all(QuestionFeed()), name="feed-questions"),
    path("sitemap.xml", index, {"sitemaps": SITEMAPS, "sitemap_url_name": "pages:sitemap-section"}, name="sitemap"),
    path("sitemap-<section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap-section"),
]
