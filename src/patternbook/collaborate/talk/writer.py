"""Ask an OpenAI-compatible endpoint to phrase a draft, if the policy lets it see the words."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from patternbook.collaborate.loopback import LOOPBACK
from patternbook.identify.drafting.writing import WriterError
from patternbook.identify.model import Policy

if TYPE_CHECKING:
    from patternbook.identify.model import Candidate
    from patternbook.identify.settings import Settings

_PATIENCE = 120.0


def check_allowed(candidate: Candidate, settings: Settings) -> None:
    """Raise WriterError unless an endpoint is named and may see what the candidate quotes."""
    if not settings.writer_url or not settings.writer_model:
        message = "no writer is set; name writer_url and writer_model in [identify] of patternbook.toml"
        raise WriterError(message)
    here = urlsplit(settings.writer_url).hostname in LOOPBACK
    if not here and candidate.policy is not Policy.PUBLIC and candidate.policy.value not in settings.writer_may_see:
        message = (
            f"{candidate.key} is {candidate.policy.value}, and the writer is not on this machine; if its words may be "
            f'sent there, add "{candidate.policy.value}" to identify.writer_may_see in patternbook.toml'
        )
        raise WriterError(message)


def ask(prompt: str, candidate: Candidate, settings: Settings) -> str:
    """Return the writer's answer. Raises WriterError when it is not allowed, not installed, or does not answer."""
    check_allowed(candidate, settings)
    try:
        from openai import OpenAI, OpenAIError  # noqa: PLC0415 - an extra that only this needs
    except ImportError as error:
        message = "the writer needs an extra: pip install 'patternbook[writer]'"
        raise WriterError(message) from error
    key = os.environ.get("PATTERNBOOK_WRITER_KEY") or "none"
    try:
        client = OpenAI(base_url=settings.writer_url, api_key=key, timeout=_PATIENCE, max_retries=1)
        with client:
            reply = client.chat.completions.create(
                model=settings.writer_model, messages=[{"role": "user", "content": prompt}], temperature=0
            )
            return reply.choices[0].message.content or ""
    except (OpenAIError, AttributeError, IndexError, TypeError) as error:
        message = f"the writer at {settings.writer_url} did not answer ({type(error).__name__}); is it running?"
        raise WriterError(message) from error
