"""Shapes by which addresses, numbers, handles and some names are told, whatever they say."""

from __future__ import annotations

import re

from patternbook.identify.privacy.names import FAMILY_HAN

_DOMAINS = (
    "com|org|net|io|dev|app|edu|gov|mil|int|info|biz|co|ai|cloud|tech|example|invalid|test|local|internal|corp|lan"
    "|eu|uk|us|de|fr|es|it|pt|br|mx|ar|cl|jp|cn|tw|kr|in|au|nz|ca|ch|at|nl|be|se|no|dk|fi|pl|cz|ru|tr|za|ie|xyz"
    "|online|site|shop|bank"
)
_ADDRESS = r"(?<![\w.+%-])[\w.+%'’-]++"
_HAN = f"[{FAMILY_HAN}]"
_NOT_NAME = r"[^\s、。,，「」（）のはがをに]{1,12}"

_TABLE = (
    (
        "mail",
        rf"(?:mailto:)?{_ADDRESS}\s?(?:@|＠|\(at\)|\[at\]|\{{at\}})\s?[\w-]+(?:\s?(?:\.|\(dot\)|\[dot\])\s?[\w-]+)+",
    ),
    ("mail", rf"{_ADDRESS}\s+(?:at|AT|arroba)\s+[\w-]+(?:\s+(?:dot|DOT|punto|ponto)\s+[\w-]+)+"),
    ("link", r"\b[a-zA-Z][a-zA-Z0-9+.-]{1,20}://\S+|\bwww\.\S+|\b(?:slack|zoommtg|tel|sip|file):\S+"),
    ("link", rf"(?i)(?<![\w-])(?:[\w-]+\.)+(?:{_DOMAINS})\b(?:[:/]\S*)?"),
    ("link", r"(?:\\\\|~/|(?<![\w.])/)[\w.-]+(?:[/\\][\w.-]+)+|\b[A-Za-z]:\\\S+"),
    ("person", r"(?<![\w/])[@＠]\w(?:[\w.-]*\w)?|<@\w+(?:\|[^>]*)?>|\b[UWBTCDG](?=[A-Z0-9]*\d)[A-Z0-9]{7,}\b"),
    ("person", r"\b[\w.]{2,32}#\d{4}\b|\bu/[\w-]+"),
    ("number", r"\b\d{1,3}(?:\.\d{1,3}){3}\b|\b(?:[0-9a-fA-F]{2}[:-]){5}[0-9a-fA-F]{2}\b"),
    ("number", r"\b(?:[0-9a-f]{1,4}:){3,}[0-9a-f:]+"),
    ("number", r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,}(?: ?[A-Z0-9]{1,4})?\b"),
    ("number", r"(?<![\w.])(?!(?:19|20)\d\d-\d\d-\d\d(?!\d))\+?\(?\d(?:[\s().·/-]{0,2}\d){6,}(?!\w)"),
    ("number", r"\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\b|\b(?=[0-9a-f]*\d)[0-9a-f]{7,}\b"),
    ("number", r"\b[A-Z][A-Z0-9]{1,9}-\d+\b|(?<!\w)#\d{2,}\b"),
    ("company", rf"(?:株式会社|有限会社){_NOT_NAME}|{_NOT_NAME}(?:株式会社|有限会社|有限公司|集团|銀行|银行)"),
    ("person", r"(?:[一-龯々]{1,4}|[ァ-ヴー・]{2,12})(?=さん|様|氏|くん|君|ちゃん|先生|課長|部長|社長)"),
    ("person", rf"[小老阿]{_HAN}|{_HAN}[一-龯]{{0,2}}(?=先生|女士|老师|经理|总监|同学|工程师)"),
    ("person", rf"(?<![一-龯]){_HAN}[一-龯]{{1,2}}(?=说|认为|建议|负责|提出|告诉|问|和|与|，|、|。|\s|$)"),
    ("person", rf"(?<=[问找跟由请向给是]){_HAN}[一-龯]{{1,2}}"),
    (
        "person",
        r"\b(?:Mrs?|Ms|Mx|Dr|Prof|Sir|Herr|Frau|Sra?|Dona?|Mme|Mlle)\.?\s+[^\W\d_][\w.'’-]*(?:\s+[A-Z][\w'’-]*)*",
    ),
)
SHAPES = tuple((kind, re.compile(shape)) for kind, shape in _TABLE)
"""What a match is, and the shape that finds it."""
