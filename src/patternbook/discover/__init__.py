"""Find patterns: maps, search, and which patterns fit a problem. Pure.

Maps are trees: `map_view` makes one, `draw_tree`, `tree_html`, `tree_markdown` and `tree_value` show it.
Search is `make_index`, then `SearchIndex(entries).search(query)`; `index_files` writes the same entries for
the browser, where `search.js` ranks them in the same way. The advisor is
`recommend(question, AdviceIndex(make_advice(library, language)))`; `advise.js` answers alike.
"""

from patternbook.discover.advice import Advice, advice_files, make_advice
from patternbook.discover.advise import AdviceIndex, Cited, Confidence, Match, recommend
from patternbook.discover.drawing import draw_tree
from patternbook.discover.index import Entry, Passage, index_files, make_index
from patternbook.discover.outlines import tree_html, tree_markdown, tree_value
from patternbook.discover.search import Hit, SearchIndex
from patternbook.discover.views import Node, NodeKind, View, map_view

__all__ = [
    "Advice",
    "AdviceIndex",
    "Cited",
    "Confidence",
    "Entry",
    "Hit",
    "Match",
    "Node",
    "NodeKind",
    "Passage",
    "SearchIndex",
    "View",
    "advice_files",
    "draw_tree",
    "index_files",
    "make_advice",
    "make_index",
    "map_view",
    "recommend",
    "tree_html",
    "tree_markdown",
    "tree_value",
]
