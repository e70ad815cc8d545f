"""Only public addresses: whom a link check may talk to, decided after names are resolved."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

from aiohttp.abc import AbstractResolver
from aiohttp.resolver import ThreadedResolver

from patternbook.errors import PatternbookError

if TYPE_CHECKING:
    import socket
    from collections.abc import Collection

    from aiohttp.abc import ResolveResult

_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""IPv6 addresses whose last four bytes are an IPv4 address that a gateway talks to."""


class NotPublicError(PatternbookError, OSError):
    """A name or an address leads into a private network, or to this machine."""


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet; the IPv4 address inside an IPv6 one counts."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        if found in _TRANSLATED:
            return is_public(str(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)))
        inner = found.ipv4_mapped or found.sixtofour
        if inner is not None:
            return is_public(str(inner))
    return found.is_global and not found.is_multicast


def refuse_private(host: str, allowed: Collection[str] = ()) -> None:
    """Raise NotPublicError for an IP address that is neither public nor allowed; names are told by resolving."""
    try:
        public = host in allowed or is_public(host)
    except ValueError:
        return
    if not public:
        message = f"{host} is no public address"
        raise NotPublicError(message)


class PublicResolver(AbstractResolver):
    """Resolves names as the system does, and refuses one that has any address neither public nor allowed."""

    def __init__(self, allowed: Collection[str] = ()) -> None:
        self._system = ThreadedResolver()
        self._allowed = allowed

    async def resolve(
        self,
        host: str,
        port: int = 0,
        family: socket.AddressFamily = 0,  # type: ignore[assignment]  # aiohttp's own default
    ) -> list[ResolveResult]:
        """Return the addresses of a name. Raises NotPublicError."""
        found = await self._system.resolve(host, port, family)
        for each in found:
            if each["host"] not in self._allowed and not is_public(each["host"]):
                message = f"{host} leads to {each['host']}, which is no public address"
                raise NotPublicError(message)
        return found

    async def close(self) -> None:
        """Close the system's resolver."""
        await self._system.close()
