"""Why an event reaches a member: the strongest of these stands with the notification, and chooses its words."""

MEMBER = "member"  # it is about them: a badge, a message
MENTIONED = "mentioned"
AUTHOR = "author"  # of the post that it happened to; of the question, for an answer and a bounty
WINNER = "winner"  # of a bounty
GIVER = "giver"  # has begun a bounty, and may award it
ADDED = "added"  # has added to somebody's bounty
TALK = "talk"  # has commented on the same post before
FOLLOWER = "follower"  # of the question
PERSON = "person"  # follows the one who asks
TAG = "tag"  # follows a tag of the question
CATEGORY = "category"  # follows the question's category

BY_STRENGTH = (MEMBER, MENTIONED, AUTHOR, WINNER, GIVER, ADDED, TALK, FOLLOWER, PERSON, TAG, CATEGORY)
