"""The space as one who takes part in pull requests: checks with places, one checklist, answers to commands."""

from __future__ import annotations

import random
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pygit2
import pytest
from emulated import APP, DOOR, KEY, PEOPLE, REPO, TEXT, Hub
from faulty import Proxy
from starlette.applications import Starlette
from starlette.testclient import TestClient
from test_hubforge import NOW, changed

from patternbook.collaborate.github import requests
from patternbook.collaborate.github.answering import Command, check_bodies, read_command
from patternbook.collaborate.github.app import App
from patternbook.collaborate.github.clone import Clone
from patternbook.collaborate.github.hubforge import GitHubForge
from patternbook.collaborate.github.marking import CHECKLIST, body_of
from patternbook.collaborate.github.objects import Objects
from patternbook.collaborate.proposals.forge import CheckState, ForgeError, Kind, Note
from patternbook.collaborate.store.database import Store
from patternbook.collaborate.store.operator import Settings
from patternbook.library import Finding, Severity
from patternbook.mature.ledger import is_stale, read_ledger
from patternbook.web.door.guard import Tokens
from patternbook.web.door.visitors import OpenDoor, Role
from patternbook.web.github.bot import LABELS, MERGE, REVIEW, Bot
from patternbook.web.judging.judgment import Judgment
from patternbook.web.live.book import LiveBook
from patternbook.web.opening import space_pages
from patternbook.web.space import Space

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from patternbook.collaborate.proposals.forge import Proposal

ADDRESS = "https://patterns.example.org"


class Copying(Clone):
    """A clone that copies objects through the API, since this GitHub has no git; names prove that they are the same."""

    def __init__(self, root: Path, hub: Hub) -> None:
        super().__init__(root)
        self._git = pygit2.Repository(str(root))
        self._hub = hub

    def bring(self, commit: str) -> None:
        """Copy a commit, and what it comes from."""
        if self._git.get(commit) is not None:
            return
        told = self._hub.ask(requests.commit(REPO, commit))
        for parent in told["parents"]:
            self.bring(parent["sha"])
        index = pygit2.Index()
        objects = Objects(self._hub.ask)
        for path, entry in objects.files(REPO, commit).items():
            blob = self._git.create_blob(objects.data(REPO, entry.sha))
            index.add(pygit2.IndexEntry(path, blob, pygit2.enums.FileMode(int(entry.mode, 8))))
        people = [told["author"], told["committer"]]
        who = [pygit2.Signature(each["name"], each["email"], *self._when(each)) for each in people]
        message = told["message"] if told["message"].endswith("\n") else told["message"] + "\n"
        parents = [pygit2.Oid(hex=parent["sha"]) for parent in told["parents"]]
        made = self._git.create_commit(None, *who, message, index.write_tree(self._git), parents)
        assert str(made) == commit

    @staticmethod
    def _when(who: dict[str, str]) -> tuple[int, int]:
        from datetime import datetime  # noqa: PLC0415 - the date of one commit

        return int(datetime.fromisoformat(who["date"]).timestamp()), 0


@pytest.fixture
def app(hub: Hub) -> App:
    """The app by which the space speaks."""
    return App(hub.transport(), REPO, str(APP), KEY)


def _forge(hub: Hub, app: App, root: Path) -> GitHubForge:
    """What one worker of the space knows of GitHub."""
    return GitHubForge(
        hub.transport(),
        REPO,
        "main",
        reader=app.token,
        token_of=lambda person: f"token-of-{person.account}" if person.account in PEOPLE else "",
        clone=Copying(root, hub),
    )


