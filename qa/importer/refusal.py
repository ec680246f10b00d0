"""The importer says no: one sentence for whoever typed the command."""


class Refused(Exception):
    """Bad input or a forum that is not free; nothing has been changed. Commands end with exit status 2."""
