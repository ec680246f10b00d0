"""The only public writers of awards: `awarding` (after acts), `sweeping` (everything), `giving` (by hand)."""
