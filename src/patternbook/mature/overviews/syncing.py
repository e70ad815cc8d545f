"""Bring README, contents and mind maps in step with the files of the patterns, in place, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from patternbook.library.changes.draft import Draft
from patternbook.mature.overviews.list_reading import pattern_lists
from patternbook.mature.overviews.list_syncing import ListSync
from patternbook.mature.overviews.map_syncing import MapSync

if TYPE_CHECKING:
    from patternbook.library import ChangeSet
    from patternbook.mature.overviews.drift import Drift
    from patternbook.mature.scope import Scope


@dataclass(frozen=True, slots=True)
class SyncPlan:
    """The change that mends what differs, what differed, and what is left for people, one sentence each."""

    changes: ChangeSet
    drift: tuple[Drift, ...]
    remarks: tuple[str, ...]


def plan_sync(scope: Scope) -> SyncPlan:
    """Plan to let every list and mind map of a library say what its patterns say.

    What a comment in a file answers with a reason stays as it is. A plan for a library on which a
    plan was carried out changes nothing.
    """
    library, draft = scope.library.own, Draft(scope.library)
    syncs: list[ListSync | MapSync] = [ListSync(listed, library) for listed in pattern_lists(scope)]
    syncs += [MapSync(map_, library) for _, map_ in sorted(library.mind_maps.items())]
    for sync in syncs:
        draft.write(sync.path, sync.run())
    drift = sorted(each for sync in syncs for each in sync.drift)
    remarks = tuple(remark for sync in syncs for remark in sync.remarks)
    return SyncPlan(draft.changes("Bring lists and mind maps in step with the patterns"), tuple(drift), remarks)
