"""Points as readers see them, shortened as on Question2Answer: 999, 1.2k, 5.5k, 12.3k, 1.1m."""


def short_points(points: int) -> str:
    """Shorten `points`; cut, not rounded, so that nobody is shown more than they have."""
    sign, size = ("-" if points < 0 else ""), abs(points)
    for unit, suffix in ((1_000_000, "m"), (1_000, "k")):
        if size >= unit:
            tenths = size * 10 // unit
            whole, rest = divmod(tenths, 10)
            return f"{sign}{whole}.{rest}{suffix}" if rest else f"{sign}{whole}{suffix}"
    return f"{sign}{size}"
