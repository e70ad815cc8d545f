"""GitHub's own description of its interface: whether a request fits it, and which bodies it answers with."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from patternbook.collaborate.github.exchange import Ask

ROOT = "urn:github"
BRANCHES = ("allOf", "oneOf", "anyOf")
TIME = "2026-03-01T12:00:00Z"
NUMBERS = {"integer": int, "number": float}


def _as_written_today(part: Any) -> Any:
    """A part of the document with OpenAPI 3.0's `nullable` as JSON Schema says it, and references made absolute."""
    if isinstance(part, list):
        return [_as_written_today(each) for each in part]
    if not isinstance(part, dict):
        return part
    made = {name: _as_written_today(each) for name, each in part.items()}
    if isinstance(made.get("$ref"), str):
        made["$ref"] = made["$ref"].replace("#", f"{ROOT}#", 1)
    if made.pop("nullable", None) is True and isinstance(made.get("type"), str):
        made["type"] = [made["type"], "null"]
        if "enum" in made:
            made["enum"] = [*made["enum"], None]
    for name in ("exclusiveMinimum", "exclusiveMaximum"):
        if isinstance(made.get(name), bool):
            del made[name]
    return made


def _closed(part: Any) -> Any:
    """A schema whose objects take no field that it does not name."""
    if isinstance(part, list):
        return [_closed(each) for each in part]
    if not isinstance(part, dict):
        return part
    made = {name: _closed(each) for name, each in part.items()}
    if isinstance(made.get("properties"), dict) and "additionalProperties" not in made:
        made["additionalProperties"] = False
    return made


@dataclass(frozen=True)
class Operation:
    """What one method does at one path."""

    template: str
    said: Mapping[str, Any]
    shared: tuple[Any, ...]

    def fits(self, segments: list[str]) -> dict[str, str] | None:
        """The path's values, None for another path. The name of a branch may hold slashes."""
        own = self.template.split("/")
        if own[-1] == "{ref}" and own[-3] == "git" and len(segments) > len(own):
            segments = [*segments[: len(own) - 1], "/".join(segments[len(own) - 1 :])]
        if len(own) != len(segments):
            return None
        pairs = list(zip(own, segments, strict=True))
        if any(not name.startswith("{") and name != value for name, value in pairs):
            return None
        return {name.strip("{}"): value for name, value in pairs if name.startswith("{")}


