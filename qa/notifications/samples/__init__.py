"""Every mail of the forum as a sample for the owner: made-up people and posts, nothing of it in the database."""

from qa.notifications.samples.catalogue import Sample, by_name, catalogue

__all__ = ["Sample", "by_name", "catalogue"]
