"""The templates of a format, which lie beside its modules."""

from __future__ import annotations

from functools import lru_cache

import jinja2


@lru_cache(maxsize=8)
def environment(package: str) -> jinja2.Environment:
    """Return the environment of a package's templates; what they are given is escaped unless marked as HTML."""
    return jinja2.Environment(
        loader=jinja2.PackageLoader(package),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
    )
