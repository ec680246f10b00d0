from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ModerationConfig(AppConfig):
    name = "qa.moderation"
    label = "moderation"
    verbose_name = "Moderation"

    def ready(self):
        from qa.moderation import receivers
        from qa.moderation.services.team import ensure_moderators

        receivers.connect()
        post_migrate.connect(ensure_moderators, sender=self, dispatch_uid="moderation_ensure_moderators")
