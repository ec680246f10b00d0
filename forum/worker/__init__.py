"""The worker: the process that does what was left for later (`manage.py work`).

`loop` keeps a procrastinate worker running through everything, `connector` is how it talks to the database, `rescue`
puts back what a killed worker left, `failures` keeps what went wrong for the owner.
"""
