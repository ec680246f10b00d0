from qa.site.models.page import SitePage
from qa.site.models.rate import RateCounter
from qa.site.models.settings import SiteSettings

__all__ = ["RateCounter", "SitePage", "SiteSettings"]
