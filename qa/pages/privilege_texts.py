"""What each privilege is and how to use it, in plain words: {name: paragraphs}. A test asks for every name."""

from django.utils.translation import gettext_lazy as _

TEXTS = {
    "create-posts": (
        _(
            "You can ask questions and answer those of others from your first day. Nothing has to be earned for that: "
            "a forum lives by people who ask."
        ),
        _(
            "Take a moment for the title: one sentence that says what it is about brings better answers than a long "
            "text. In an answer, say what you have lived or know, and what you only suppose."
        ),
    ),
    "post-links": (
        _(
            "New members can put two links into a text and no pictures, because most advertising arrives that way. "
            "With a few points you can add pictures and as many links as the text needs."
        ),
        _(
            "Use “Picture” in the toolbar, paste one, or drag it into the text, and say in a few words what it shows "
            "for those who cannot see it. A link is best beside a sentence about what stands behind it."
        ),
    ),
    "vote-up": (
        _(
            "The arrow up beside a question or an answer says: this is useful. It moves good answers to the top and "
            "gives their author points."
        ),
        _(
            "Vote for what helped or would help others, whoever wrote it. You can take your vote back, and you have a "
            "number of votes for each day that is easily enough."
        ),
    ),
    "comment-everywhere": (
        _(
            "Under your own posts, and under answers to your questions, you can always comment. With this you can do "
            "so everywhere."
        ),
        _(
            "Comments are for asking what is unclear and for small additions. What answers the question belongs into "
            "an answer, where it can be voted for and found again."
        ),
    ),
    "set-bounty": (
        _(
            "If a question matters to you and has no good answer, you can offer some of your own points for one. The "
            "question then stands among the bountied ones for some days, and many people look there first."
        ),
        _(
            "“Set a bounty” is below each question that is a few days old. The points leave your account at once. You "
            "decide which answer gets them; if you do not, the best new one receives half. Several people can add to "
            "one bounty."
        ),
    ),
    "vote-down": (
        _(
            "The arrow down says: this is not useful, or it is wrong, or it could harm. It lowers the score, so that "
            "others read something better first."
        ),
        _(
            "Voting an answer down costs you a point, so that nobody does it lightly. It is about the text and never "
            "about the person; a short comment that says what would make it better often helps more."
        ),
    ),
    "create-tags": (
        _(
            "Tags say in a word what a question is about. With this you can use one that nobody has used before, and "
            "it exists from then on."
        ),
        _(
            "Look first whether a tag for it exists under another name: two tags for one thing divide the questions. "
            "A good tag would fit to many questions, not only to this one."
        ),
    ),
    "vote-counts": (
        _(
            "A score of 2 can be two votes up, or twelve up and ten down. With this you see both numbers beside the "
            "score."
        ),
        _("Much disagreement is worth knowing: read the comments, too, before you follow such advice."),
    ),
    "edit": (
        _(
            "You can improve the questions and answers of others: make a title clearer, mend a link, put a long text "
            "into paragraphs. What you change stands at once, with your name in the history."
        ),
        _(
            "Keep what the author meant and how they speak; what you would say differently belongs into an answer of "
            "your own. Every version stays in the history and can be brought back."
        ),
    ),
}
