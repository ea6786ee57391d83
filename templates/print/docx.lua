-- From the report's HTML to Word: classes become styles, and pictures are put in from files
-- (pandoc's sandbox would drop them; filters may read them).

local function read(name, what)
  local file = assert(io.open(name, "rb"), "no " .. what .. " " .. name)
  local content = file:read("a")
  file:close()
  return content
end

local theme = pandoc.json.decode(read("theme.json", "look"))
local look = theme.blocks

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

-- So many points of a line in a colour: a space that is as wide. It is no text, and needs no words in its place.
local space_pt = 4
local function shaded(width, colour)
  local wider = string.format('<w:spacing w:val="%d"/><w:sz w:val="%d"/>', math.floor((width - 0.2 * space_pt) * 20 + 0.5), 2 * space_pt)
  local fill = colour and '<w:shd w:val="clear" w:color="auto" w:fill="' .. theme.colours[colour]:sub(2):upper() .. '"/>' or ""
  return "<w:r><w:rPr>" .. wider .. fill .. '</w:rPr><w:t xml:space="preserve">\u{a0}</w:t></w:r>'
end

local tick_pt = 1.5
local bar_gap_pt = 6
local function bar(attributes)
  local wide = theme.bars[attributes.wide .. "_pt"]
  local share, tick = tonumber(attributes.percent) / 100 * wide, tonumber(attributes.tick)
  local runs, from = { shaded(bar_gap_pt) }, 0
  local function to(place, colour)
    if place - from > 0.2 * space_pt then table.insert(runs, shaded(place - from, colour)) end
    from = math.max(from, place)
  end
  if tick then
    local at = math.max(0, math.min(tick / 100 * wide - tick_pt / 2, wide - tick_pt))
    to(math.min(share, at), "accent")
    to(at, "track")
    to(at + tick_pt, tick < tonumber(attributes.percent) and "paper" or "ink")
  end
  to(share, "accent")
  to(wide, "track")
  -- What a line's last sign is wider by is not shown.
  table.insert(runs, shaded(0.2 * space_pt))
  return pandoc.RawInline("openxml", table.concat(runs))
end

-- In a heading over numbers with bars: the bars' room, with words on them that take a part of it.
local function over_bar(element)
  local taken = tonumber(element.attributes.taken)
  local made = pandoc.List({ pandoc.RawInline("openxml", shaded(bar_gap_pt)) })
  if taken > 0 then made:extend(element.content) end
  made:insert(pandoc.RawInline("openxml", shaded(theme.bars[element.attributes.wide .. "_pt"] - taken - 0.2 * space_pt) .. shaded(0.2 * space_pt)))
  return made
end

-- Behind a whole number among others: the room of a comma and a half, a share of the size in the typeface that is brought along.
local decimals = 0.746
local function no_decimals(attributes)
  return pandoc.RawInline("openxml", shaded(decimals * theme.text[attributes.among].size_pt - 0.2 * space_pt) .. shaded(0.2 * space_pt))
end

-- The page of a place: a field that Word can update, filled in when the pages are known.
local function page_of(place)
  local field = '<w:fldSimple w:instr=" PAGEREF ' .. place .. ' \\h "><w:r><w:t>0</w:t></w:r></w:fldSimple>'
  return pandoc.RawInline("openxml", field)
end

local function span(element)
  if element.classes:includes("source-line") then return source_line(element) end
  if element.classes:includes("bar") then return bar(element.attributes) end
  if element.classes:includes("over-bar") then return over_bar(element) end
  if element.classes:includes("no-decimals") then return no_decimals(element.attributes) end
  if element.classes:includes("anchor") then return nil end
  if element.classes:includes("page-of") then return page_of(element.attributes.to) end
  return element.content
end

-- A paragraph straight after a heading belongs to it and stands closer; not after a chapter's, which is much larger. So does one
-- that is marked as a good example.
local function leads(block)
  if block.t == "Div" then return (block.classes[1] or ""):find("^good%-example") ~= nil end
  return block.t == "Header" and block.level > 1
end

local function blocks(list)
  for index = 2, #list do
    if leads(list[index - 1]) and list[index].t == "Para" then
      list[index] = styled("Lead", { list[index] })
    end
  end
  return list
end

return { { Image = picture, Link = source_line, Span = span }, { Blocks = blocks }, { Div = div, Table = restyled_table } }
