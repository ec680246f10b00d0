from django.apps import AppConfig
from django.db.models.signals import post_migrate


class BadgesConfig(AppConfig):
    name = "qa.badges"
    label = "badges"
    verbose_name = "Badges"

    def ready(self):
        from qa.badges import receivers
        from qa.badges.services.keeping import ensure_badges

        receivers.connect()
        post_migrate.connect(ensure_badges, sender=self, dispatch_uid="badges_ensure_badges")
