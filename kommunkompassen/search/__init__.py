"""The search's index of the site: made here of observations, read in the browser by templates/site/search*.js.

Comes in: observations, the names of editions and areas, synonyms. Goes out: files of data that a page loads as scripts, since a
page that lies in a folder may load nothing else: the start, shards of postings, chunks of texts. The same observations give the
same bytes. `words` and `compounds` have their likeness in the browser, and a test holds both together.
May import: base, read, data.
"""
