-- From the report's HTML to Word: classes become styles, and pictures are put in from files
-- (pandoc's sandbox would drop them; filters may read them).

local function read(name, what)
  local file = assert(io.open(name, "rb"), "no " .. what .. " " .. name)
  local content = file:read("a")
  file:close()
  return content
end

local look = pandoc.json.decode(read("theme.json", "look")).blocks

local function styled(name, blocks)
  return pandoc.Div(blocks, pandoc.Attr("", {}, { ["custom-style"] = name }))
end

local function div(element)
  if element.attributes["custom-style"] then return nil end
  if element.classes:includes("contents-list") then
    return styled("Contents Placeholder", { pandoc.Para({ pandoc.Str("Innehåll") }) })
  end
  for index = #element.classes, 1, -1 do
    local block = look[element.classes[index]]
    if block then return styled(block.word, element.content:walk({ Plain = function(plain) return pandoc.Para(plain.content) end })) end
  end
  return element.content
end

-- A table's style is called as its class: ScoreBox, for score-box.
local function restyled_table(element)
  local name = (element.classes[1] or ""):gsub("%f[%a]%a", string.upper):gsub("-", "")
  if name ~= "" then element.attributes["custom-style"] = name end
  return element
end

local function picture(image)
  local name = image.src:gsub("%.svg$", ".png")
  pandoc.mediabag.insert(name, name:match("%.jpe?g$") and "image/jpeg" or "image/png", read(name, "picture"))
  image.src = name
  return image
end

-- Where a draft's paragraph stands in the files: a bookmark, which outlives editing in Word, and behind it words for the reader.
local function source_line(element)
  if not element.classes:includes("source-line") then return nil end
  local mark = pandoc.List({ pandoc.Span({}, pandoc.Attr(element.identifier)) })
  if not element.classes:includes("quiet") then
    local words = { pandoc.Str(" " .. element.attributes.short) }
    mark:insert(pandoc.Span(words, pandoc.Attr("", {}, { ["custom-style"] = "Source Line" })))
  end
  return mark
end

local function span(element)
  if element.classes:includes("source-line") then return source_line(element) end
  if element.classes:includes("bar") then return {} end
  return element.content
end

-- A paragraph straight after a heading belongs to it and stands closer; not after a chapter's, which is much larger.
local function blocks(list)
  for index = 2, #list do
    if list[index - 1].t == "Header" and list[index - 1].level > 1 and list[index].t == "Para" then
      list[index] = styled("Lead", { list[index] })
    end
  end
  return list
end

return { { Image = picture, Link = source_line, Span = span }, { Blocks = blocks }, { Div = div, Table = restyled_table } }
