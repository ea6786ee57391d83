// The page that searches. What is asked for stands in its address and nowhere else, so that a search can be shared and gone back to.
(() => {
  "use strict";
  // Hits on a leaf.
  const LEAF = 10;
  // Letters of an excerpt.
  const LONGEST = 260;
  // Values of a facet that are shown at first.
  const SHORT = 8;
  const KINDS = { s: ["beskrivning", "Beskrivning"], p: ["styrka", "Styrka"], i: ["forbattring", "Förbättringsmöjlighet"] };
  const GOOD = ["gott-exempel", "Gott exempel"];
  const ORDER = [GOOD[0]].concat(Object.values(KINDS).map(kind => kind[0]));
  const BANDS = [[80, "80–100 %"], [60, "60–79 %"], [40, "40–59 %"], [0, "0–39 %"]];
  const form = document.getElementById("search");
  const field = document.getElementById("q");
  const status = document.getElementById("status");
  const answerPart = document.getElementById("answer");
  const facetsPart = document.querySelector("#facets > div");
  const hitsPart = document.getElementById("hits");
  const waysPart = document.getElementById("ways");
  const leavesPart = document.getElementById("leaves");

  // A value that is its own label.
  function plain(value) { return value ? [[String(value), value]] : []; }

  // Each facet: what it is called in the address and to people, and an observation's values in it, each with its label.
  const FACETS = [
    ["typ", "Slag", one => (one.good ? [GOOD] : []).concat([KINDS[one.kind]])],
    ["tema", "Tema", one => {
      const theme = areaOf(one)[1];
      return theme ? [[theme, kk.start.themes[theme] || theme]] : [];
    }],
    ["kommun", "Kommun", one => plain(one.evaluation[1])],
    ["lan", "Län", one => plain(one.evaluation[2])],
    ["ar", "År", one => plain(one.evaluation[3])],
    ["utgava", "Utgåva", one => [[one.evaluation[4], kk.start.editions[one.evaluation[4]][0]]]],
    ["andel", "Områdets poäng", one => {
      const band = one.percent === null ? null : BANDS.find(each => one.percent >= each[0]);
      return band ? [[String(band[0]), band[1]]] : [];
    }],
  ];

  function areaOf(one) { return kk.start.editions[one.evaluation[4]][1][one.area]; }

  function element(name, properties, ...inner) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...inner);
    return made;
  }

  // What the address asks for.
  function wish() {
    const asked = new URLSearchParams(location.search);
    const chosen = FACETS.map(facet => new Set(asked.getAll(facet[0])));
    const isChosen = chosen.some(values => values.size);
    return { q: asked.get("q") || "", chosen, isChosen, leaf: Math.max(1, Math.trunc(asked.get("sida")) || 1) };
  }

  function address(wanted) {
    const asked = new URLSearchParams();
    if (wanted.q) asked.set("q", wanted.q);
    FACETS.forEach((facet, index) => { wanted.chosen[index].forEach(value => { asked.append(facet[0], value); }); });
    if (wanted.leaf > 1) asked.set("sida", wanted.leaf);
    return location.pathname.split("/").pop() + (String(asked) ? "?" + asked : "");
  }

  // Replaces the address or adds one, then shows what it asks for. What has the focus is kept for whoever comes back.
  function ask(change, replace) {
    const wanted = Object.assign(wish(), change);
    remember();
    history[replace ? "replaceState" : "pushState"]({}, "", address(wanted));
    return show();
  }

  function remember() {
    const focus = document.activeElement && document.activeElement.id;
    history.replaceState({ focus: focus || "" }, "", location.href);
  }

  function refocus(id) {
    const part = id && document.getElementById(id);
    if (part) part.focus();
  }

  // The hits that all facets let through, and of each facet how many hits each value has among those that the others let through.
  function sift(hits, chosen) {
    const counts = FACETS.map(() => new Map());
    const kept = hits.filter(hit => {
      const values = FACETS.map(facet => facet[2](kk.observations[hit.number]));
      const failing = values.flatMap((own, index) => chosen[index].size && !own.some(value => chosen[index].has(value[0])) ? [index] : []);
      values.forEach((own, index) => {
        if (failing.every(other => other === index)) {
          own.forEach(([value, label]) => {
            const held = counts[index].get(value) || { label, count: 0 };
            held.count += 1;
            counts[index].set(value, held);
          });
        }
      });
      return !failing.length;
    });
    return { kept, counts };
  }

  function shownFacets(counts, chosen) {
    const open = new Set(Array.from(facetsPart.querySelectorAll("fieldset[data-all]"), set => set.name));
    facetsPart.replaceChildren(...FACETS.map((facet, index) => {
      chosen[index].forEach(value => {
        if (!counts[index].has(value)) counts[index].set(value, { label: value, count: 0 });
      });
      const values = Array.from(counts[index]).sort((one, other) => {
        if (facet[0] === "ar" || facet[0] === "andel") return other[0] - one[0];
        if (facet[0] === "typ") return ORDER.indexOf(one[0]) - ORDER.indexOf(other[0]);
        return other[1].count - one[1].count || one[1].label.localeCompare(other[1].label, "sv");
      });
      const set = element("fieldset", { name: facet[0] }, element("legend", {}, facet[1]));
      values.forEach(([value, one], place) => {
        const box = element("input", { type: "checkbox", name: facet[0], value, id: facet[0] + "-" + value });
        box.checked = chosen[index].has(value);
        const label = element("label", {}, box, " " + one.label + " ", element("span", { className: "count" }, "(" + one.count + ")"));
        label.hidden = place >= SHORT && !box.checked && !open.has(facet[0]);
        set.append(label);
      });
      if (set.querySelector("label[hidden]")) {
        const more = element("button", { type: "button", id: facet[0] + "-alla" }, "Visa alla " + values.length);
        more.addEventListener("click", () => {
          const first = set.querySelector("label[hidden]");
          set.dataset.all = "";
          set.querySelectorAll("label").forEach(label => { label.hidden = false; });
          more.remove();
          first.firstChild.focus();
        });
        set.append(more);
      }
      set.hidden = !values.length;
      return set;
    }));
    facetsPart.parentNode.hidden = counts.every(values => !values.size);
  }

  function isMarked(word, marks) {
    const stem = kk.stem(word.replace(/-/g, "").toLowerCase());
    return Array.from(marks).some(mark => mark === stem || mark[3] && stem.includes(mark));
  }

  // The piece of the text with the most of what was looked for, those words marked.
  function excerpt(text, marks) {
    const words = Array.from(text.matchAll(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu));
    const marked = words.filter(word => isMarked(word[0], marks));
    let from = 0;
    let most = 0;
    marked.forEach(word => {
      const start = Math.max(0, text.lastIndexOf(".", word.index) + 1, text.lastIndexOf("\n", word.index) + 1, word.index - LONGEST / 2);
      const near = new Set(marked.filter(other => other.index >= start && other.index < start + LONGEST)
        .map(other => other[0].toLowerCase()));
      if (near.size > most) [most, from] = [near.size, start];
    });
    if (text.length - from < LONGEST) from = Math.max(0, text.lastIndexOf("\n", text.length - LONGEST) + 1, Math.min(from, text.length - LONGEST));
    while (from > 0 && /[\p{L}\p{N}]/u.test(text[from - 1])) from += 1;
    let to = Math.min(text.length, from + LONGEST);
    if (to < text.length) to = Math.max(from, text.lastIndexOf(" ", to));
    const part = element("p", {});
    let at = from;
    marked.filter(word => word.index >= from && word.index + word[0].length <= to).forEach(word => {
      part.append(text.slice(at, word.index), element("mark", {}, word[0]));
      at = word.index + word[0].length;
    });
    part.append(text.slice(at, to));
    if (from > 0) part.prepend("… ");
    if (to < text.length) part.append(" …");
    return part;
  }

  async function shownHit(hit, marks) {
    const one = kk.observations[hit.number];
    const [heading, text, target, area] = await kk.text(hit.number);
    const [, kind] = KINDS[one.kind];
    const link = element("a", { href: "rapporter/" + one.evaluation[0] + ".html#" + target, id: "hit-" + hit.number },
      one.evaluation[1] + " " + one.evaluation[3] + ": " + (heading || kind.toLowerCase()));
    const about = [one.good ? GOOD[1] : "", heading || one.good ? kind : "", "Område " + one.area + " " + area,
      one.percent === null ? "" : one.percent + "\u00a0% av poängen"].filter(Boolean).join(" · ");
    return element("li", { className: one.good ? "good" : "" }, element("h2", {}, link), element("p", { className: "meta" }, about),
      excerpt(text, marks));
  }

  // A link to what the address asks for once it is changed, and then to the hits.
  function change(label, id, changed) {
    const link = element("a", { href: address(Object.assign(wish(), changed)), id }, label);
    link.addEventListener("click", event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      ask(changed, false).then(toHits);
    });
    return link;
  }

  function toHits() {
    (hitsPart.querySelector("a") || field).focus();
  }

  // Links to the page of the municipality that the query names, or of the newest area whose title holds its words.
  function pages(query) {
    function plain(name) { return name.toLowerCase().replace(/s?( kommun)?$/, ""); }
    const stems = kk.sought(query).map(kk.stem);
    const named = Object.entries(kk.start.municipalities).filter(([municipality, id]) => [id, municipality].map(plain).includes(plain(query)))
      .map(([municipality, id]) => ["kommuner/" + id, "Sidan om " + municipality]);
    const areas = Object.entries(kk.start.editions).flatMap(([edition, [, held]]) => {
      return Object.entries(held).filter(([, [title]]) => {
        const words = kk.spelt(title).map(kk.stem);
        return stems.length && stems.every(stem => words.includes(stem));
      }).map(([number, [title]]) => ["omraden/" + edition + "-" + number, "Området " + title]);
    });
    return (named.length ? named : areas).slice(-1).map(([page, label]) => element("a", { href: page + ".html", id: page }, label));
  }

  function shownWays(wanted, tries, count) {
    const links = pages(wanted.q).concat(tries.map(stem => change("Ord som börjar på ”" + stem + "”", "ord-" + stem, { q: stem, leaf: 1 })));
    if (wanted.isChosen) {
      links.push(change("Rensa val", "rensa", { chosen: FACETS.map(() => new Set()), leaf: 1 }));
    }
    if (count) {
      const link = element("a", { href: "#hits", id: "till-traffar" }, "Till träffarna");
      link.addEventListener("click", event => { event.preventDefault(); toHits(); });
      links.push(link);
    }
    waysPart.replaceChildren(...links);
  }

  function shownLeaves(count, leaf) {
    const last = Math.ceil(count / LEAF);
    const steps = [[leaf - 1, "Föregående"], [leaf + 1, "Nästa"]].filter(step => step[0] >= 1 && step[0] <= last);
    leavesPart.replaceChildren(...(last > 1 ? ["Sida " + leaf + " av " + last + " "] : []),
      ...steps.map(([number, label]) => change(label, "sida-" + label.toLowerCase(), { leaf: number })));
  }

  function said(wanted, answer, count) {
    const sentences = [];
    answer.changes.forEach(([typed, searched]) => {
      sentences.push("Ingen text har ordet ”" + typed + "”. Sökningen gäller ord som börjar på ”" + searched + "”.");
    });
    answer.missing.forEach(typed => { sentences.push("Ingen text har ordet ”" + typed + "”."); });
    if (answer.left[0]) sentences.push("Ingen text har alla orden. Träffarna saknar ”" + answer.left.join("”, ”") + "”.");
    const hits = count === 1 ? "1 träff" : (count || "Inga").toLocaleString("sv-SE") + " träffar";
    // What is missing has no hits.
    const held = answer.missing[0] && count ? kk.sought(wanted.q).filter(word => !answer.missing.includes(word)).join(" ") : wanted.q;
    sentences.push(hits + (held ? " på ”" + held + "”." : "."));
    if (!count && wanted.isChosen) sentences.push("Ta bort något val så blir träffarna fler.");
    return sentences.join(" ");
  }

  let asked = 0;
  async function show() {
    const mine = asked += 1;
    const wanted = wish();
    if (field.value.trim() !== wanted.q) field.value = wanted.q;
    document.title = document.title.replace(/^(?:.*: )?/, wanted.q ? wanted.q + ": " : "");
    if (!wanted.q && !wanted.isChosen) {
      answerPart.hidden = true;
      waysPart.replaceChildren();
      hitsPart.replaceChildren();
      status.textContent = "";
      return;
    }
    try {
      const answer = wanted.q ? await kk.query(wanted.q) : kk.all();
      const { kept, counts } = sift(answer.hits, wanted.chosen);
      const leaf = Math.min(wanted.leaf, Math.max(1, Math.ceil(kept.length / LEAF)));
      const items = await Promise.all(kept.slice((leaf - 1) * LEAF, leaf * LEAF).map(hit => shownHit(hit, answer.marks)));
      if (mine !== asked) return;
      const focus = document.activeElement && document.activeElement.id;
      answerPart.hidden = false;
      shownFacets(counts, wanted.chosen);
      hitsPart.start = (leaf - 1) * LEAF + 1;
      hitsPart.replaceChildren(...items);
      shownWays(wanted, answer.tries, kept.length);
      shownLeaves(kept.length, leaf);
      status.textContent = said(wanted, answer, kept.length);
      refocus(focus);
    } catch (error) {
      status.textContent = "Sökningen kunde inte läsa sina filer. Ladda om sidan och försök igen.";
      throw error;
    }
  }

  function restore() {
    const focus = history.state && history.state.focus;
    return show().then(() => { refocus(focus); });
  }

  let later = 0;
  form.addEventListener("submit", event => {
    event.preventDefault();
    clearTimeout(later);
    ask({ q: field.value.trim(), leaf: 1 }, false);
  });
  field.addEventListener("input", () => {
    clearTimeout(later);
    later = setTimeout(() => { ask({ q: field.value.trim(), leaf: 1 }, true); }, 200);
  });
  facetsPart.addEventListener("change", () => {
    const chosen = FACETS.map(facet => {
      return new Set(Array.from(facetsPart.querySelectorAll("[name=" + facet[0] + "]:checked"), box => box.value));
    });
    ask({ chosen, leaf: 1 }, false);
  });
  hitsPart.addEventListener("click", remember);
  window.addEventListener("popstate", restore);

  form.hidden = false;
  document.getElementById("facets").open = matchMedia("(min-width: 50rem)").matches;
  kk.folder = form.dataset.index;
  field.value = wish().q;
  kk.open().then(restore);
})();
