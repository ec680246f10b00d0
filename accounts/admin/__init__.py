"""Members in the admin. Its own login page gives way to the site's, which has the rate limits."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin

from accounts.admin.members import MemberAdmin
from accounts.models import User

admin.site.register(User, MemberAdmin)
admin.site.login = secure_admin_login(admin.site.login)
