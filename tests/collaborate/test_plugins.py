"""What other packages add: off until the configuration names it, then as good as what comes with Patternbook."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "volunteers"
MODULE = '''
"""A rule, a format and a source that come from elsewhere."""

from collections import Counter

from patternbook.identify.model import Discussion, Medium, Policy, Utterance
from patternbook.mature.rule import WARNING, Flaw, Over, Rule


def shouted(pattern, scope):
    if "first" in pattern.title.lower():
        yield Flaw("the title speaks of what is first", path=pattern.path)


HOW = (Over.PATTERN, WARNING, WARNING, shouted)
RULE = Rule("ACME001", "speaks-of-first", "A title does not speak of what is first.", *HOW)
SAME_CODE = Rule("PAT101", "another-name", "A code that is taken.", *HOW)


def render(books, *, read, remember=False, previous=None):
    titles = [pattern.title for book in books for pattern in book.patterns]
    return {"titles.txt": "\\n".join(titles).encode()}


class Pager:
    """A chat that writes `name> words` in files that end with .pager."""

    NAME, POLICY, TOGETHER = "pager", Policy.CHATHAM, False

    def recognizes(self, name, head):
        return name.endswith(".pager")

    def read(self, data, name):
        lines = [line.partition("> ") for line in data.decode(errors="replace").splitlines()]
        said = [Utterance(str(n), "", float(n), who, text, f"{name}#{n}") for n, (who, _, text) in enumerate(lines)]
        return Discussion("pager", name, Medium.CHAT, tuple(said), Counter(), people=frozenset({"Quavosky"}))


PAGER = Pager()
NUMBER = 7
'''
ENTRIES = """
[patternbook.rules]
first = acme_patterns:RULE
taken = acme_patterns:SAME_CODE
number = acme_patterns:NUMBER
gone = acme_patterns:NOT_THERE
broken = acme_missing:RULE

[patternbook.formats]
titles = acme_patterns:render
web = acme_patterns:render
number = acme_patterns:NUMBER

[patternbook.sources]
pager = acme_patterns:PAGER
number = acme_patterns:NUMBER
"""
TALK = (
    "Quavosky> The shared component has no owner since the team was dissolved; "
    "tickets of other teams go unanswered for weeks.\nBo> Lunch?\n"
)


def install(place: Path, name: str, entries: str) -> None:
    """Make a folder look as if a package had been installed into it."""
    info = place / "site" / f"{name}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(entries, encoding="utf-8")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a library, a chat, and a package that offers something at every seam."""
    shutil.copytree(EXAMPLE, tmp_path / "library")
    install(tmp_path, "acme_patterns", ENTRIES)
    (tmp_path / "site" / "acme_patterns.py").write_text(MODULE, encoding="utf-8")
    (tmp_path / "talk.pager").write_text(TALK, encoding="utf-8")
    return tmp_path


