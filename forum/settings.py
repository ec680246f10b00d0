"""The site's settings: one file, read from the environment; `docs/operations.md` has the table of variables.

What the owner changes while the forum runs (name, thresholds, switches) is not here but in the one row of
`qa.site.models.SiteSettings`, edited in the admin.
"""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

from forum import embedded_postgres, mail_settings, secret_key
from forum.account_settings import *  # noqa: F403 - django-allauth's, which nobody's environment changes

env = environ.Env()
ROOT = Path(__file__).resolve().parent.parent
_VAR = "var/test" if env.str("PYTEST_VERSION", default="") else "var"  # a running forum is not disturbed by tests
VAR = Path(env.str("FORUM_VAR", default=str(ROOT / _VAR))).resolve()

# --- Kind of site -------------------------------------------------------------------------------------------
PRODUCTION = env.str("FORUM_ENV", default="development") == "production"
_missing = [name for name in ("SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL") if not env.str(name, default="")]
if PRODUCTION and _missing:
    raise ImproperlyConfigured(f"FORUM_ENV=production needs {' and '.join(_missing)} in the environment.")
DEBUG = env.bool("DEBUG", default=False) and not PRODUCTION
SECRET_KEY = env.str("SECRET_KEY", default="") or secret_key.kept_in(VAR)  # the second is for trying it out
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]", "testserver"])
HOST = env.str("HOST", default="127.0.0.1")
PORT = env.int("PORT", default=8000)
if not PRODUCTION and HOST not in ("127.0.0.1", "::1", "localhost"):
    ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["*"])
SITE_URL = env.str("SITE_URL", default=f"http://{HOST}:{PORT}").rstrip("/")  # for links in e-mails

# --- Applications -------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "procrastinate.contrib.django",  # first: the apps below register their tasks with it
    "forum",
    "accounts",
    "qa.core",
    "qa.site",
    "qa.markup",
    "qa.tags",
    "qa.posts",
    "qa.votes",
    "qa.reputation",
    "qa.search",
    "qa.following",
    "qa.bounties",
    "qa.moderation",
    "qa.badges",
    "qa.notifications",
    "qa.live",
    "qa.profiles",
    "qa.pages",
    "qa.importer",
    "allauth",
    "allauth.account",
    "anymail",
    "taggit",
    "django_htmx",
    "qa.moderation.admin_app.ForumAdminConfig",  # django.contrib.admin with our own site
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "forum.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "qa.live.middleware.LiveMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "forum.csp.ContentSecurityPolicyMiddleware",
    "forum.request_size.RequestSizeMiddleware",
    "forum.addresses.CanonicalAddressMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "accounts.middleware.LastSeenMiddleware",
    "accounts.middleware.OwnLanguageMiddleware",
    "accounts.middleware.AllauthPagesMiddleware",
    "qa.pages.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "forum.urls"
WSGI_APPLICATION = "forum.wsgi.application"
APPEND_SLASH = False  # public pages have no trailing slash; forum.addresses redirects
CSRF_FAILURE_VIEW = "qa.pages.views.errors.csrf_failure"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "qa.site.context.site",
                "accounts.context.reader",
            ],
        },
    }
]

# --- Data ---------------------------------------------------------------------------------------------------
if env.str("DATABASE_URL", default=""):
    DATABASES = {"default": env.db_url("DATABASE_URL")}
else:
    DATABASES = {"default": embedded_postgres.database_settings(VAR)}
DATABASES["default"].setdefault("OPTIONS", {})
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
WORKER_CONCURRENCY = env.int("WORKER_CONCURRENCY", default=4)  # tasks that one worker does at once
# Where DATABASE_URL goes through PgBouncer in transaction mode, the worker needs an address that does not.
PROCRASTINATE_PERIODIC_DEFAULTS = {"max_delay": 24 * 3600}  # what a nightly task missed is made up for at the start
WORKER_DATABASE = env.db_url("WORKER_DATABASE_URL") if env.str("WORKER_DATABASE_URL", default="") else None

# Without CACHE_URL the cache is a PostgreSQL table, so that all workers agree on allauth's rate limits.
if env.str("CACHE_URL", default=""):
    CACHES = {"default": env.cache_url("CACHE_URL")}
else:
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "site_cache",
            "OPTIONS": {"MAX_ENTRIES": 20_000},  # at Django's 300 an attack with many names would wash the limits away
        }
    }

# --- People -------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
SILENCED_SYSTEM_CHECKS = [
    "auth.W004",  # usernames are unique whatever their case, by a constraint on lower()
    "security.W021",  # a place on the browsers' preload list is hard to give back, so the owner chooses it
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)  # how many proxies set X-Forwarded-For
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
SESSION_ENGINE = "accounts.sessions"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- Tags ---------------------------------------------------------------------------------------------------
TAGGIT_CASE_INSENSITIVE = True

# --- Mail ---------------------------------------------------------------------------------------------------
vars().update(mail_settings.read(env, VAR))

# --- Push ---------------------------------------------------------------------------------------------------
VAPID_PRIVATE_KEY = env.str("VAPID_PRIVATE_KEY", default="")  # without it one is made and kept in the database
PUSH_CONTACT = env.str("PUSH_CONTACT", default="")  # mailto: or https: for push services; else DEFAULT_FROM_EMAIL
PUSH_LOCAL_ENDPOINTS = env.bool("PUSH_LOCAL_ENDPOINTS", default=False) and not PRODUCTION  # tests: to any address

# --- Language and time --------------------------------------------------------------------------------------
LANGUAGE_CODE = env.str("LANGUAGE_CODE", default="en")
LOCALE_PATHS = [ROOT / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# --- Files --------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATICFILES_DIRS = [ROOT / "static"]
STATIC_ROOT = VAR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
LARGEST_REQUEST = 10 * 1024 * 1024  # bytes of a whole request: the largest picture (8 MB) and what is around it
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024  # bytes of a form without its files; a post is at most 30,000 characters

# --- Safety -------------------------------------------------------------------------------------------------
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
if PRODUCTION:
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
    SECURE_REDIRECT_EXEMPT = [r"^health$"]
    SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=60 * 60 * 24 * 365)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=False)
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    if TRUSTED_PROXIES:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- Log ----------------------------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        "django.request": {"level": "ERROR"},  # a page that is not there is no news
        "django.security.DisallowedHost": {"level": "CRITICAL"},  # nor is a machine that tries names; it gets its 400
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
