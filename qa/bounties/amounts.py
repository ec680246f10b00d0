"""How much a bounty may be (rules B.6): between what the member's history here asks for and the site's largest."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from qa.bounties.models import Bounty, Contribution, State
from qa.core.verdict import Invalid, Refusal
from qa.posts.models import Post
from qa.site.current import site_settings


@dataclass(frozen=True, slots=True)
class Range:
    """Amounts from `least` in steps of `step` up to `most`, in points."""

    least: int
    step: int
    most: int

    def check(self, amount: int, have: int) -> None:
        """Raise `Invalid` unless `amount` is one of these and leaves a member who has `have` points with one."""
        if not self.least <= amount <= self.most or (amount - self.least) % self.step:
            words = _("Choose between %(least)d and %(most)d points, in steps of %(step)d.")
            if self.least == self.most:
                words = _("It can only be %(least)d points.")
            raise Invalid(words % {"least": self.least, "most": self.most, "step": self.step}, "amount")
        if amount > have - 1:  # one point stays: nobody has less
            raise Invalid(
                _("You have %(have)d points, and one stays with you: at most %(most)d are free to give.")
                % {"have": have, "most": have - 1},
                "amount",
            )

    def affordable(self, have: int) -> int:
        """The largest of these that somebody with `have` points can give; below `least` when there is none."""
        most = min(self.most, have - 1)
        return most - (most - self.least) % self.step

    def require_affordable(self, have: int) -> None:
        """Raise `Refusal` when even the smallest is more than they have."""
        if self.affordable(have) < self.least:
            raise Refusal(
                _("Your bounty here would be at least %(least)d points, and one stays with you; you have %(have)d.")
                % {"least": self.least, "have": have}
            )


def range_for(member, question: Post) -> Range:
    """What `member` may put into a bounty on `question` now. Two queries.

    The site's smallest, doubled with each earlier bounty of theirs on this question that was not returned, and at least
    twice the smallest where they have answered it themselves; never above the site's largest.
    """
    site = site_settings()
    earlier = Contribution.objects.filter(member=member, bounty__question=question).exclude(
        bounty__state=State.RETURNED
    )
    times = min(earlier.count(), 20)
    if question.answers.filter(author=member, concealment=None).exists():
        times = max(times, 1)
    steps_to_largest = max(0, site.bounty_max - site.bounty_min) // site.bounty_step
    steps_to_least = -(-(site.bounty_min * 2**times - site.bounty_min) // site.bounty_step)
    least = site.bounty_min + min(steps_to_least, steps_to_largest) * site.bounty_step
    return Range(least, site.bounty_step, site.bounty_min + steps_to_largest * site.bounty_step)


def running_on(question: Post) -> Bounty | None:
    """The bounty that runs on `question`, if any."""
    return Bounty.objects.running().filter(question=question).first()
