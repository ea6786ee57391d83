-- Write the report's body as Typst to standard output while it is on its way to Word, so that the HTML is read only once.
-- The nought behind it tells whoever reads it that the text is whole; Lua can't close standard output.

local filters = dofile(pandoc.path.join({ pandoc.path.directory(PANDOC_SCRIPT_FILE), "typst.lua" }))

function Pandoc(document)
  for _, filter in ipairs(filters) do document = document:walk(filter) end
  io.stdout:write(pandoc.write(document, "typst", { wrap_text = PANDOC_WRITER_OPTIONS.wrap_text }), "\0")
  io.stdout:flush()
  return nil
end
