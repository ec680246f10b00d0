"""Badges for giving points away."""

_OWN = "q.author_id IS NOT DISTINCT FROM"
_OTHERS = "q.author_id IS DISTINCT FROM"


def offering_for_own() -> str:
    """A bounty on one's own question."""
    return _offered(_OWN)


def offering_for_others() -> str:
    """A bounty, or a part of one, on somebody else's question."""
    return _offered(_OTHERS)


def awarding_for_own() -> str:
    """A bounty on one's own question, awarded by hand."""
    return _awarded(_OWN)


def awarding_for_others() -> str:
    """A bounty on somebody else's question, awarded by hand."""
    return _awarded(_OTHERS)


def _offered(whose: str) -> str:
    return f"""SELECT c.member_id AS member, b.question_id AS post, c.at
      FROM bounties_contribution c JOIN bounties_bounty b ON b.id = c.bounty_id
        JOIN posts_post q ON q.id = b.question_id
      WHERE {whose} c.member_id"""  # noqa: S608


def _awarded(whose: str) -> str:
    return f"""SELECT b.ended_by_id AS member, b.question_id AS post, b.ended_at AS at
      FROM bounties_bounty b JOIN posts_post q ON q.id = b.question_id
      WHERE b.state = 'awarded' AND b.ended_by_id = b.starter_id AND {whose} b.ended_by_id"""  # noqa: S608
