from django.apps import AppConfig


class VotesConfig(AppConfig):
    name = "qa.votes"
    label = "votes"
