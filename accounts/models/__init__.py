from accounts.models.flair import Flair, FlairKind
from accounts.models.profile_field import ProfileField, ProfileValue
from accounts.models.suspension import Suspension
from accounts.models.user import User

__all__ = ["Flair", "FlairKind", "ProfileField", "ProfileValue", "Suspension", "User"]
