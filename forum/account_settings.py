"""How people enter and leave: the settings of django-allauth."""

ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*"]
ACCOUNT_FORMS = {
    "login": "accounts.forms.LoginForm",
    "signup": "accounts.forms.SignupForm",
    "add_email": "accounts.forms.AddEmailForm",
    "change_password": "accounts.forms.ChangePasswordForm",
    "set_password": "accounts.forms.SetPasswordForm",
    "reset_password": "accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "accounts.forms.ResetPasswordKeyForm",
    "reauthenticate": "accounts.forms.ReauthenticateForm",
}
ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD = "phone_number"
ACCOUNT_USER_DISPLAY = "accounts.adapters.shown_name"
ACCOUNT_RATE_LIMITS = {  # beside allauth's own; counted in the cache, so workers agree
    "signup": "20/m/ip,200/d/ip",
    "reset_password": "20/m/ip,5/m/key,20/d/key",
    "manage_email": "10/m/user,50/d/user",
}
ACCOUNT_REAUTHENTICATION_REQUIRED = True  # the password again before addresses change
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a mail when the password or an address has changed
ACCOUNT_MAX_EMAIL_ADDRESSES = 3
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_USERNAME_MIN_LENGTH = 2
ACCOUNT_USERNAME_BLACKLIST = [
    "admin", "administrator", "anonymous", "community", "everyone", "guest", "moderator", "owner", "root", "support",
    "system",
]  # fmt: skip
ACCOUNT_USERNAME_VALIDATORS = "accounts.validators.username_validators"
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_CHANGE_EMAIL = False
