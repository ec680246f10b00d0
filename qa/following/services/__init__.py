"""What members follow, mute and save: the writers of these rows, and who hears of what because of them."""
