"""Find patterns: maps, search, relations, and which patterns fit a problem. Pure.

Maps are trees: `maps.views.map_view` makes one, and the other modules of `maps` show it. Search is `index.make_index`,
then `search.SearchIndex(entries).search(query)`; `shards` are what the same entries are written from for the browser,
where `search.js` ranks them in the same way. The advisor is
`advisor.matching.recommend(question, advisor.index.AdviceIndex(advisor.knowledge.make_advice(library, language)))`;
`advise.js` answers alike.
"""
