"""The content security policy: everything from this site, nothing inline, no frames."""

from qa.site.current import site_settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; "
    "img-src 'self' data: blob:{images}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "manifest-src 'self'"
)


class ContentSecurityPolicyMiddleware:
    """Sets the header on pages. Images also come from the hosts that the owner allows."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.get("Content-Type", "").startswith("text/html"):
            hosts = sorted(site_settings().image_host_set)
            images = "".join(f" https://{host}" for host in hosts)
            response.headers.setdefault("Content-Security-Policy", POLICY.format(images=images))
            response.headers.setdefault(
                "Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()"
            )
        return response
