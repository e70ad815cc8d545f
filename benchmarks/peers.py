"""The same Markdown as input for other book makers, each with the smallest honest set-up that gives a readable site."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
    '<link rel="stylesheet" href="/book.css"><main><h1>{title}</h1>{content}</main></html>\n'
)
CSS = "body{font:1.06rem/1.6 serif;max-width:42rem;margin:2rem auto;padding:0 1rem}\n"


@dataclass(frozen=True)
class Peer:
    """A book maker: its name, how its input is written, and the command that builds it."""

    name: str
    write: Callable[[list[Path], Path, Path], None]
    command: tuple[str, ...]


def pages_of(library: Path) -> list[Path]:
    """Return the Markdown files that become pages: published patterns and translated ones."""
    patterns = [*library.glob("patterns/[23]-*/*.md"), *library.glob("translation/*/patterns/*.md")]
    return sorted(patterns)


def _name(page: Path, library: Path) -> str:
    parts = page.relative_to(library).parts
    return f"{parts[1]}-{page.stem}" if parts[0] == "translation" else page.stem


def _title(page: Path) -> str:
    return page.stem.replace("-", " ").title().replace('"', "")


def _copy_assets(library: Path, target: Path) -> None:
    if (library / "assets").is_dir():
        shutil.copytree(library / "assets", target / "assets", dirs_exist_ok=True)


def hugo(pages: list[Path], library: Path, folder: Path) -> None:
    """Hugo with a theme of two templates."""
    (folder / "content" / "p").mkdir(parents=True)
    layouts = folder / "layouts"
    layouts.mkdir()
    config = (
        'baseURL = "/"\ntitle = "Patterns"\ndisableKinds = ["taxonomy", "term", "RSS"]\n'
        "[markup.goldmark.renderer]\nunsafe = true\n"
    )
    (folder / "hugo.toml").write_text(config)
    (layouts / "page.html").write_text(PAGE.format(title="{{ .Title }}", content="{{ .Content }}"))
    links = (
        '<ul>{{ range .RegularPagesRecursive }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>'
    )
    for kind in ("home", "section"):
        (layouts / f"{kind}.html").write_text(PAGE.format(title="{{ .Title }}", content=links))
    (folder / "static").mkdir()
    (folder / "static" / "book.css").write_text(CSS)
    _copy_assets(library, folder / "static")
    for page in pages:
        text = f'---\ntitle: "{_title(page)}"\n---\n\n{page.read_text(encoding="utf-8")}'
        (folder / "content" / "p" / f"{_name(page, library)}.md").write_text(text, encoding="utf-8")


def mdbook(pages: list[Path], library: Path, folder: Path) -> None:
    """Write a book for the book maker of the Rust documentation, with its search."""
    source = folder / "src"
    source.mkdir(parents=True)
    (folder / "book.toml").write_text('[book]\ntitle = "Patterns"\n')
    rows = []
    for page in pages:
        name = f"{_name(page, library)}.md"
        shutil.copy(page, source / name)
        rows.append(f"- [{_title(page)}]({name})")
    (source / "SUMMARY.md").write_text("# Summary\n\n" + "\n".join(rows) + "\n")
    _copy_assets(library, source)


def _docs(pages: list[Path], library: Path, folder: Path) -> None:
    docs = folder / "docs"
    docs.mkdir(parents=True)
    for page in pages:
        shutil.copy(page, docs / f"{_name(page, library)}.md")
    (docs / "index.md").write_text("# Patterns\n")
    _copy_assets(library, docs)


def material(pages: list[Path], library: Path, folder: Path) -> None:
    """MkDocs with Material, its search on."""
    _docs(pages, library, folder)
    (folder / "mkdocs.yml").write_text("site_name: Patterns\ntheme:\n  name: material\nplugins:\n  - search\n")


def zensical(pages: list[Path], library: Path, folder: Path) -> None:
    """Write a site for the successor of Material, as it comes."""
    _docs(pages, library, folder)
    (folder / "zensical.toml").write_text('[project]\nsite_name = "Patterns"\n')


def eleventy(pages: list[Path], library: Path, folder: Path) -> None:
    """Eleventy with one layout."""
    source = folder / "src"
    (source / "_includes").mkdir(parents=True)
    layout = PAGE.format(title="{{ title }}", content="{{ content }}")
    (source / "_includes" / "page.liquid").write_text(layout)
    (source / "src.11tydata.json").write_text(json.dumps({"layout": "page.liquid"}))
    passes = (
        'module.exports = (c) => { c.addPassthroughCopy("src/assets"); return { dir: { input: "src", output: "out" },'
    )
    (folder / "eleventy.config.cjs").write_text(passes + " markdownTemplateEngine: false }; };\n")
    for page in pages:
        text = f'---\ntitle: "{_title(page)}"\n---\n\n{page.read_text(encoding="utf-8")}'
        (source / f"{_name(page, library)}.md").write_text(text, encoding="utf-8")
    _copy_assets(library, source)


PEERS = (
    Peer("Hugo", hugo, ("hugo", "--quiet")),
    Peer("mdBook", mdbook, ("mdbook", "build")),
    Peer("Zensical", zensical, ("zensical", "build")),
    Peer("MkDocs Material", material, ("mkdocs", "build", "--quiet")),
    Peer("Eleventy", eleventy, ("eleventy", "--quiet", "--config=eleventy.config.cjs")),
)
