from tests.qa.notifications.webhooks import provider  # noqa: F401 - a fixture
from tests.smtp import mail_server  # noqa: F401 - a fixture
