-- What the classes of the report's HTML mean to both converters: numbers stand to the right, and the paragraph
-- straight after a heading belongs to it.

local function align(rows)
  for _, row in ipairs(rows) do
    for _, cell in ipairs(row.cells) do
      if cell.classes:includes("number") then cell.alignment = "AlignRight" end
    end
  end
end

function Table(table)
  align(table.head.rows)
  for _, body in ipairs(table.bodies) do align(body.body) end
  align(table.foot.rows)
  return table
end
