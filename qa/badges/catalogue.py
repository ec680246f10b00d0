"""The catalogue of badges (rules B.3): slug, name, class, how often, condition, words, acts and numbers of each.

To add one: a line here, a condition in `qa.badges.conditions` if none fits, a row in `tests/qa/badges/situations`. The
numbers can be changed by the owner, and each badge switched off. Not here because their act comes later: Tag Editor,
Synonymizer, Proofreader, Cleanup, Custodian/Reviewer/Steward, Citizen Patrol/Deputy/Marshal (issue 4: edits suggested,
reviewed and rolled back, flags, tag wikis); Caucus, Constituent, Convention, Quorum, Talkative, Outspoken, Informed,
Precognitive, Beta (elections, a meta site, a chat, a tour, a beta: there are none).
"""

from django.utils.translation import gettext_lazy as _

from qa.badges.conditions import answers, bounties, editing, people, questions, tags, votes
from qa.badges.declaring import VOTED, Declared, On, Per, Rank

BRONZE, SILVER, GOLD = Rank.BRONZE, Rank.SILVER, Rank.GOLD
ONCE, POST, TAG, YEAR = Per.ONCE, Per.POST, Per.TAG, Per.YEAR
Q, A = (On.QUESTION_VOTED,), (On.ANSWER_VOTED,)
_ASKED = _("Ask a question with a score of %(score)d or more.")
_VIEWED = _("Ask a question that is viewed %(views)d times.")
_KEPT = _("Ask a question that %(saves)d members save.")
_ANSWERED = _("Write an answer with a score of %(score)d or more.")
_ANSWER_KEPT = _("Write an answer that %(saves)d members save.")
_ASKING = _("Ask a well-received question on %(days)d different days, and have most of your questions received well.")
_UNSUNG = _("Have more than %(count)d accepted answers without a vote, and %(percent)d%% of all that were accepted.")
_EXPLAINED = _("Edit and answer %(count)d questions, both within %(hours)d hours, with an answer that is voted up.")
_RESCUED = _("Answer with a score of %(score)d or more a question at −%(low)d or less that has reached %(high)d since.")
_TAG = _("Reach a total score of %(score)d with %(answers)d or more answers in one tag.")
_EDITED = _("Edit %(posts)d posts of others.")
_DUG = _("Edit %(posts)d posts of others that nobody had touched for %(months)d months.")
_VISITED = _("Visit on %(days)d days in a row.")
_FULL = _("Earn %(points)d points in a day, on %(days)d days.")
_SHARED = _("Share a link to a question that is followed from %(networks)d places within %(days)d days.")