@pytest.fixture
def space(hub: Hub, app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Space]:
    """A space that serves a clone of the library on GitHub."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    hub.write({DOOR.replace("open-door", "shut-door"): TEXT.replace("Open", "Shut")}, "So that no folder gets empty")
    root = tmp_path / "clone"
    subprocess.run(["git", "init", "-q", "-b", "main", str(root)], check=True)
    forge = _forge(hub, app, root)
    store = Store(f"sqlite:///{tmp_path / 'space.db'}")
    forge.tip()
    yield Space(
        root, forge, store, OpenDoor(root), Tokens(b"secret", https=False), settings=Settings(), book=LiveBook(root)
    )
    store.close()


@pytest.fixture
def forge(space: Space) -> GitHubForge:
    """The forge of that space."""
    assert isinstance(space.forge, GitHubForge)
    return space.forge


def role(name: str) -> Role:
    """Cleo is a committer."""
    return Role.COMMITTER if name == "cleo" else Role.CONTRIBUTOR


@pytest.fixture
def bot(space: Space, forge: GitHubForge, app: App) -> Bot:
    """The one who speaks."""
    return Bot(space, forge, ADDRESS, account=lambda: app.account, role=role)


def _proposed(space: Space, hub: Hub, text: str) -> Proposal:
    change = changed(TEXT, "Questions", "We")
    change = replace(change, edits=(replace(change.edits[0], text=text),))
    return space.forge.propose(change, space.forge.tip(), hub.person("cleo"), NOW)


def _look(bot: Bot, forge: GitHubForge) -> None:
    """What happens once a minute."""
    forge.reconcile()
    bot.look_around()


def test_a_proposal_gets_a_check_with_places_and_one_checklist(
    hub: Hub, space: Space, forge: GitHubForge, bot: Bot
) -> None:
    """Findings stand at their lines; the checklist is one comment that is kept up to date, and welcomes its author."""
    text = TEXT.replace("## Problem\n\nQuestions pile up.", "## Problem\n\n[Gone](no-such-file.md) for us.")
    made = _proposed(space, hub, text)
    hub.ask(requests.put_labels(REPO, made.number, ["theirs", LABELS[-1]]))
    for _ in range(2):
        forge.forget(made.number)
        bot.attend(forge.proposal(made.number))
    hub.ask(requests.make_comment(REPO, made.number, "/review"))
    _look(bot, forge)
    labels = {label["name"] for label in hub.ask(requests.pull(REPO, made.number))["labels"]}
    assert "theirs" in labels
    assert len(labels & set(LABELS)) == 1
    assert set(forge.proposal(made.number).labels) == labels
    runs = hub.ask(requests.Ask("GET", f"/repos/{REPO}/commits/{made.head}/check-runs"))["check_runs"]
    assert [run["name"] for run in runs] == ["patternbook"]
    notes = hub.ask(requests.Ask("GET", f"/repos/{REPO}/check-runs/{runs[0]['id']}/annotations"))["check_annotations"]
    line = text.splitlines().index("[Gone](no-such-file.md) for us.") + 1
    assert (DOOR, line) in {(note["path"], note["start_line"]) for note in notes}
    comments = [each for each in hub.ask(requests.comments(REPO, made.number)) if each["body"].startswith(CHECKLIST)]
    assert [each["user"]["login"] for each in comments] == ["patterns[bot]"]
    assert "Thank you, @cleo." in comments[0]["body"]
    assert "- [ ]" in comments[0]["body"]
    assert f"{ADDRESS}/space/proposals/{made.number}" in comments[0]["body"]
    assert not any(CHECKLIST in note.words for note in forge.proposal(made.number).notes)


def test_a_lost_hook_only_delays_what_the_space_does(hub: Hub, space: Space, forge: GitHubForge, bot: Bot) -> None:
    """Without any hook, the next look makes the check and answers the command; the look after that does nothing."""
    made = _proposed(space, hub, TEXT.replace("pile up", "wait"))
    hub.ask(requests.make_comment(REPO, made.number, "/instance"), "bela")
    for _ in range(3):
        _look(bot, forge)
    runs = hub.ask(requests.Ask("GET", f"/repos/{REPO}/commits/{made.head}/check-runs", (("filter", "all"),)))
    assert len(runs["check_runs"]) == 1
    bodies = [each["body"] for each in hub.ask(requests.comments(REPO, made.number))]
    assert sum(f"{ADDRESS}/space/instance/open-door" in body for body in bodies) == 1
    assert sum(body.startswith(CHECKLIST) for body in bodies) == 1
    again = Bot(space, forge, ADDRESS, account=lambda: "patterns[bot]", role=role)
    again.look_around()
    assert len(hub.ask(requests.comments(REPO, made.number))) == len(bodies)


def test_two_workers_that_attend_at_once_say_everything_once(hub: Hub, space: Space, app: App) -> None:
    """Protects those who talk there from hearing everything from each worker of the space."""
    made = _proposed(space, hub, TEXT.replace("pile up", "wait"))
    hub.ask(requests.make_comment(REPO, made.number, "/instance"), "bela")
    forges = [_forge(hub, app, space.root) for _ in range(2)]
    bots = [Bot(space, forge, ADDRESS, account=lambda: app.account, role=role) for forge in forges]
    seen = [forge.proposal(made.number) for forge in forges]
    for forge in forges:
        forge.checks(made.number)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda bot, proposal: bot.attend(proposal), bots, seen))
    runs = hub.ask(requests.Ask("GET", f"/repos/{REPO}/commits/{made.head}/check-runs", (("filter", "all"),)))
    assert len(runs["check_runs"]) == 1
    bodies = [each["body"] for each in hub.ask(requests.comments(REPO, made.number))]
    assert sum(f"{ADDRESS}/space/instance/open-door" in body for body in bodies) == 1
    assert sum(body.startswith(CHECKLIST) for body in bodies) == 1


def test_the_page_of_a_proposal_shows_what_is_said_on_github(hub: Hub, space: Space, forge: GitHubForge) -> None:
    """Checks, labels and remarks of GitHub stand beside the text; a remark about what did not change is not lost."""
    made = _proposed(space, hub, TEXT.replace("pile up", "wait"))
    check = {"name": "links", "head_sha": made.head, "status": "completed", "conclusion": "failure"}
    hub.ask(requests.make_check(REPO, check))
    hub.ask(requests.put_labels(REPO, made.number, ["good first read"]))
    place = Note(Kind.COMMENT, hub.person("ada"), NOW, "And the title?", path=DOOR, section="title")
    hub.ask(requests.make_comment(REPO, made.number, body_of(place)), "bela")
    forge.forget(made.number)
    app = Starlette(routes=space_pages())
    app.state.space = space
    page = TestClient(app).get(f"/space/proposals/{made.number}").text
    for words in (
        "Checks on GitHub",
        ">links</a>",
        "good first read",
        "And the title?",
        "The same on GitHub",
        made.address,
    ):
        assert words in page, words
    assert "git switch" not in page
    listed = TestClient(app).get("/space/proposals").text
    assert "good first read" in listed


def test_over_a_bad_network_everything_is_said_once(hub: Hub, space: Space, app: App, bot: Bot) -> None:
    """Drops, cut answers and 502s in any place: in the end there is one checklist, one verdict and one answer."""
    made = _proposed(space, hub, TEXT.replace("pile up", "wait"))
    hub.ask(requests.make_comment(REPO, made.number, "/instance"), "bela")
    proxy, chance = Proxy(hub.address), random.Random(7)
    forge = GitHubForge(
        hub.transport(proxy.address),
        REPO,
        "main",
        reader=app.token,
        token_of=lambda _: "",
        clone=Copying(space.root, hub),
    )
    space.forge = forge
    bot = Bot(space, forge, ADDRESS, account=lambda: app.account, role=role)
    failed = 0
    for _ in range(40):
        proxy.plan = [chance.choice(["drop", "lost", "502", "truncated", "", ""]) for _ in range(60)]
        try:
            _look(bot, forge)
        except ForgeError:
            failed += 1
    proxy.plan = []
    _look(bot, forge)
    proxy.shutdown()
    proxy.server_close()
    assert failed
    bodies = [each["body"] for each in hub.ask(requests.comments(REPO, made.number))]
    assert sum(body.startswith(CHECKLIST) for body in bodies) == 1
    assert sum("two minutes" in body for body in bodies) == 1
    assert [(each.name, each.state) for each in forge.checks(made.number)] == [("patternbook", CheckState.PASSED)]


def test_a_label_follows_what_people_decide(hub: Hub, space: Space, forge: GitHubForge, bot: Bot) -> None:
    """An approval on GitHub itself changes what a proposal waits for; nothing says so twice."""
    rules = '[approval.2]\napprovals = 1\nby = "anyone"\nblocking = "off"\n'
    hub.write({"patternbook.toml": rules}, "Anyone may approve")
    forge.forget()
    made = _proposed(space, hub, TEXT.replace("pile up", "wait"))
    _look(bot, forge)
    assert forge.proposal(made.number).labels == (REVIEW,)
    hub.ask(requests.make_review(REPO, made.number, "APPROVE", "Good.", made.head), "ada")
    _look(bot, forge)
    assert forge.proposal(made.number).labels == (MERGE,)
    hub.ask(requests.make_review(REPO, made.number, "REQUEST_CHANGES", "The cost is not told.", made.head), "bela")
    _look(bot, forge)
    assert forge.proposal(made.number).labels == (REVIEW,)


def test_a_command_from_before_the_space_took_part_is_left_alone(
    hub: Hub, space: Space, forge: GitHubForge, bot: Bot
) -> None:
    """Old words meant for another program do nothing."""
    made = _proposed(space, hub, TEXT.replace("pile up", "wait"))
    hub.ask(requests.make_comment(REPO, made.number, "/instance"), "bela")
    space.now = lambda: datetime.now(UTC) + timedelta(days=2)  # type: ignore[method-assign]
    _look(bot, forge)
    assert not any("two minutes" in each["body"] for each in hub.ask(requests.comments(REPO, made.number)))


def test_commands_are_answered_as_far_as_roles_go(hub: Hub, space: Space, forge: GitHubForge, bot: Bot) -> None:
    """An instance gets its form, a promotion its proposal under the asker's name, a stranger a reason."""
    made = _proposed(space, hub, TEXT.replace("pile up", "wait"))
    _look(bot, forge)

    def say(name: str, words: str) -> str:
        hub.ask(requests.make_comment(REPO, made.number, words), name)
        before = len(hub.ask(requests.comments(REPO, made.number)))
        forge.forget(made.number)
        bot.attend(forge.proposal(made.number))
        told = hub.ask(requests.comments(REPO, made.number))
        return str(told[-1]["body"]) if len(told) > before else ""

    assert f"{ADDRESS}/space/instance/open-door" in say("bela", "/instance")
    assert "no pattern `closed-door`" in say("bela", "/instance closed-door")
    assert "Trusted committers" in say("bela", "/promote open-door")
    assert say("bela", "I would /promote this") == ""
    assert "looked again" in say("cleo", "/review")
    assert "proposed in #" in say("cleo", "/promote open-door")
    asked = hub.ask(requests.pulls(REPO))
    promoted = next(pull for pull in asked if pull["number"] != made.number)
    assert promoted["user"]["login"] == "cleo"
    paths = {file.path for file in forge.files(promoted["number"])}
    assert any(path.endswith("/open-door.md") and path != DOOR for path in paths)


