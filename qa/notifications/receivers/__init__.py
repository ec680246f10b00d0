"""Who hears of what: the signals of the other apps reach the services here, by subject."""

from qa.notifications.receivers import bounties, guests, mail, members, points, posts, push

__all__ = ["bounties", "guests", "mail", "members", "points", "posts", "push"]
