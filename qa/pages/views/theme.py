"""`/theme.css?v=<version>`: the owner's accent colour as a stylesheet (nothing inline, the policy is strict)."""

from django.http import HttpResponse
from django.utils.cache import patch_cache_control

from qa.core.http import same_for_all
from qa.pages.colours import theme_css
from qa.site.current import site_settings


@same_for_all
def theme(request):
    response = HttpResponse(theme_css(site_settings().accent), content_type="text/css; charset=utf-8")
    patch_cache_control(response, public=True, max_age=31_536_000 if request.GET.get("v") else 60)
    return response
