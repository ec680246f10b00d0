"""Site settings as a test wants them."""

import pytest

from qa.site.current import forget
from qa.site.models import SiteSettings


@pytest.fixture
def set_site():
    """`set_site(field=value)` changes the site's settings."""

    def change(**fields):
        SiteSettings.objects.update(**fields)
        forget()

    return change
