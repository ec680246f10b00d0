"""Bases of the admin's classes: `acting` (acts as buttons and in bulk), `saving` (changes through services), `lists`
(words and lists whose changes are logged), `reading` (tables that nobody edits)."""
