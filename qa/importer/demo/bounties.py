"""The demo's bounties: offered by the same service as on the site, once their givers have points."""

from accounts.models import User
from qa.bounties.services.offering import offer_bounty


def load(written, members: dict[str, User]) -> None:
    """`[bounty]` of a thread: by, amount, reason, note. They run from now on, and end as any other."""
    for one in written:
        if said := one.data.get("bounty"):
            offer_bounty(
                question=one.post,
                by=members[said["by"]],
                amount=said["amount"],
                reason=said["reason"],
                note=said["note"],
            )