class Documented:
    """One of GitHub's descriptions: of GitHub.com, or of a version of the Enterprise server."""

    def __init__(self, file: Path) -> None:
        self.name = file.stem
        self._said = _as_written_today(json.loads(file.read_bytes()))
        self._registry: Registry[Any] = Registry().with_resource(ROOT, Resource(self._said, DRAFT202012))

    def resolved(self, part: Any) -> dict[str, Any]:
        """A part of the document itself instead of a reference to it."""
        while "$ref" in part:
            at: Any = self._said
            for name in part["$ref"].partition("#/")[2].split("/"):
                at = at[name.replace("~1", "/").replace("~0", "~")]
            part = at
        return dict(part)

    @cached_property
    def _operations(self) -> dict[str, list[Operation]]:
        found: dict[str, list[Operation]] = {}
        for template, methods in self._said["paths"].items():
            shared = tuple(methods.get("parameters", ()))
            for method, said in methods.items():
                if method != "parameters":
                    found.setdefault(method.upper(), []).append(Operation(template, said, shared))
        return found

    def operation(self, ask: Ask) -> tuple[Operation, dict[str, str]]:
        """What a request does, and the values in its path. Fails for a path that GitHub does not have."""
        segments = ask.path.partition("?")[0].split("/")
        found = [(each, values) for each in self._operations[ask.method] if (values := each.fits(segments)) is not None]
        assert found, f"{self.name} has no {ask.method} {ask.path}"
        return min(found, key=lambda each: len(each[1]))

    def complaints(self, ask: Ask) -> list[str]:
        """What the document has against a request."""
        operation, values = self.operation(ask)
        told = [self.resolved(each) for each in (*operation.said.get("parameters", ()), *operation.shared)]
        known = {(each["in"], each["name"]): each["schema"] for each in told}
        given = {("path", name): value for name, value in values.items()}
        given |= {("query", name): value for name, value in ask.query}
        found = [f"no parameter {name} in the {place}" for place, name in given.keys() - known.keys()]
        for key in given.keys() & known.keys():
            schema = self.resolved(known[key])
            value: Any = given[key]
            if (kind := NUMBERS.get(str(schema.get("type")))) is not None:
                value = kind(value)
            found += [f"{key[1]}: {error.message}" for error in self._validator(schema).iter_errors(value)]
        missing = (each for each in told if each.get("required") and (each["in"], each["name"]) not in given)
        return found + [f"{each['name']} is missing" for each in missing] + self._of_body(operation, ask)

    def _of_body(self, operation: Operation, ask: Ask) -> list[str]:
        wanted = self.resolved(operation.said.get("requestBody", {})).get("content", {}).get("application/json")
        if ask.body is None or wanted is None:
            return [] if ask.body is None and wanted is None else ["a body where none belongs, or none where one does"]
        body = json.loads(ask.content)
        errors = self._validator(_closed(self.resolved(wanted["schema"]))).iter_errors(body)
        return [f"{error.json_path}: {error.message[:300]}" for error in errors]

    def _validator(self, schema: Any) -> Draft202012Validator:
        return Draft202012Validator(schema, registry=self._registry)

    def answer(self, ask: Ask) -> dict[str, Any]:
        """The schema and the examples of the answer that says yes."""
        responses = self.operation(ask)[0].said["responses"]
        first = min(status for status in responses if status.startswith("2"))
        return dict(self.resolved(responses[first])["content"]["application/json"])

    def examples(self, ask: Ask) -> list[Any]:
        """The bodies that the document shows."""
        shown = self.answer(ask).get("examples", {}).values()
        return [self.resolved(each)["value"] for each in shown]

    def made(self, schema: Any, *, sparse: bool, depth: int = 0) -> Any:
        """A body by the schema: with every field, or with no more than it has to have and null wherever it may be."""
        own = self.resolved(schema)
        kinds = own["type"] if isinstance(own.get("type"), list) else [own.get("type")]
        options = own.get("oneOf") or own.get("anyOf") or ()
        if sparse and ("null" in kinds or any("null" in str(self.resolved(each).get("type")) for each in options)):
            return None
        if options and "properties" not in own:
            return self.made(options[0], sparse=sparse, depth=depth)
        if "allOf" in own:
            parts = [self.made(each, sparse=sparse, depth=depth) for each in own["allOf"]]
            return {n: v for part in parts for n, v in part.items()} if isinstance(parts[0], dict) else parts[0]
        return self._made(kinds[0], own, sparse=sparse, depth=depth)

    def _made(self, kind: str | None, own: Mapping[str, Any], *, sparse: bool, depth: int) -> Any:
        if kind == "array":
            return [] if depth > 8 else [self.made(own["items"], sparse=sparse, depth=depth + 1)]
        if kind == "object" or "properties" in own:
            wanted = own.get("required", ()) if sparse or depth > 5 else own.get("properties", {})
            fields = ((name, own["properties"][name]) for name in wanted if name in own.get("properties", {}))
            made = {name: self.made(each, sparse=sparse, depth=depth + 1) for name, each in fields}
            return {name: TIME if name.endswith("_at") and each == "text" else each for name, each in made.items()}
        if "example" in own and own["example"] is not None:
            example = own["example"]
            return example.strip('"') if isinstance(example, str) else example  # some dates stand in quotes there
        if "enum" in own:
            return own["enum"][0]
        plain = {"integer": 1, "number": 1.0, "boolean": False}.get(str(kind), "text")
        return {"date-time": TIME, "uri": "https://example.org"}.get(own.get("format", ""), plain)

    def inside(self, schema: Any, name: str) -> Any:
        """The schema of a field, None for one that the document does not name."""
        own = self.resolved(schema)
        if name in own.get("properties", {}):
            return own["properties"][name]
        branches = (self.inside(each, name) for key in BRANCHES for each in own.get(key, ()))
        found = next((each for each in branches if each is not None), None)
        if found is None and isinstance(own.get("additionalProperties"), dict):
            return own["additionalProperties"]
        return found

    def items(self, schema: Any) -> Any:
        """The schema of a list's items."""
        own = self.resolved(schema)
        if "items" in own:
            return own["items"]
        branches = (self.items(each) for key in BRANCHES for each in own.get(key, ()))
        return next((each for each in branches if each is not None), None)

    def watched(self, value: Any, schema: Any, unknown: set[str], place: str = "") -> Any:
        """The value, noting in `unknown` every field that is looked at and that the document does not name."""
        if isinstance(value, list):
            return [self.watched(each, self.items(schema), unknown, f"{place}[]") for each in value]
        return Watched(self, value, schema, unknown, place) if isinstance(value, dict) else value


class Watched(dict[str, Any]):
    """An object of an answer that notes which of its fields are looked at; those that GitHub may not send are empty."""

    def __init__(self, by: Documented, value: dict[str, Any], schema: Any, unknown: set[str], place: str) -> None:
        super().__init__(value)
        self._by, self._schema, self._unknown, self._place = by, schema, unknown, place

    def _seen(self, name: str) -> Any:
        place, schema = f"{self._place}.{name}", self._by.inside(self._schema, name)
        if schema is None:
            self._unknown.add(place)
            return None
        return self._by.watched(super().get(name), schema, self._unknown, place)

    def __getitem__(self, name: str) -> Any:
        """Look at a field that is there."""
        super().__getitem__(name)
        return self._seen(name)

    def get(self, name: str, default: Any = None) -> Any:
        """Look at a field that may be there."""
        found = self._seen(name)
        return default if found is None and name not in self else found

    def values(self) -> Iterator[Any]:  # type: ignore[override]
        """Nobody may read all fields whatever they are called."""
        raise AssertionError(self._place)


@lru_cache(maxsize=3)
def documented(file: Path) -> Documented:
    """The description in a file, read once."""
    return Documented(file)
