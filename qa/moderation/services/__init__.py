"""The log (`log.record`), the moderators' group (`team`), and acts done on many things at once (`acting`)."""
