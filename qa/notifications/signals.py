"""What the sending of mail lets others know."""

from django.dispatch import Signal

# A mail server says that there is no mailbox of this `address`; sent outside any transaction.
address_refused = Signal()
