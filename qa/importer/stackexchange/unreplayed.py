"""Why awards of a dump and of our sweep differ, where they do: by the badge's slug, or its name where we have none."""

from django.utils.translation import gettext_lazy as _

VOTERS = _("Dumps do not say who voted.")
VISITS = _("Dumps hold no visits.")
DELETED = _("Dumps hold no deleted posts.")
SCORES = _("Votes that were withdrawn, and posts that were deleted, are not in the dump; the badge is kept there.")
COMMENTS = _("Deleted comments are not in the dump.")
BOUNTIES = _("The importer does not load bounties.")
FLAGS = _("Flags and reviews are not in the dump.")
ELSEWHERE = _("Given for something that this forum does not have: a tour, a chat, a meta site, a network.")
POINTS = _("Points are replayed by today's rules; question votes gave 5 then.")
LATER = _("The badge is younger than the dump, or its rule is.")
LATER_ACT = _("The act comes with a later issue.")

REASONS = {
    **dict.fromkeys(
        ["supporter", "critic", "suffrage", "vox-populi", "civic-duty", "electorate", "sportsmanship"], VOTERS
    ),
    **dict.fromkeys(["enthusiast", "fanatic", "announcer", "booster", "publicist"], VISITS),
    **dict.fromkeys(["disciplined", "peer-pressure"], DELETED),
    **dict.fromkeys(["promoter", "investor", "benefactor", "altruist"], BOUNTIES),
    **dict.fromkeys(
        [
            "student", "teacher", "nice-question", "good-question", "great-question", "nice-answer", "good-answer",
            "great-answer", "enlightened", "guru", "populist", "revival", "necromancer", "self-learner", "scholar",
        ],
        SCORES,
    ),
    **dict.fromkeys(["commentator", "pundit"], COMMENTS),
    **dict.fromkeys(["mortarboard", "epic", "legendary"], POINTS),
    **dict.fromkeys(["curious", "inquisitive", "socratic", "explainer", "refiner", "illuminator"], LATER),
    **dict.fromkeys(["favorite-question", "stellar-question"], _("The importer does not load bookmarks.")),
    **dict.fromkeys(["popular-question", "notable-question", "famous-question"], _("Views are those of today.")),
    "yearling": _("Who was active, and points earned elsewhere in the network, are not in the dump."),
    "autobiographer": _("The text may have come from another site, and the rule asked for more than a text then."),
    "editor": _("Edits of deleted posts are not in the dump."),
    "organizer": _("Edits of deleted posts are not in the dump."),
    "excavator": _("Edits of deleted posts are not in the dump."),
    **dict.fromkeys(["Custodian", "Reviewer", "Steward", "Citizen Patrol", "Deputy", "Marshal", "Constable"], FLAGS),
    **dict.fromkeys(
        ["Informed", "Precognitive", "Beta", "Quorum", "Convention", "Talkative", "Outspoken", "Caucus", "Constituent"],
        ELSEWHERE,
    ),
    **dict.fromkeys(["Analytical", "Tumbleweed"], _("Retired there.")),
    **dict.fromkeys(["Tag Editor", "Synonymizer", "Cleanup", "Proofreader"], LATER_ACT),
}  # fmt: skip


def reason_for(name: str) -> str:
    """One sentence, empty where nothing is known to stand in the way."""
    return str(REASONS.get(name, ""))
