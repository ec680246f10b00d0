from django.apps import AppConfig


class BountiesConfig(AppConfig):
    name = "qa.bounties"
    label = "bounties"

    def ready(self):
        from qa.bounties import receivers  # noqa: F401 - connects them
        from qa.bounties.books import BOUNTIES
        from qa.reputation.services.sources import register

        register(BOUNTIES)
