"""Find patterns: maps, search, and which patterns fit a problem. Pure.

Maps are trees: `views.map_view` makes one; `drawing.draw_tree` and `outlines.tree_html`, `tree_markdown` and
`tree_value` show it. Search is `index.make_index`, then `search.SearchIndex(entries).search(query)`; `shards` are
what the same entries are written from for the browser, where `search.js` ranks them in the same way. The advisor is
`advise.recommend(question, AdviceIndex(make_advice(library, language)))`; `advise.js` answers alike.
"""
