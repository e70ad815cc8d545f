"""Ask the addresses of the web that a library links to, politely: few at a time from one host, and never inside."""

from __future__ import annotations

import asyncio
import socket
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import aiohttp

from patternbook import __version__
from patternbook.collaborate.links.memory import Attempt, Outcome
from patternbook.collaborate.links.publicnet import NotPublicError, PublicResolver, refuse_private

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})
_CLOSED = {401: "asks to log in", 403: "refuses to answer programs", 407: "asks for a proxy", 999: "refuses programs"}
_MOST_HOPS = 10


@dataclass(frozen=True, slots=True)
class Manners:
    """How to ask: connections at a time in all and to one host, seconds between two to one host, patience.

    `longest_wait` is how long a host that asks for a pause is waited for. `allowed` are IP addresses that may be
    asked though they are not public, which only tests and benchmarks need.
    """

    connections: int = 64
    per_host: int = 2
    pause: float = 0.2
    patience: float = 20.0
    longest_wait: float = 30.0
    allowed: frozenset[str] = frozenset()


@dataclass
class _Host:
    """One host: how many may talk to it at a time, and when the next may begin."""

    turn: asyncio.Semaphore
    next_at: float = 0.0

    async def wait(self, pause: float) -> None:
        """Wait until the host may be asked again, and put the next one behind."""
        now = asyncio.get_running_loop().time()
        at = max(now, self.next_at)
        self.next_at = at + pause
        if at > now:
            await asyncio.sleep(at - now)


@dataclass
class _Checker:
    """One run over many addresses."""

    session: aiohttp.ClientSession
    manners: Manners
    room: asyncio.Semaphore
    hosts: dict[str, _Host] = field(default_factory=dict)
    answered: bool = False

    def host(self, address: str) -> _Host:
        name = urlsplit(address).netloc
        if name not in self.hosts:
            self.hosts[name] = _Host(asyncio.Semaphore(self.manners.per_host))
        return self.hosts[name]

    async def attempt(self, address: str) -> Attempt:
        """Ask one address; whatever goes wrong is an answer too."""
        try:
            return await self.follow(address)
        except (aiohttp.ClientError, OSError, ValueError) as error:
            return failure(error)

    async def follow(self, address: str) -> Attempt:
        """Ask an address and where it sends on to, with HEAD, and with GET where HEAD is not answered well."""
        for _ in range(_MOST_HOPS):
            status, onward, wait = await self.ask("HEAD", address)
            if status >= 400 and status not in _BUSY:  # noqa: PLR2004 - where errors of HTTP begin
                status, onward, wait = await self.ask("GET", address)
            if status in _BUSY and wait is not None and wait <= self.manners.longest_wait:
                self.host(address).next_at = asyncio.get_running_loop().time() + wait
                status, onward, wait = await self.ask("GET", address)
            if status not in _REDIRECTS:
                return judged(status)
            if not onward:
                return Attempt(Outcome.FAILED, f"{status} to nowhere")
            address = urljoin(address, onward)
            if urlsplit(address).scheme not in {"http", "https"}:
                return Attempt(Outcome.FAILED, f"{status} to {address}")
        return Attempt(Outcome.FAILED, f"more than {_MOST_HOPS} redirections")

    async def ask(self, method: str, address: str) -> tuple[int, str, float | None]:
        """Return status, place to go on to, and seconds to wait of one request; the body is not read."""
        refuse_private(urlsplit(address).hostname or "", self.manners.allowed)
        host = self.host(address)
        async with host.turn:
            await host.wait(self.manners.pause)
            async with self.room, self.session.request(method, address, allow_redirects=False) as reply:
                self.answered = True
                asked = retry_after(reply.headers.get("Retry-After", ""), datetime.now(UTC))
                return reply.status, reply.headers.get("Location", ""), asked


def retry_after(value: str, now: datetime) -> float | None:
    """Return the seconds that a Retry-After header asks to wait, None when it says nothing that can be read."""
    if value.strip().isdecimal():
        return float(value)
    try:
        at = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp() - now.timestamp())


def failure(error: Exception) -> Attempt:
    """Return what an error says of a link; what may be the fault of this machine or of the moment says nothing."""
    inner = getattr(error, "os_error", None) or error.__cause__ or error
    if isinstance(inner, NotPublicError):
        return Attempt(Outcome.UNKNOWN, f"{inner}, and was not asked")
    if isinstance(error, TimeoutError):
        return Attempt(Outcome.UNKNOWN, "no answer in time")
    if isinstance(inner, socket.gaierror):
        exists = inner.errno not in {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
        why = "the name of the host could not be resolved" if exists else "the name of the host does not exist"
        return Attempt(Outcome.UNKNOWN if exists else Outcome.FAILED, why)
    if isinstance(error, aiohttp.ClientSSLError):
        return Attempt(Outcome.FAILED, "the certificate of the host is not valid")
    why = (
        "the address is not well formed" if isinstance(error, ValueError) else f"no connection ({type(error).__name__})"
    )
    return Attempt(Outcome.FAILED, why)


def judged(status: int) -> Attempt:
    """Return what a final status says of a link."""
    if 200 <= status < 300:  # noqa: PLR2004 - the success codes of HTTP
        return Attempt(Outcome.ALIVE, str(status))
    if status in _CLOSED:
        return Attempt(Outcome.UNKNOWN, f"{status}, the host {_CLOSED[status]}")
    if status in _BUSY:
        return Attempt(Outcome.UNKNOWN, f"{status}, the host is busy")
    return Attempt(Outcome.FAILED, f"the host answers {status}")


async def _check_all(addresses: Iterable[str], manners: Manners) -> dict[str, Attempt]:
    connector = aiohttp.TCPConnector(limit=0, resolver=PublicResolver(manners.allowed))
    headers = {"User-Agent": f"patternbook/{__version__} (link check)", "Accept": "*/*"}
    timeout = aiohttp.ClientTimeout(total=manners.patience)
    found: dict[str, Attempt] = {}
    async with aiohttp.ClientSession(connector=connector, headers=headers, timeout=timeout) as session:
        checker = _Checker(session, manners, asyncio.Semaphore(manners.connections))

        async def one(address: str) -> None:
            found[address] = await checker.attempt(address)

        await asyncio.gather(*map(one, addresses))
    if not checker.answered:
        offline = Attempt(Outcome.UNKNOWN, "no host answered at all; is this machine online?")
        found = {a: offline if attempt.outcome is Outcome.FAILED else attempt for a, attempt in found.items()}
    return dict(sorted(found.items()))


def check_links(addresses: Iterable[str], manners: Manners = Manners()) -> Mapping[str, Attempt]:
    """Ask every address once and return what each gave; nothing is raised for a link that does not work."""
    return asyncio.run(_check_all(addresses, manners))
