"""What the operator of a space decides: its address, how people sign in, who has which role, GitHub and Slack.

A TOML file outside of the library, since it holds secrets; docs/operations.md tells every key.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from patternbook.collaborate.slack.settings import KEYS, SlackSettings, slack_settings
from patternbook.errors import PatternbookError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ROLES = ("reader", "contributor", "translator", "committer", "maintainer")
SIGN_INS = ("github", "oidc", "accounts")
_OTHERS_MAY_READ = 0o077


class SettingsError(PatternbookError):
    """The operator's settings cannot be used."""


@dataclass(frozen=True, slots=True)
class OAuth:
    """The application that the sign-in service knows this space by; `issuer` for OpenID Connect."""

    client_id: str
    client_secret: str
    issuer: str = ""
    account_claim: str = "preferred_username"


@dataclass(frozen=True, slots=True)
class GitHub:
    """The repository that the library lives in, how to read it, and where its pages and its API are.

    It is read with `token`, or as the app `app_id` whose private key is in the file `app_key`. `private`
    tells that only some people may see the repository.
    """

    repository: str = ""
    branch: str = "main"
    token: str = ""
    hook_secret: str = ""
    web: str = "https://github.com"
    api: str = ""
    bot: bool = False
    app_id: str = ""
    app_key: str = ""
    private: bool = False

    @property
    def api_address(self) -> str:
        """Where the API is: GitHub.com has a host for it, an Enterprise server a path."""
        if self.api:
            return self.api
        return "https://api.github.com" if self.web == "https://github.com" else f"{self.web}/api/v3"


@dataclass(frozen=True, slots=True)
class Settings:
    """The operator's decisions. `sign_in` is "" for a space that asks nobody.

    `suggestions` lets people without an account suggest something, which is held until somebody looks at it.
    """

    address: str = ""
    sign_in: str = ""
    oauth: OAuth | None = None
    github: GitHub = field(default_factory=GitHub)
    roles: Mapping[str, str] = field(default_factory=dict)
    everybody: str = "contributor"
    slack: SlackSettings = field(default_factory=SlackSettings)
    suggestions: bool = False

    @property
    def host(self) -> str:
        """The name that browsers call the space by."""
        return urlsplit(self.address).hostname or ""

    @property
    def is_https(self) -> bool:
        """Whether browsers come over HTTPS."""
        return self.address.startswith("https://")


def _keys(of: type[OAuth | GitHub]) -> frozenset[str]:
    return frozenset(each.name.replace("_", "-") for each in fields(of))


_KNOWN = {
    "": frozenset({"address", "sign-in", "anonymous-suggestions", "oauth", "roles", "github", "slack"}),
    "oauth": _keys(OAuth),
    "roles": frozenset({"everybody", *ROLES[1:]}),
    "github": _keys(GitHub),
    "slack": KEYS,
}


def _table(name: str, value: Any) -> dict[str, Any]:  # noqa: ANN401 - what TOML holds
    """Return a table whose keys are known. Raises SettingsError."""
    if not isinstance(value, dict):
        message = f"{name or 'the file'} should be a table; docs/operations.md shows one"
        raise SettingsError(message)
    for key in value:
        if key not in _KNOWN[name]:
            place = f"[{name}] " if name else ""
            message = f"{place}{key} is no setting; choose from {', '.join(sorted(_KNOWN[name]))}"
            raise SettingsError(message)
    return {key.replace("-", "_"): each for key, each in value.items()}


def _typed(name: str, table: Mapping[str, Any], usual: object) -> None:
    """Raise SettingsError for a value of another type than the usual one: "no" must not count as true."""
    for key, value in table.items():
        kind = type(getattr(usual, key))
        if type(value) is not kind:
            what = "true or false" if kind is bool else "a text"
            message = f"[{name}] {key.replace('_', '-')} is {value!r}; write {what}"
            raise SettingsError(message)


def _choice(name: str, value: str, choices: tuple[str, ...]) -> str:
    if value not in choices:
        message = f"{name} is {value!r}; choose from {', '.join(choices)}"
        raise SettingsError(message)
    return value


def _roles(table: Mapping[str, Any]) -> dict[str, str]:
    """Return the role of each account; one that is named twice has the higher role."""
    found: dict[str, str] = {}
    for role in ROLES[1:]:
        names = table.get(role, [])
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            message = f"[roles] {role} should list accounts, as in {role} = ['ada']"
            raise SettingsError(message)
        found |= {name.removeprefix("@").casefold(): role for name in names}
    return found


def _oauth(sign_in: str, table: dict[str, Any]) -> OAuth | None:
    if sign_in not in {"github", "oidc"}:
        return None
    needed = ("client_id", "client_secret", *(("issuer",) if sign_in == "oidc" else ()))
    for key in needed:
        if not table.get(key):
            message = (
                f"sign-in with {sign_in} needs [oauth] {key.replace('_', '-')}; docs/operations.md tells where from"
            )
            raise SettingsError(message)
    _typed("oauth", table, OAuth("", ""))
    return OAuth(**table)


def _github(table: dict[str, Any]) -> GitHub:
    """Return the settings of GitHub, whose parts fit together. Raises SettingsError."""
    if type(table.get("app_id")) is int:
        table = {**table, "app_id": str(table["app_id"])}
    _typed("github", table, GitHub())
    made = GitHub(**table)
    if bool(made.app_id) != bool(made.app_key):
        message = "[github] app-id and app-key belong together; docs/github.md tells where both come from"
        raise SettingsError(message)
    if made.bot and not made.app_id:
        message = "[github] bot needs app-id and app-key, since GitHub takes checks from apps alone; see docs/github.md"
        raise SettingsError(message)
    return made


def read_secret_file(file: Path) -> str:
    """Return a text that only its owner may read. Raises SettingsError."""
    try:
        mode, text = file.stat().st_mode, file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{file} cannot be read ({error}); name another file"
        raise SettingsError(message) from error
    if mode & _OTHERS_MAY_READ:
        message = f"{file} holds secrets and others may read it; run: chmod 600 {file}"
        raise SettingsError(message)
    return text


def parse_settings(text: str) -> Settings:
    """Return the settings that a TOML text tells. Raises SettingsError."""
    try:
        told = _table("", tomllib.loads(text))
        parts = {name: _table(name, told.get(name, {})) for name in ("oauth", "roles", "github", "slack")}
        sign_in = _choice("sign-in", told.get("sign_in", ""), ("", *SIGN_INS))
        everybody = _choice("[roles] everybody", parts["roles"].get("everybody", "contributor"), ROLES)
        address = str(told.get("address", "")).rstrip("/")
        if sign_in and urlsplit(address).scheme not in {"http", "https"}:
            message = "sign-in needs the address that browsers use, such as address = 'https://patterns.example.org'"
            raise SettingsError(message)
        suggestions = told.get("anonymous_suggestions", False)
        if not isinstance(suggestions, bool):
            message = f"anonymous-suggestions is {suggestions!r}; write true or false"
            raise SettingsError(message)
        return Settings(
            address,
            sign_in,
            _oauth(sign_in, parts["oauth"]),
            _github(parts["github"]),
            _roles(parts["roles"]),
            everybody,
            slack_settings(parts["slack"]),
            suggestions,
        )
    except (tomllib.TOMLDecodeError, TypeError) as error:
        message = f"the settings cannot be read: {error}"
        raise SettingsError(message) from error


def read_settings(file: Path) -> Settings:
    """Return the settings in a file. Raises SettingsError for one that other accounts of the machine may read."""
    return parse_settings(read_secret_file(file))
