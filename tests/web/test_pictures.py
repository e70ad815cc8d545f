"""Pictures that people add: drawn anew, kept small, shown before they are proposed, and part of the proposal."""

from __future__ import annotations

import io
import re
import struct
import zlib
from typing import TYPE_CHECKING

import pytest
from PIL import Image, PngImagePlugin
from spaces import git
from starlette.testclient import TestClient
from test_evidence import act, become
from test_safety import EDIT, fields, write

from patternbook.web.app import make_app
from patternbook.web.writing.reencoding import LONGEST_SIDE, PictureError, redrawn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import httpx

GPS, ORIENTATION, TURNED = 0x8825, 0x0112, 6


@pytest.fixture
def client(library: Path) -> Iterator[TestClient]:
    """A browser before the space of the example library."""
    with TestClient(make_app(library), base_url="http://127.0.0.1") as client:
        yield client


def drawn(mode: str = "RGB", size: tuple[int, int] = (60, 40), kind: str = "PNG", **more: object) -> bytes:
    """Return the file of a picture."""
    out = io.BytesIO()
    Image.new(mode, size, 128 if mode in {"L", "P", "1"} else None).save(out, kind, **more)  # type: ignore[arg-type]
    return out.getvalue()


def bomb(side: int) -> bytes:
    """Return a PNG of few bytes that says it has many pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 100_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def send(
    client: TestClient, data: bytes, alt: str = "A card on a door", address: str = EDIT, **values: str
) -> httpx.Response:
    """Put a picture into a form, as a browser without script does."""
    page = client.get(address).text
    text = re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
    form = {**fields(page), "text": text[1] if text else "", "alt": alt, "act": "picture", **values}
    return client.post(address, data=form, files={"picture": ("me at home.png", data, "image/png")})


def test_whatever_a_camera_wrote_beside_the_picture_is_gone() -> None:
    """Protects people from telling where they live: no place, no time, no comment, no bytes behind the end."""
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED
    exif[GPS] = {1: "N", 2: (52.0, 31.0, 0.0)}
    photograph = (
        drawn(kind="JPEG", exif=exif, comment=b"by Rita", icc_profile=b"profile") + b"<script>alert(1)</script>"
    )
    found = redrawn(photograph)
    with Image.open(io.BytesIO(found.data)) as picture:
        assert (picture.format, picture.size, found.ending) == ("JPEG", (40, 60), "jpg")
        assert not picture.getexif()
        assert not {"exif", "comment", "icc_profile"} & set(picture.info)
    assert b"script" not in found.data
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", "Rita")
    sketch = redrawn(drawn("RGBA", pnginfo=told, icc_profile=b"profile") + b"<script>")
    assert b"Rita" not in sketch.data
    assert b"iCCP" not in sketch.data
    assert b"script" not in sketch.data


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        *(("1", "PNG"), ("P", "PNG"), ("LA", "PNG"), ("P", "GIF")),
        *(("CMYK", "JPEG"), ("L", "JPEG"), ("RGB", "WEBP"), ("RGBA", "WEBP")),
    ],
)
def test_every_usual_picture_is_taken(mode: str, kind: str) -> None:
    """Protects people from having to know file formats; what comes out is a JPEG or a PNG."""
    found = redrawn(drawn(mode, kind=kind))
    with Image.open(io.BytesIO(found.data)) as picture:
        picture.load()
        assert picture.format == {"jpg": "JPEG", "png": "PNG"}[found.ending]


def test_a_large_picture_is_made_as_large_as_a_page() -> None:
    """Protects readers from megabytes, and people from having to make pictures smaller themselves."""
    with Image.open(io.BytesIO(redrawn(drawn(size=(5000, 1000), kind="JPEG")).data)) as picture:
        assert picture.size == (LONGEST_SIDE, LONGEST_SIDE // 5)


MOVES = drawn("L", kind="GIF", save_all=True, append_images=[Image.new("L", (60, 40), 9)])


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Choose a picture"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "can hold script"),
        (b"<html>", "no picture"),
        (b"\0" * 8_000_001, "8.0 MB"),
        (bomb(7_000), "7000 x 7000 pixels"),
        (bomb(60_000), "cannot be read"),
        (bomb(5_000), "cannot be read"),
        (drawn()[:-30], "cannot be read"),
        (b"\xff\xd8\xff" + b"x" * 99, "cannot be read"),
        (MOVES, "moves"),
    ],
)
def test_what_is_not_taken_is_told_with_what_to_do(data: bytes, words: str) -> None:
    """Protects memory and readers, and the person from a riddle."""
    with pytest.raises(PictureError, match=words):
        redrawn(data)


def test_from_the_form_to_the_book(client: TestClient, library: Path) -> None:
    """Protects the whole way without script: added, seen in the preview, proposed, seen in the review, in the book."""
    page = send(client, drawn(), why="It shows more.")
    assert page.status_code == 200
    assert "![A card on a door](../../assets/img/pause-card-" in page.text
    assert 'value="It shows more."' in page.text
    held = re.search(r'src="(/space/pictures/assets/img/pause-card-\w{8}\.png)" alt="A card on a door"', page.text)
    assert held
    assert "broken" not in page.text
    seen = client.get(held[1])
    assert seen.headers["content-type"] == "image/png"
    assert "sandbox" in seen.headers["content-security-policy"]
    assert git(library, "log", "--all", "--name-only", "--format=", "--", "assets/img/*.png") == ""
    text = re.search(r'<textarea id="text"[^>]*>(.*?)</textarea>', page.text, re.DOTALL)
    assert text
    client.post(EDIT, data={**fields(page.text), "text": text[1]})
    page = client.get("/space/proposals/1")
    proposed = re.findall(r'src="(/space/proposals/1/pictures/[^"]+)"', page.text)
    assert len(proposed) == 2, "in the section and by itself"
    assert client.get(proposed[0]).content == seen.content
    assert client.get(held[1]).status_code == 404
    become(client, "Ines Calloway")
    act(client, 1, "merge", words="Good.")
    name = proposed[0].rpartition("/")[2]
    assert (library / "assets/img" / name).read_bytes() == seen.content
    assert git(library, "status", "--porcelain") == ""
    shown = re.search(rf'src="\.\./\.\./(media/assets/img/{name})"', client.get("/p/pause-card/").text)
    assert shown
    assert client.get(f"/{shown[1]}").content == seen.content


def test_a_picture_in_a_draft(client: TestClient, library: Path) -> None:
    """Protects newcomers: the guided form takes a sketch as well, and the file has the pattern's name."""
    start = client.get("/space/propose").text
    made = client.post("/space/propose", data={**fields(start), "way": "pattern"}, follow_redirects=False)
    draft = made.headers["location"].rpartition("/")[0]
    for kind, text in (("title", "Tea Before Talk"), ("problem", "Meetings begin with a fight.")):
        write(client, f"{draft}/{kind}", text=text, act="look")
    page = send(client, drawn(), "A pot of tea", f"{draft}/solution", text="Make tea.")
    assert "Make tea.\n\n![A pot of tea](../../assets/img/tea-before-talk-" in page.text
    assert 'src="/space/pictures/' in client.get(draft).text
    write(client, draft, act="propose")
    files = git(library, "show", "--format=", "--name-only", "proposal/1").split()
    assert [name.partition("/")[0] for name in files] == ["assets", "patterns"]