def call(place: Path, *arguments: str, plugins: str = "") -> subprocess.CompletedProcess[str]:
    """Run the real command where the package is installed, with a `[plugins]` table."""
    config = place / "library" / "patternbook.toml"
    before = (EXAMPLE / "patternbook.toml").read_text("utf-8") if (EXAMPLE / "patternbook.toml").is_file() else ""
    config.write_text(f"{before}\n[plugins]\n{plugins}\n", encoding="utf-8")
    path = os.pathsep.join(filter(None, [str(place / "site"), os.environ.get("PYTHONPATH", "")]))
    return subprocess.run(
        [sys.executable, "-m", "patternbook", "-L", str(place / "library"), *arguments],
        env={**os.environ, "PYTHONPATH": path, "XDG_DATA_HOME": str(place / "data"), "XDG_CACHE_HOME": str(place)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_nothing_is_on_that_nobody_named(place: Path) -> None:
    """Protects libraries from code that merely is installed: without a name in the configuration it is not loaded."""
    (place / "site" / "acme_patterns.py").write_text("raise SystemExit('loaded')", encoding="utf-8")
    assert "ACME001" not in call(place, "check", "--no-spelling", "--json").stdout
    assert "there are: web" in call(place, "build", "--format", "titles").stderr
    found = json.loads(call(place, "identify", str(place / "talk.pager"), "--json").stdout)
    assert [each["why"] for each in found["statistics"]["problems"]] == ["no source recognizes it; it was not read"]


def test_a_rule_from_elsewhere_is_a_rule(place: Path) -> None:
    """Protects people with rules of their own: findings, severities, explanation and every list know the rule."""
    on = 'rules = ["first"]'
    found = json.loads(call(place, "check", "--no-spelling", "--json", plugins=on).stdout)["findings"]
    mine = [each for each in found if each["rule"] == "ACME001"]
    assert {(each["name"], each["severity"]) for each in mine} == {("speaks-of-first", "warning")}
    only = call(place, "check", "--rule", "speaks-of-first", plugins=on)
    assert "ACME001" in only.stdout
    assert only.stdout.count("ACME001") == len(mine)
    off = call(place, "check", "--no-spelling", "--json", plugins=f'{on}\n[rules]\nspeaks-of-first = "off"')
    assert "ACME001" not in off.stdout
    assert "does not speak of what is first" in call(place, "rule", "ACME001", plugins=on).stdout
    assert "speaks-of-first" in call(place, "rule", plugins=on).stdout


def test_a_changed_rule_from_elsewhere_is_asked_again(place: Path) -> None:
    """Protects from stale answers: a check is not taken from memory when a package may have changed."""
    on = 'rules = ["first"]'
    assert "ACME001" in call(place, "check", "--no-spelling", plugins=on).stdout
    module = place / "site" / "acme_patterns.py"
    module.write_text(MODULE.replace('"first" in', '"never" in'), encoding="utf-8")
    assert "ACME001" not in call(place, "check", "--no-spelling", plugins=on).stdout


def test_a_format_from_elsewhere_is_written(place: Path) -> None:
    """Protects people with formats of their own: `build` makes them as it makes the website."""
    out = place / "out"
    done = call(place, "build", "--format", "titles", "--out", str(out), plugins='formats = ["titles"]')
    assert done.returncode == 0, done.stderr
    assert len((out / "titles.txt").read_text(encoding="utf-8").splitlines()) > 1
    unknown = call(place, "build", "--format", "scroll", plugins='formats = ["titles"]')
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert re.search(r"there are: web, .*titles", unknown.stderr)


@pytest.mark.parametrize("runner", [(), ("--runner", "daft")], ids=["alone", "daft"])
def test_a_source_from_elsewhere_is_read_under_its_policy(place: Path, runner: tuple[str, ...]) -> None:
    """Protects people with sources of their own, wherever the work is done; and whoever speaks there stays unnamed."""
    done = call(place, "identify", str(place / "talk.pager"), "--json", *runner, plugins='sources = ["pager"]')
    found = json.loads(done.stdout)
    assert found["statistics"]["read"] == 2
    (candidate,) = found["candidates"]
    assert candidate["policy"] == "chatham"
    assert "Quavosky" not in done.stdout


WRONG = {
    'rules = ["absent"]': "names 'absent', which no installed package offers (offered here: broken, first, gone,",
    'rules = ["broken"]': "names 'broken' of acme_patterns 1.0, which cannot be loaded (ModuleNotFoundError",
    'rules = ["gone"]': "names 'gone' of acme_patterns 1.0, which cannot be loaded (AttributeError",
    'rules = ["number"]': "names 'number', which is no rule (patternbook.mature.rule.Rule), but int",
    'rules = ["taken"]': "names 'taken', brings 'PAT101', which Patternbook itself has already",
    'rules = ["first", "twin"]': "names 'twin', which acme_patterns 1.0 and acme_twin 1.0 both offer",
    'rules = "first"': "plugins.rules cannot be 'first'; it is a list of names",
    'rule = ["first"]': "plugins.rule is unknown; there are: rules, formats, sources",
}


@pytest.mark.parametrize("plugins", WRONG)
def test_a_plugin_that_cannot_be_used_is_told(place: Path, plugins: str) -> None:
    """Protects whoever configures: one line names the key, the plugin, its package, and what to do."""
    install(place, "acme_twin", "[patternbook.rules]\ntwin = acme_patterns:RULE\n")
    info = place / "site" / "acme_patterns-1.0.dist-info" / "entry_points.txt"
    info.write_text(ENTRIES.replace("[patternbook.rules]", "[patternbook.rules]\ntwin = acme_patterns:RULE"), "utf-8")
    done = call(place, "check", "--no-spelling", plugins=plugins)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1, done.stderr
    assert WRONG[plugins] in done.stderr


def test_formats_and_sources_that_cannot_be_used_are_told(place: Path) -> None:
    """Protects the other two seams in the same way, a name that Patternbook has itself included."""
    build = ("build", "--out", str(place / "out"))
    assert "names 'web', which comes with Patternbook" in call(place, *build, plugins='formats = ["web"]').stderr
    number = call(place, *build, "--format", "number", plugins='formats = ["number"]')
    assert "names 'number', which is no function that renders books, but int" in number.stderr
    read = call(place, "identify", str(place / "talk.pager"), plugins='sources = ["number"]')
    assert "names 'number', which is no source" in read.stderr


def test_a_proposal_cannot_turn_code_on(place: Path) -> None:
    """Protects a space: what is loaded is what the folder's own configuration names, not that of some revision."""
    root = place / "library"
    program = (
        "from pathlib import Path; from patternbook.collaborate.git.repository import open_library_at;"
        f"library = open_library_at(Path({str(root)!r}), 'HEAD'); print(dict(library.config.plugged('rules')))"
    )
    call(place, "rule", plugins='rules = ["first"]')
    git = ("git", "-c", "user.name=t", "-c", "user.email=t@t.invalid")
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "turn on"]):
        subprocess.run([*git, *command], cwd=root, check=True)
    call(place, "rule")
    path = os.pathsep.join(filter(None, [str(place / "site"), os.environ.get("PYTHONPATH", "")]))
    done = subprocess.run(
        [sys.executable, "-c", program], env={**os.environ, "PYTHONPATH": path}, capture_output=True, check=True
    )
    assert done.stdout.strip() == b"{}"
