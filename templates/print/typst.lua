-- From the report's HTML to Typst: blocks become parts, as report.typ has them by their class, tables calls of its functions, and pictures keep their alt text.

local function quoted(text)
  return '"' .. text:gsub("\\", "\\\\"):gsub('"', '\\"'):gsub("\n", " ") .. '"'
end

local function picture(image)
  local width = image.attributes.width and (", width: " .. image.attributes.width) or ""
  return "image(" .. quoted(image.src) .. ", alt: " .. quoted(pandoc.utils.stringify(image.caption)) .. width .. ")"
end

local function call(name, blocks, arguments)
  local result = pandoc.List({ pandoc.RawBlock("typst", "#" .. name .. (arguments or "") .. "[") })
  result:extend(blocks)
  result:insert(pandoc.RawBlock("typst", "]"))
  return result
end

-- In one line: a heading holds no paragraph.
local function line(name, element)
  local words = pandoc.write(pandoc.Pandoc({ pandoc.Plain(element.content[1].content) }), "typst-smart")
  return pandoc.RawBlock("typst", "#" .. name .. "[" .. words:gsub("%s+$", "") .. "]")
end

-- Strengths and improvements: no item is parted by the end of a page.
local function whole_items(blocks)
  return blocks:walk({ BulletList = function(list)
    for index, item in ipairs(list.content) do list.content[index] = call("whole-item", item) end
    return list
  end })
end

local function div(element)
  local class = element.classes[#element.classes]
  if not class then return element.content end
  local unit = element.attributes.unit and ", unit: " .. quoted(element.attributes.unit) or ""
  local part = "part(" .. quoted(class) .. unit .. ")"
  if class == "strengths" or class == "improvements" then return call(part, whole_items(element.content)) end
  return class == "cover-title" and line(part, element) or call(part, element.content)
end

-- Whether a table of questions surely fits on a page, so that Typst need not set it once to see how high it is and once to
-- print it. Its lines hold more than twice these letters, and a page twice these lines.
local letters_in_a_line, lines_on_a_page = 25, 30

local function surely_fits(element)
  local lines = #element.head.rows + #element.foot.rows
  for _, body in ipairs(element.bodies) do
    for _, row in ipairs(body.body) do
      local letters = 0
      for _, cell in ipairs(row.cells) do letters = letters + pandoc.text.len(pandoc.utils.stringify(cell.contents)) end
      lines = lines + 1 + letters // letters_in_a_line
    end
  end
  return lines <= lines_on_a_page
end

local function wrapped_table(element)
  local name = element.classes[1]
  element.classes = pandoc.List()
  local fits = name == "scores" and surely_fits(element) and ", fits: true" or ""
  return name and call(name, pandoc.List({ element }), "(columns: " .. #element.colspecs .. fits .. ")")
end

-- Where a draft's paragraph stands in the files.
local function source_line(element)
  if not element.classes:includes("source-line") then return nil end
  if element.classes:includes("quiet") then return {} end
  return pandoc.RawInline("typst", "#source-line(" .. quoted(element.attributes.short) .. ")")
end

-- pandoc escapes signs only where a paragraph begins; what the body marks as literal is escaped here, sign by sign.
local function span(element)
  if element.classes:includes("source-line") then return source_line(element) end
  if element.classes:includes("long") then
    return pandoc.RawInline("typst", "#long(" .. element.attributes.room .. ", " .. quoted(pandoc.utils.stringify(element)) .. ")")
  end
  if element.classes:includes("literal") then
    if element.content[1].t == "RawInline" then return element.content end
    return pandoc.RawInline("typst", (pandoc.utils.stringify(element):gsub("%p", "\\%0")))
  end
  if element.classes:includes("range") then
    return { pandoc.RawInline("typst", "#box["), table.unpack(element.content), pandoc.RawInline("typst", "]") }
  end
  if element.classes:includes("no-decimals") then return pandoc.RawInline("typst", "#no-decimals") end
  if element.classes:includes("bar") then
    local tick = element.attributes.tick
    local values = { element.attributes.percent, tick ~= "" and tick or "none", quoted(element.attributes.wide) }
    return pandoc.RawInline("typst", "#bar(" .. table.concat(values, ", ") .. ")")
  end
  if element.classes:includes("over-bar") then
    local words = pandoc.List({ pandoc.RawInline("typst", "#over-bar(" .. quoted(element.attributes.wide) .. ")[") })
    if element.attributes.taken ~= "0" then words:extend(element.content) end
    words:insert(pandoc.RawInline("typst", "]"))
    return words
  end
  if element.classes:includes("anchor") then return pandoc.RawInline("typst", "#anchor(" .. quoted(element.identifier) .. ")") end
  if element.classes:includes("page-of") then return pandoc.RawInline("typst", "#page-of(" .. quoted(element.attributes.to) .. ")") end
  return element.content
end

local function figure(element)
  local image
  element.content:walk({ Image = function(found) image = found end })
  if not image then return nil end
  local caption = pandoc.write(pandoc.Pandoc(element.caption.long):walk({ Link = source_line, Span = span }), "typst-smart")
  local text = "#figure(" .. picture(image) .. ", kind: image, supplement: none, caption: [" .. caption .. "])"
  return pandoc.RawBlock("typst", text)
end

local function inline_picture(image)
  return pandoc.RawInline("typst", "#" .. picture(image))
end

-- Typst would make two lists of a kind that follow each other one; nothing of no height stands between them.
local function lists_apart(blocks)
  local result = pandoc.List()
  for number, block in ipairs(blocks) do
    local before = blocks[number - 1]
    if before and before.t == block.t and (block.t == "BulletList" or block.t == "OrderedList") then
      result:insert(pandoc.RawBlock("typst", "#v(0pt)"))
    end
    result:insert(block)
  end
  return result
end

-- Figures first, while their pictures are still pictures, and tables, while their words can still be counted.
local filters = {
  { Figure = figure, Table = wrapped_table }, { Image = inline_picture, Link = source_line, Span = span },
  { Div = div }, { Blocks = lists_apart },
}
if FORMAT == "typst" then return filters end

-- On its way to Word, the report is written as Typst in passing, so that its HTML is read only once: to standard output, with a
-- nought behind it, which tells whoever reads it that the text is whole.
local function in_passing(document)
  for _, filter in ipairs(filters) do document = document:walk(filter) end
  io.stdout:write(pandoc.write(document, "typst-smart", { wrap_text = PANDOC_WRITER_OPTIONS.wrap_text }), "\0")
  io.stdout:flush()
end

return { { Pandoc = in_passing } }
