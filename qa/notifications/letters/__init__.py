"""What the mails say and look like. Nothing here writes or sends: `services` put letters into the outbox."""

from qa.notifications.letters.letter import Letter, in_the_words_of, write

__all__ = ["Letter", "in_the_words_of", "write"]
