"""From the report's HTML to the files that are published: Word through pandoc, PDF through pandoc and Typst, and the web page."""
