"""The table of points: who gets how many for what (rules B.1).

A pure function of the vote, the post and the settings.
"""

from dataclasses import dataclass
from datetime import date, datetime

from qa.posts.models.post import Kind
from qa.reputation.models import CAPPED, Event


@dataclass(frozen=True, slots=True)
class Points:
    """One movement of points; `day` is the UTC date it counts for.

    `post_id` may be null where the post is gone; `source_id` is for movements whose source lies in another app.
    """

    user_id: int
    event: str
    points: int
    post_id: int | None
    vote_id: int | None
    at: datetime
    source_id: int | None = None

    @property
    def day(self) -> date:
        return self.at.date()

    @property
    def capped(self) -> bool:
        return self.event in CAPPED


def points_of_vote(vote, post, site) -> list[Points]:
    """What `vote` on `post` moves: nothing for wikis, for posts without a member, for one's own."""
    if post.kind not in (Kind.QUESTION, Kind.ANSWER) or post.community_wiki_at:
        return []
    asked = post.kind == Kind.QUESTION
    found = []
    if post.author_id and post.author_id != vote.voter_id:
        if vote.value > 0:
            event = Event.QUESTION_UP if asked else Event.ANSWER_UP
            amount = site.points_question_up if asked else site.points_answer_up
        else:
            event, amount = Event.QUESTION_DOWN if asked else Event.ANSWER_DOWN, site.points_down
        found.append(Points(post.author_id, event, amount, post.pk, vote.pk, vote.created_at))
    if vote.value < 0 and not asked and vote.voter_id and vote.voter_id != post.author_id:
        found.append(Points(vote.voter_id, Event.DOWN_VOTER, site.points_down_voter, post.pk, vote.pk, vote.created_at))
    return found


def points_of_acceptance(answer, question, at: datetime, site) -> list[Points]:
    """What accepting `answer` moves: nothing for one's own answer, nothing to the author of a wiki.

    Nothing either for a guest's answer: it might be one's own.
    """
    if answer.is_by_guest or (answer.author_id is not None and answer.author_id == question.author_id):
        return []
    found = []
    if answer.author_id and not answer.community_wiki_at:
        found.append(Points(answer.author_id, Event.ACCEPTED, site.points_accepted, answer.pk, None, at))
    if question.author_id:
        found.append(Points(question.author_id, Event.ACCEPTING, site.points_accepting, answer.pk, None, at))
    return found
