// Tables of class "sortable" are sorted by a click on a heading. A cell says by data-sort what it is sorted by, where that is not
// what it shows; rows that are alike keep their order. Without this script the tables are read as they stand.
(function () {
  "use strict";
  var letters = new Intl.Collator("sv", { numeric: true });

  function value(row, column) {
    var cell = row.cells[column];
    return cell.dataset.sort || cell.textContent.trim();
  }

  function sort(table, heading, column) {
    var down = heading.getAttribute("aria-sort") === "ascending";
    table.querySelectorAll("thead th").forEach(function (other) { other.removeAttribute("aria-sort"); });
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    var body = table.tBodies[0];
    var rows = Array.from(body.rows);
    rows.sort(function (one, other) {
      var order = letters.compare(value(one, column), value(other, column));
      return down ? -order : order;
    });
    rows.forEach(function (row) { body.append(row); });
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
