-- What the classes of the report's HTML mean to both converters: numbers stand to the right, sums are bold.

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
  for _, row in ipairs(table.foot.rows) do
    for _, cell in ipairs(row.cells) do
      cell.contents = cell.contents:walk({ Plain = function(plain) return pandoc.Plain({ pandoc.Strong(plain.content) }) end })
    end
  end
  return table
end
