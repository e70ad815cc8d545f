"""Secrets in talk: the shapes of tokens, keys and passwords, so that none is ever shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = "passwor[dt]|passwd|pwd|passphrase|secret|token|api[_ -]?key|access[_ -]?key|contraseña|senha|パスワード|密码"
_SHAPES = (
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|\Z)",
    r"\b(?:A3T[A-Z0-9]|AKIA|ASIA|AGPA|AIDA|AROA|ANPA)[A-Z0-9]{12,}\b",
    r"\bgh[pousr]_[A-Za-z0-9]{16,}\b|\bgithub_pat_\w{20,}\b",
    r"\bglpat-[\w-]{16,}|\bglrt-[\w-]{16,}",
    r"\bxox[abeoprs]-[\w-]{8,}|\bxapp-[\w-]{8,}",
    r"https?://hooks\.slack\.com/\S+|https?://discord(?:app)?\.com/api/webhooks/\S+",
    r"\bAIza[\w-]{30,}|\bya29\.[\w-]{20,}",
    r"\b(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]{10,}|\bsk-[A-Za-z0-9_-]{16,}",
    r"\bSG\.[\w-]{16,}\.[\w-]{16,}|\bAC[0-9a-f]{32}\b|\bSK[0-9a-f]{32}\b",
    r"\bnpm_[A-Za-z0-9]{20,}|\bpypi-[\w-]{20,}|\bdop_v1_[0-9a-f]{20,}|\bhf_[A-Za-z]{20,}",
    r"\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?",
    r"\b[a-z][a-z0-9+.-]*://[^\s:/@]+:[^\s/@]+@\S+",
    r"(?i)\bbearer\s+[\w.~+/-]{12,}=*",
    rf"(?i)(?:{_WORDS})[\"']?\s*(?:is|es|=|:|：|は|是|＝)\s*[\"']?(?=\S*[\d\W_]|\S{{8}})\S{{4,}}",
    r"\b(?=[A-Za-z0-9+/_-]*\d)(?=[A-Za-z0-9+/_-]*[a-z])(?=[A-Za-z0-9+/_-]*[A-Z])[A-Za-z0-9+/_-]{32,}={0,2}",
    r"\b[0-9a-f]{32,}\b",
)
_SECRET = re.compile("|".join(f"(?:{shape.replace('(?i)', '')})" for shape in _SHAPES if "(?i)" not in shape))
_LOOSE = re.compile("|".join(f"(?:{shape.replace('(?i)', '')})" for shape in _SHAPES if "(?i)" in shape), re.IGNORECASE)


def secrets_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of everything in a text that has the shape of a secret."""
    for shape in (_SECRET, _LOOSE):
        yield from (match.span() for match in shape.finditer(text))
