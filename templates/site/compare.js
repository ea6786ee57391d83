// The page that compares. All figures come from its tables; what is compared stands in its address: jamfor.html?u=…&u=…
(function () {
  "use strict";
  const MOST = 4;
  const SVG = "http://www.w3.org/2000/svg";
  const lists = document.getElementById("choose");
  const place = document.getElementById("comparison");
  const status = document.getElementById("compare-status");

  function element(name, properties, ...inner) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...inner);
    return made;
  }

  // A number as it stands in a cell; NaN where none does. And a number as a cell has it.
  function read(cell) { return parseFloat(cell.textContent.replace(",", ".")); }
  function written(number) { return isNaN(number) ? "–" : String(number).replace(".", ",").replace("-", "\u2212"); }
  function signed(number) { return (number > 0 ? "+" : "") + written(number); }

  const evaluations = new Map();
  document.querySelectorAll("table.profiles").forEach(function (table) {
    const titles = Array.from(table.querySelectorAll("th[data-title]")).map(function (heading) { return heading.dataset.title; });
    table.querySelectorAll("tr[data-evaluation]").forEach(function (row) {
      const points = Array.from(row.querySelectorAll("td")).map(read);
      const link = row.querySelector("a");
      evaluations.set(row.dataset.evaluation, {
        name: link.textContent, address: link.getAttribute("href"), group: table, titles: titles, areas: points.slice(0, -1), total: points[points.length - 1],
        weights: row.dataset.weights,
      });
    });
  });

  function chosen() {
    const asked = new URLSearchParams(location.search).getAll("u");
    return Array.from(new Set(asked)).filter(function (id) { return evaluations.has(id); }).slice(0, MOST);
  }

  function ask(ids) {
    const asked = new URLSearchParams(ids.map(function (id) { return ["u", id]; }));
    history.pushState({}, "", location.pathname.split("/").pop() + (ids.length ? "?" + asked : ""));
    show();
  }

  // As many lists as are chosen and one more. What can't be compared with the first can be chosen too: a sentence then says why not.
  function shownChoices(ids) {
    const count = Math.min(MOST, Math.max(2, ids.length + 1));
    lists.replaceChildren(...Array.from({ length: count }, function (_, index) {
      const list = element("select", { name: "u", id: "u" + index }, element("option", { value: "" }, "Välj utvärdering"));
      const groups = new Map();
      evaluations.forEach(function (one, id) {
        if (!groups.has(one.group)) groups.set(one.group, element("optgroup", { label: one.group.dataset.names }));
        const option = element("option", { value: id }, one.name);
        option.selected = ids[index] === id;
        option.disabled = !option.selected && ids.includes(id);
        groups.get(one.group).append(option);
      });
      list.append(...groups.values());
      return element("label", {}, ["Jämför", "med", "och", "och"][index], list);
    }));
  }

  function mark(x, y, number) {
    const shapes = [
      ["circle", { cx: x, cy: y, r: 6 }],
      ["rect", { x: x - 5.5, y: y - 5.5, width: 11, height: 11 }],
      ["circle", { cx: x, cy: y, r: 5.5 }],
      ["path", { d: "M" + x + " " + (y - 7) + "l7 7l-7 7l-7-7z" }],
    ];
    return drawn(shapes[number][0], Object.assign({ class: "mark n" + number }, shapes[number][1]));
  }

  function drawn(name, attributes, text) {
    const made = document.createElementNS(SVG, name);
    Object.entries(attributes).forEach(function (pair) { made.setAttribute(pair[0], pair[1]); });
    if (text) made.append(text);
    return made;
  }

  // A text in lines of at most so many letters.
  function lines(text, letters) {
    return text.split(" ").reduce(function (made, word) {
      const last = made[made.length - 1];
      return last && last.length + word.length < letters ? made.slice(0, -1).concat(last + " " + word) : made.concat(word);
    }, []);
  }

  // A row for each area: its title, and below it each evaluation's mark on a line from 0 to 100.
  function profile(all) {
    const width = Math.max(280, Math.min(680, place.clientWidth));
    const letters = Math.floor(width / 7.5);
    const wrapped = all[0].titles.map(function (title) { return lines(title, letters); });
    const row = 28 + 18 * Math.max(...wrapped.map(function (one) { return one.length; }));
    const top = 12 + 20 * all.length;
    const svg = drawn("svg", { viewBox: "0 0 " + width + " " + (top + row * all[0].titles.length + 24), width: width, class: "profile", role: "img" });
    svg.setAttribute("aria-label", "Diagram över poängen per område. Samma tal står i tabellen nedanför.");
    const x = function (points) { return 8 + points * (width - 24) / 100; };
    all.forEach(function (one, number) {
      svg.append(mark(14, 12 + 20 * number, number), drawn("text", { x: 28, y: 16.5 + 20 * number }, one.name));
    });
    wrapped.forEach(function (_, index) {
      const y = top + row * (index + 1) - 12;
      const points = all.map(function (one) { return one.areas[index]; }).filter(function (value) { return !isNaN(value); });
      wrapped[index].forEach(function (line, number, inner) {
        svg.append(drawn("text", { x: 8, y: y - 14 - 18 * (inner.length - 1 - number) }, line));
      });
      svg.append(drawn("line", { x1: x(0), x2: x(100), y1: y, y2: y, class: "axis" }));
      if (points.length) {
        svg.append(drawn("line", { x1: x(Math.min(...points)), x2: x(Math.max(...points)), y1: y, y2: y, class: "span" }));
      }
      all.forEach(function (one, number) { if (!isNaN(one.areas[index])) svg.append(mark(x(one.areas[index]), y, number)); });
    });
    [0, 50, 100].forEach(function (value) {
      svg.append(drawn("text", { x: x(value), y: top + row * all[0].titles.length + 18, "text-anchor": { 0: "start", 50: "middle", 100: "end" }[value] }, String(value)));
    });
    return svg;
  }

  function cells(all, of) {
    const first = of(all[0]);
    return all.flatMap(function (one, index) {
      const own = of(one);
      const points = element("td", { className: "number" }, written(own));
      return index ? [points, element("td", { className: "number" }, signed(Math.round((own - first) * 10) / 10))] : [points];
    });
  }

  function heading(text, scope, isNumber) { return element("th", { scope: scope, className: isNumber ? "number" : "" }, text); }

  function table(all) {
    const head = element("tr", {}, heading("Område", "col"), ...all.flatMap(function (one, index) {
      const link = heading("", "col", true);
      link.append(element("a", { href: one.address }, one.name));
      return index ? [link, heading("Skillnad", "col", true)] : [link];
    }));
    const rows = all[0].titles.map(function (title, index) {
      return element("tr", {}, heading(title, "row"), ...cells(all, function (one) { return one.areas[index]; }));
    });
    const total = element("tr", {}, heading("Totalt", "row"), ...cells(all, function (one) { return one.total; }));
    const made = element("table", { className: "figures" }, element("thead", {}, head), element("tbody", {}, ...rows), element("tfoot", {}, total));
    const wide = element("div", { className: "wide", tabIndex: 0 }, made);
    wide.setAttribute("role", "region");
    wide.setAttribute("aria-label", "Poäng per område och skillnad mot " + all[0].name);
    return wide;
  }

  function listed(names) {
    return names.length < 2 ? names.join("") : names.slice(0, -1).join(", ") + " och " + names[names.length - 1];
  }

  // What the profiles show in a sentence or two: where each is furthest above and below the first.
  function furthest(first, other) {
    const found = first.titles.map(function (title, index) {
      return [Math.round((other.areas[index] - first.areas[index]) * 10) / 10, title.replace(/^\S+ /, "")];
    }).filter(function (pair) { return !isNaN(pair[0]) && pair[0]; }).sort(function (one, another) { return another[0] - one[0]; });
    const above = found[0] && found[0][0] > 0 ? "mest över i " + found[0][1] + " (" + signed(found[0][0]) + ")" : "";
    const last = found[found.length - 1];
    const below = last && last[0] < 0 ? "mest under i " + last[1] + " (" + signed(last[0]) + ")" : "";
    const both = listed([above, below].filter(Boolean));
    return both ? "Mot " + first.name + " ligger " + other.name + " " + both + ". " : other.name + " har samma poäng som " + first.name + ". ";
  }

  function show() {
    const ids = chosen();
    shownChoices(ids);
    const first = evaluations.get(ids[0]);
    const all = ids.map(function (id) { return evaluations.get(id); });
    const same = all.filter(function (one) { return one.group === first.group; });
    const apart = all.filter(function (one) { return one.group !== first.group; });
    place.replaceChildren();
    place.classList.toggle("compared", same.length > 1);
    status.className = apart.length ? "refused" : "";
    status.textContent = "";
    if (apart.length) {
      status.textContent = (listed(apart.map(function (one) { return one.name; })) +
        " går inte att jämföra med " + first.name + ". " + (apart.length > 1 ? "De är utvärderade" : "Den är utvärderad") + " enligt " + listed(Array.from(new Set(apart.map(function (one) {
          return one.group.dataset.names;
        })))) + ", och " + first.name + " enligt " + first.group.dataset.names + ". Områdena är inte desamma. ");
    }
    document.title = document.title.replace(/^.*(?= – )/, same.length > 1 ? "Jämför " + listed(same.map(function (one) { return one.name; })) : "Jämför");
    if (same.length < 2) return;
    const words = same.slice(1).map(function (one) { return furthest(first, one); }).join("").trim();
    const share = element("p", { className: "meta" }, element("a", { href: location.href }, "Länk till den här jämförelsen"));
    status.textContent += words;
    place.append(element("h2", {}, listed(same.map(function (one) { return one.name; }))), profile(same), table(same));
    if (new Set(same.map(function (one) { return one.weights; })).size > 1) {
      place.append(element("p", { className: "note" }, document.getElementById(first.group.dataset.weights).textContent));
    }
    place.append(share);
  }

  lists.addEventListener("change", function (event) {
    const ids = Array.from(lists.querySelectorAll("select")).map(function (list) { return list.value; }).filter(Boolean);
    const focus = event.target.id;
    ask(ids);
    const again = document.getElementById(focus);
    if (again) again.focus();
  });
  window.addEventListener("popstate", show);
  if (evaluations.size > 1) {
    lists.hidden = false;
    show();
  }
})();
