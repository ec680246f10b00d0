from accounts.models.suspension import Suspension
from accounts.models.user import User

__all__ = ["Suspension", "User"]