# fmt: off
CATALOGUE = (
    # --- Asking ---------------------------------------------------------------------------------------------------
    Declared("student", _("Student"), BRONZE, ONCE, questions.scored,
             _("Ask a first question with a score of %(score)d or more."), Q, {"score": 1},
             ("question score", "score")),
    Declared("scholar", _("Scholar"), BRONZE, ONCE, questions.accepting,
             _("Ask a question and accept an answer."), (On.ACCEPTED,)),
    Declared("nice-question", _("Nice Question"), BRONZE, POST, questions.scored, _ASKED, Q, {"score": 10},
             ("question score", "score")),
    Declared("good-question", _("Good Question"), SILVER, POST, questions.scored, _ASKED, Q, {"score": 25},
             ("question score", "score")),
    Declared("great-question", _("Great Question"), GOLD, POST, questions.scored, _ASKED, Q, {"score": 100},
             ("question score", "score")),
    Declared("popular-question", _("Popular Question"), BRONZE, POST, questions.viewed, _VIEWED, (), {"views": 1000},
             ("question views", "views")),
    Declared("notable-question", _("Notable Question"), SILVER, POST, questions.viewed, _VIEWED, (), {"views": 2500},
             ("question views", "views")),
    Declared("famous-question", _("Famous Question"), GOLD, POST, questions.viewed, _VIEWED, (), {"views": 10000},
             ("question views", "views")),
    Declared("favorite-question", _("Favorite Question"), SILVER, POST, questions.saved, _KEPT, (On.SAVED,),
             {"saves": 25}),
    Declared("stellar-question", _("Stellar Question"), GOLD, POST, questions.saved, _KEPT, (On.SAVED,),
             {"saves": 100}),
    Declared("curious", _("Curious"), BRONZE, ONCE, questions.asking_well, _ASKING, Q, {"days": 5},
             ("good days", "days")),
    Declared("inquisitive", _("Inquisitive"), SILVER, ONCE, questions.asking_well, _ASKING, Q, {"days": 30},
             ("good days", "days")),
    Declared("socratic", _("Socratic"), GOLD, ONCE, questions.asking_well, _ASKING, Q, {"days": 100},
             ("good days", "days")),
    Declared("promoter", _("Promoter"), BRONZE, ONCE, bounties.offering_for_own,
             _("Offer a first bounty on a question of your own."), (On.BOUNTY,)),
    Declared("investor", _("Investor"), BRONZE, ONCE, bounties.offering_for_others,
             _("Offer a first bounty on somebody else's question."), (On.BOUNTY,)),
    Declared("benefactor", _("Benefactor"), BRONZE, ONCE, bounties.awarding_for_own,
             _("Award a first bounty by hand on a question of your own."), (On.BOUNTY,)),
    Declared("altruist", _("Altruist"), BRONZE, ONCE, bounties.awarding_for_others,
             _("Award a first bounty by hand on somebody else's question."), (On.BOUNTY,)),
    # --- Answering ------------------------------------------------------------------------------------------------
    Declared("teacher", _("Teacher"), BRONZE, ONCE, answers.scored,
             _("Write a first answer with a score of %(score)d or more."), A, {"score": 1},
             ("answer score", "score")),
    Declared("nice-answer", _("Nice Answer"), BRONZE, POST, answers.scored, _ANSWERED, A, {"score": 10},
             ("answer score", "score")),
    Declared("good-answer", _("Good Answer"), SILVER, POST, answers.scored, _ANSWERED, A, {"score": 25},
             ("answer score", "score")),
    Declared("great-answer", _("Great Answer"), GOLD, POST, answers.scored, _ANSWERED, A, {"score": 100},
             ("answer score", "score")),
    Declared("enlightened", _("Enlightened"), SILVER, POST, answers.first_and_accepted,
             _("Be the first to answer, be accepted, and reach a score of %(score)d."), (*A, On.ACCEPTED),
             {"score": 10}),
    Declared("guru", _("Guru"), SILVER, POST, answers.accepted,
             _("Write an accepted answer with a score of %(score)d or more."), (*A, On.ACCEPTED), {"score": 40}),
    Declared("populist", _("Populist"), GOLD, POST, answers.outscoring,
             _("Write the best answer, with more than %(times)d times the score of an accepted one above %(score)d."),
             (*A, On.ACCEPTED), {"score": 10, "times": 2}),
    Declared("revival", _("Revival"), BRONZE, POST, answers.late_first,
             _("Answer more than %(days)d days later, as the first to reach a score of %(score)d."), A,
             {"days": 30, "score": 2}),
    Declared("necromancer", _("Necromancer"), SILVER, POST, answers.late,
             _("Answer a question %(days)d days later or more, with a score of %(score)d or more."), A,
             {"days": 60, "score": 5}),
    Declared("self-learner", _("Self-Learner"), BRONZE, ONCE, answers.to_oneself,
             _("Answer your own question with a score of %(score)d or more."), A, {"score": 3}),
    Declared("explainer", _("Explainer"), BRONZE, ONCE, answers.explaining,
             _("Edit and answer a question, both within %(hours)d hours, with an answer that is voted up."),
             (*A, On.EDITED), {"count": 1, "hours": 12}),
    Declared("refiner", _("Refiner"), SILVER, ONCE, answers.explaining, _EXPLAINED, (*A, On.EDITED),
             {"count": 50, "hours": 12}),
    Declared("illuminator", _("Illuminator"), GOLD, ONCE, answers.explaining, _EXPLAINED, (*A, On.EDITED),
             {"count": 500, "hours": 12}),
    Declared("generalist", _("Generalist"), SILVER, ONCE, tags.knowing_many,
             _("Reach a total score of %(score)d in %(tags)d of the %(top)d most used tags."), A,
             {"score": 15, "tags": 20, "top": 40}),
    Declared("tenacious", _("Tenacious"), SILVER, ONCE, answers.unsung, _UNSUNG, (On.ACCEPTED,),
             {"count": 5, "percent": 20}),
    Declared("unsung-hero", _("Unsung Hero"), GOLD, ONCE, answers.unsung, _UNSUNG, (On.ACCEPTED,),
             {"count": 10, "percent": 25}),
    Declared("lifejacket", _("Lifejacket"), SILVER, POST, answers.rescuing, _RESCUED, VOTED,
             {"score": 5, "low": 2, "high": 2}),
    Declared("lifeboat", _("Lifeboat"), GOLD, POST, answers.rescuing, _RESCUED, VOTED,
             {"score": 20, "low": 3, "high": 3}),
    Declared("favorite-answer", _("Favorite Answer"), SILVER, POST, questions.answer_saved, _ANSWER_KEPT, (On.SAVED,),
             {"saves": 25}),
    Declared("stellar-answer", _("Stellar Answer"), GOLD, POST, questions.answer_saved, _ANSWER_KEPT, (On.SAVED,),
             {"saves": 100}),
    Declared("tag-bronze", _("Tag badge"), BRONZE, TAG, tags.knowing_tag, _TAG, A, {"score": 100, "answers": 20},
             revocable=True),
    Declared("tag-silver", _("Tag badge"), SILVER, TAG, tags.knowing_tag, _TAG, A, {"score": 400, "answers": 80},
             revocable=True),
    Declared("tag-gold", _("Tag badge"), GOLD, TAG, tags.knowing_tag, _TAG, A, {"score": 1000, "answers": 200},
             revocable=True),
    # --- Voting and commenting ------------------------------------------------------------------------------------
    Declared("supporter", _("Supporter"), BRONZE, ONCE, votes.up, _("Vote a post up for the first time."), VOTED),
    Declared("critic", _("Critic"), BRONZE, ONCE, votes.down, _("Vote a post down for the first time."), VOTED),
    Declared("suffrage", _("Suffrage"), BRONZE, ONCE, votes.in_a_day, _("Vote %(votes)d times in a day."), VOTED,
             {"votes": 30}),
    Declared("vox-populi", _("Vox Populi"), BRONZE, ONCE, votes.in_a_day,
             _("Use all %(votes)d votes of a day."), VOTED, {"votes": 40}),
    Declared("civic-duty", _("Civic Duty"), SILVER, ONCE, votes.often, _("Vote %(votes)d times."), VOTED,
             {"votes": 300}, ("votes", "votes")),
    Declared("electorate", _("Electorate"), GOLD, ONCE, votes.on_questions,
             _("Vote on %(votes)d questions, with %(percent)d%% of your votes or more on questions."), VOTED,
             {"votes": 600, "percent": 25}, ("question votes", "votes")),
    Declared("sportsmanship", _("Sportsmanship"), SILVER, ONCE, votes.for_rivals,
             _("Vote up %(votes)d answers beside an answer of yours that is voted up too."), A, {"votes": 100}),
    Declared("commentator", _("Commentator"), BRONZE, ONCE, editing.commenting, _("Leave %(comments)d comments."),
             (On.COMMENTED,), {"comments": 10}, ("comments", "comments")),
    Declared("pundit", _("Pundit"), SILVER, ONCE, editing.good_comments,
             _("Leave %(comments)d comments with a score of %(score)d or more."), (On.COMMENTED,),
             {"comments": 10, "score": 5}, ("good comments", "comments")),
    # --- Caring for texts and tags --------------------------------------------------------------------------------
    Declared("editor", _("Editor"), BRONZE, ONCE, editing.editing, _("Edit a text for the first time."), (On.EDITED,)),
    Declared("strunk-white", _("Strunk & White"), SILVER, ONCE, editing.editing_often, _EDITED, (On.EDITED,),
             {"posts": 80}, ("posts edited", "posts")),
    Declared("copy-editor", _("Copy Editor"), GOLD, ONCE, editing.editing_often, _EDITED, (On.EDITED,),
             {"posts": 500}, ("posts edited", "posts")),
    Declared("excavator", _("Excavator"), BRONZE, ONCE, editing.digging,
             _("Edit a first post of others that nobody had touched for %(months)d months."), (On.EDITED,),
             {"posts": 1, "months": 6}),
    Declared("archaeologist", _("Archaeologist"), SILVER, ONCE, editing.digging, _DUG, (On.EDITED,),
             {"posts": 100, "months": 6}),
    Declared("organizer", _("Organizer"), BRONZE, ONCE, editing.retagging, _("Change the tags of somebody's question."),
             (On.EDITED,)),
    Declared("taxonomist", _("Taxonomist"), SILVER, ONCE, tags.naming,
             _("Create a tag that %(questions)d questions use."), (), {"questions": 50}),
    Declared("disciplined", _("Disciplined"), BRONZE, ONCE, editing.withdrawing_good,
             _("Delete a post of your own with a score of %(score)d or more."), (On.DELETED,), {"score": 3}),
    Declared("peer-pressure", _("Peer Pressure"), BRONZE, ONCE, editing.withdrawing_bad,
             _("Delete a post of your own with a score of −%(score)d or less."), (On.DELETED,), {"score": 3}),
    # --- Being here -----------------------------------------------------------------------------------------------
    Declared("autobiographer", _("Autobiographer"), BRONZE, ONCE, people.about_me,
             _("Write something about yourself on your profile."), (On.PROFILE,)),
    Declared("enthusiast", _("Enthusiast"), SILVER, ONCE, people.visiting, _VISITED, (On.VISITED,), {"days": 30},
             ("days in a row", "days")),
    Declared("fanatic", _("Fanatic"), GOLD, ONCE, people.visiting, _VISITED, (On.VISITED,), {"days": 100},
             ("days in a row", "days")),
    Declared("yearling", _("Yearling"), SILVER, YEAR, people.yearly,
             _("Be a member for a year and earn %(points)d points in it."), (On.VISITED,), {"points": 200}),
    Declared("mortarboard", _("Mortarboard"), BRONZE, ONCE, people.full_days, _("Earn %(points)d points in a day."),
             (*VOTED, On.ACCEPTED, On.BOUNTY, On.POINTS), {"points": 200, "days": 1}),
    Declared("epic", _("Epic"), SILVER, ONCE, people.full_days, _FULL, (*VOTED, On.ACCEPTED, On.BOUNTY, On.POINTS),
             {"points": 200, "days": 50}, ("full days", "days")),
    Declared("legendary", _("Legendary"), GOLD, ONCE, people.full_days, _FULL,
             (*VOTED, On.ACCEPTED, On.BOUNTY, On.POINTS), {"points": 200, "days": 150}, ("full days", "days")),
    Declared("announcer", _("Announcer"), BRONZE, POST, people.sharing, _SHARED, (On.SHARED,),
             {"networks": 25, "days": 3}),
    Declared("booster", _("Booster"), SILVER, POST, people.sharing, _SHARED, (On.SHARED,),
             {"networks": 300, "days": 4}),
    Declared("publicist", _("Publicist"), GOLD, POST, people.sharing, _SHARED, (On.SHARED,),
             {"networks": 1000, "days": 5}),
)
# fmt: on
BY_SLUG = {declared.slug: declared for declared in CATALOGUE}