def test_a_token_of_the_app_is_renewed_before_it_ends(hub: Hub) -> None:
    """For an hour one token does; a few minutes before its end there is another."""
    now = time.time()
    app = App(hub.transport(), REPO, str(APP), KEY, clock=lambda: now)
    assert app.account == "patterns[bot]"
    first = app.token()
    assert app.token() == first
    app._clock = lambda: now + 3400  # noqa: SLF001 - the hour is nearly over
    app._signed = App(hub.transport(), REPO, str(APP), KEY)._signed  # type: ignore[method-assign]  # noqa: SLF001
    assert app.token() != first


def test_a_key_that_is_none_is_told(hub: Hub) -> None:
    """The operator who gave the wrong file reads what to do."""
    with pytest.raises(ForgeError, match="make a new one"):
        App(hub.transport(), REPO, str(APP), "no key").token()


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ("/promote open-door", Command("promote", "open-door")),
        ("/review", Command("review")),
        ("/instance  open-door \nand more", Command("instance", "open-door")),
        ("/promote ../../etc", None),
        ("/promote --output=x y", None),
        ("please /review", None),
        ("/reviews", None),
        ("", None),
    ],
)
def test_only_a_whole_first_line_is_a_command(words: str, command: Command | None) -> None:
    """People who talk about commands trigger none, and names that are no names lead nowhere."""
    assert read_command(words) == command


