"""The only public writers of posts, each one transaction: asking, answering, editing, accepting, commenting, deleting,
closing, locking, guests, drafts, uploads."""