def test_a_picture_that_is_chosen_and_not_put_in_is_not_lost(client: TestClient) -> None:
    """Protects whoever presses the button of the whole form at once: the picture comes into the text first."""
    page = send(client, drawn(), act="save")
    assert "The picture is in your text now" in page.text
    assert "/space/proposals/1" not in client.get("/space/proposals").text


@pytest.mark.parametrize("alt", ["", " ", "image", "me.png"])
def test_a_picture_needs_words(client: TestClient, alt: str) -> None:
    """Protects people who cannot see it; what was written stays in the form."""
    page = send(client, drawn(), alt, text="## Problem\n\nMine.")
    assert page.status_code == 400
    assert "Say in a few words what the picture shows" in page.text
    assert "Mine." in page.text


def test_words_of_a_picture_stay_words(client: TestClient) -> None:
    """Protects pages from a text alternative that looks like Markdown or HTML."""
    page = send(client, drawn(), 'A ](javascript:x) <script>alert(1)</script> "door" [')
    assert "<script>alert" not in page.text
    assert page.text.count('<img src="/space/pictures/') == 1


def test_held_pictures_are_seen_by_their_owner_alone(client: TestClient) -> None:
    """Protects what nobody has proposed yet from everybody else."""
    page = send(client, drawn()).text
    held = re.search(r"/space/pictures/[^\"]+", page)
    assert held
    become(client, "Ines Calloway")
    assert client.get(held[0]).status_code == 404


@pytest.mark.parametrize(
    "path", ["../../patternbook.toml", "patternbook.toml", "assets/img/minute-glass.svg", "%2e%2e/x", "a%00b"]
)
def test_only_pictures_of_the_proposal_are_shown(client: TestClient, path: str) -> None:
    """Protects files from being read through the address of a picture."""
    write(client, text="## Problem\n\nOther words.")
    for place in ("/space/proposals/1/pictures", "/space/pictures"):
        assert client.get(f"{place}/{path}").status_code == 404


def test_only_forms_with_pictures_take_megabytes(client: TestClient) -> None:
    """Protects memory: a picture may be as large as a camera makes it, everything else stays small."""
    large = {"picture": ("a.png", b"\0" * 3_000_000, "image/png")}
    assert client.post(EDIT, data=fields(client.get(EDIT).text), files=large).status_code == 400
    assert client.post("/space/proposals/1/comment", files=large).status_code == 413
    huge = {"picture": ("a.png", b"\0" * 9_100_000, "image/png")}
    refused = client.post(EDIT, data=fields(client.get(EDIT).text), files=huge)
    assert refused.status_code == 413
    assert "smaller picture" in refused.text
    words = client.post(EDIT, data={"text": "x" * 3_000_000}, files={"picture": ("", b"", "image/png")})
    assert words.status_code == 400
    assert "send it again" in words.text


def test_somebody_holds_no_more_than_a_few(client: TestClient) -> None:
    """Protects the database from whoever only uploads."""
    answers = [send(client, drawn(size=(side, 9))).status_code for side in range(10, 31)]
    assert answers == [*([200] * 20), 400]
