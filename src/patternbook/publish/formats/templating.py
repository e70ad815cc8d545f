"""The templates of a format, which lie beside its modules."""

from __future__ import annotations

from functools import lru_cache

import jinja2


@lru_cache(maxsize=8)
def environment(package: str, over: jinja2.BaseLoader | None = None, below: str = "") -> jinja2.Environment:
    """Return the environment of a package's templates; what they are given is escaped unless marked as HTML.

    Templates that `over` has come first; the package's own are found by them in the folder `below`.
    """
    own: jinja2.BaseLoader = jinja2.PackageLoader(package)
    return jinja2.Environment(
        loader=jinja2.ChoiceLoader([over, jinja2.PrefixLoader({below: own}), own]) if over is not None else own,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
    )
