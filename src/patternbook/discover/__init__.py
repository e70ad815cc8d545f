"""Find patterns: maps, search, and which patterns fit a problem. Pure.

Maps are trees: `map_view` makes one, `draw_tree`, `tree_html`, `tree_markdown` and `tree_value` show it.
"""

from patternbook.discover.drawing import draw_tree
from patternbook.discover.outlines import tree_html, tree_markdown, tree_value
from patternbook.discover.views import Node, NodeKind, View, map_view

__all__ = ["Node", "NodeKind", "View", "draw_tree", "map_view", "tree_html", "tree_markdown", "tree_value"]