def test_many_findings_go_in_portions(hub: Hub) -> None:
    """GitHub takes fifty annotations a request; all of them arrive, and blocking ones fail the check."""
    findings = [Finding("PB001", Severity.ERROR, "Mend this", "a.md", line) for line in range(1, 121)]
    bodies = check_bodies(hub.forge().tip(), findings, 120, ADDRESS)
    assert [len(body["output"]["annotations"]) for body in bodies] == [50, 50, 20]
    assert [body.get("conclusion") for body in bodies] == [None, None, "failure"]
    assert [body["status"] for body in bodies] == ["in_progress", "in_progress", "completed"]
    assert [body["conclusion"] for body in check_bodies("0" * 40, [], 0, ADDRESS)] == ["success"]


def test_what_people_say_on_github_is_evidence(hub: Hub, space: Space, forge: GitHubForge) -> None:
    """Reviews that GitHub keeps count toward levels: an approval, a concern and its resolution, with their place."""
    proposal = _proposed(space, hub, TEXT.replace("pile up", "wait"))
    forge.say(proposal.number, Note(Kind.CONCERN, hub.person("ada"), NOW, "Why?"))
    proposal = forge.say(proposal.number, Note(Kind.APPROVAL, hub.person("ada"), NOW, head=proposal.head))
    record = Judgment(space, proposal).evidence.record
    (edit,) = record(lambda _: None).edits
    events = read_ledger(edit.text or "", edit.path)
    assert edit.path == ".patternbook/ledger/open-door.toml"
    assert sorted((e.deed.value, e.who, e.section, e.about) for e in events) == [
        ("concern", "ada", "", "Why?"),
        ("resolve", "ada", "", "Why?"),
        ("review", "ada", "problem", ""),
    ]
    assert {e.link for e in events} == {proposal.address}
    assert not any(is_stale(e, space.library_at(proposal.head).by_slug["open-door"]) for e in events)
    assert record(lambda _: edit.text).edits == ()
