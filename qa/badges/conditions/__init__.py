"""Who has earned a badge, as one SELECT each: for the sweep, and for one act, narrowed to its people and posts.

Every function gives SQL with the columns member, post and at (see `qa.badges.declaring.Declared`). Whoever narrows it
writes a WHERE around it, which PostgreSQL moves inside.
"""
