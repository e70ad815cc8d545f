"""What the operator decides about listening in Slack: tokens, the emoji, the digest; the `[slack]` table."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from patternbook.errors import PatternbookError
from patternbook.identify.listening.digest import DAYS, Schedule

if TYPE_CHECKING:
    from collections.abc import Mapping

BOT_TOKEN, SIGNING_SECRET, APP_TOKEN = "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN"
_HOURS = range(24)


class SlackSettingsError(PatternbookError):
    """What the operator says about Slack cannot be used."""


@dataclass(frozen=True, slots=True)
class SlackSettings:
    """Every key of `[slack]`; the three secrets may come from the environment instead, and are never shown.

    `app_token` makes the app connect to Slack by itself (socket mode), `signing_secret` proves what Slack
    sends over HTTP. Without a `digest_channel` there is no digest. `leave_out` are members whose words are
    never kept. `api` is another address of the Web API, for Slack's separate clouds.
    """

    bot_token: str = field(default="", repr=False)
    signing_secret: str = field(default="", repr=False)
    app_token: str = field(default="", repr=False)
    emoji: str = "bookmark_tabs"
    digest_channel: str = ""
    digest_day: str = "monday"
    digest_hour: int = 9
    patience_days: int = 30
    leave_out: tuple[str, ...] = ()
    api: str = "https://slack.com/api/"

    @property
    def schedule(self) -> Schedule:
        """When the digest goes out."""
        return Schedule(DAYS.index(self.digest_day), self.digest_hour)

    def with_environment(self, environ: Mapping[str, str]) -> SlackSettings:
        """Return these settings, with the secrets that the environment holds."""
        return replace(
            self,
            bot_token=environ.get(BOT_TOKEN, "") or self.bot_token,
            signing_secret=environ.get(SIGNING_SECRET, "") or self.signing_secret,
            app_token=environ.get(APP_TOKEN, "") or self.app_token,
        )


KEYS = frozenset(each.name.replace("_", "-") for each in fields(SlackSettings))


def slack_settings(table: Mapping[str, Any]) -> SlackSettings:
    """Return what a `[slack]` table says, its keys with underscores. Raises SlackSettingsError."""
    defaults = SlackSettings()
    values: dict[str, Any] = {key: tuple(each) if isinstance(each, list) else each for key, each in table.items()}
    for key, value in values.items():
        if type(value) is not type(getattr(defaults, key)):
            kind = type(getattr(defaults, key)).__name__
            message = f"[slack] {key.replace('_', '-')} should be {'a list' if kind == 'tuple' else f'of type {kind}'}"
            raise SlackSettingsError(message)
    told = SlackSettings(**values)
    if told.digest_day not in DAYS or told.digest_hour not in _HOURS or told.patience_days < 1:
        message = (
            f"[slack] digest-day is one of {', '.join(DAYS)}, digest-hour an hour of the day in UTC, "
            "patience-days at least 1"
        )
        raise SlackSettingsError(message)
    return replace(told, emoji=told.emoji.strip(":"), api=f"{told.api.rstrip('/')}/")
