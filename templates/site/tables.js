// Tables of class "sortable" are sorted by a click on a heading. A cell says by data-sort what it is sorted by, where that is not
// what it shows; rows that are alike keep their order.
// A heading says by data-first="descending" that its first click puts the highest first, and by data-grouped that it sorts rows within
// their data-group: then a rule stands between those. Without this script the tables are read as they stand.
(function () {
  "use strict";
  var letters = new Intl.Collator("sv", { numeric: true });

  function value(row, column) {
    var cell = row.cells[column];
    return cell.dataset.sort || cell.textContent.trim();
  }

  function sort(table, heading, column) {
    var now = heading.getAttribute("aria-sort");
    var down = now ? now === "ascending" : heading.dataset.first === "descending";
    table.querySelectorAll("thead th").forEach(function (other) { other.removeAttribute("aria-sort"); });
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    var body = table.tBodies[0];
    var rows = Array.from(body.rows);
    rows.sort(function (one, other) {
      var order = letters.compare(value(one, column), value(other, column));
      return down ? -order : order;
    });
    rows.forEach(function (row, index) {
      var apart = index > 0 && "grouped" in heading.dataset && row.dataset.group !== rows[index - 1].dataset.group;
      row.classList.toggle("apart", apart);
      body.append(row);
    });
  }

  document.querySelectorAll("table.sortable").forEach(function (table) {
    table.querySelectorAll("thead th").forEach(function (heading, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.append.apply(button, Array.from(heading.childNodes));
      heading.append(button);
      button.addEventListener("click", function () { sort(table, heading, column); });
    });
  });
})();
