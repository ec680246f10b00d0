from qa.site.models.page import SitePage
from qa.site.models.rate import RateCounter
from qa.site.models.settings import SiteSettings
from qa.site.models.task import BackgroundTask, TaskFailure

__all__ = ["BackgroundTask", "RateCounter", "SitePage", "SiteSettings", "TaskFailure"]
