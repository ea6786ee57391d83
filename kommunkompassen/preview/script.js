// Shows each new page in place of the one before, with what one was reading where it was.
(() => {
  "use strict";
  const BLOCKS = "h1, h2, h3, h4, p, li, tr, caption, figcaption, summary";
  const panel = () => document.getElementById("preview");
  let page = panel().dataset.page;
  document.documentElement.classList.add("preview-live");

  // A block is known by its words and the heading it stands under, so that it is found again when others come or go above it;
  // one whose own words changed, by the mark in a draft that says where it stands in the file: k, a hash of the words, the way.
  const blocks = (main) => {
    const found = [];
    let heading = "";
    for (const element of main.querySelectorAll(BLOCKS)) {
      if (element.id) heading = element.id;
      const words = element.textContent.replace(/\s+/g, " ").trim();
      const way = element.querySelector(".source-line[id]")?.id.replace(/^k[0-9a-f]{8}_/, "");
      found.push({ element, words: `${heading} ${element.tagName} ${words}`, way: way && `${element.tagName} ${way}` });
    }
    return found;
  };

  const byKey = (found, key) => {
    const known = new Map();
    for (const block of found) known.set(block[key], known.has(block[key]) ? null : block.element);
    return known;
  };

  // What stands in the window, from the top, and how far down.
  const inView = (main) => {
    const seen = blocks(main)
      .map((block) => ({ ...block, box: block.element.getBoundingClientRect() }))
      .filter(({ box }) => box.height > 0 && box.bottom > 0 && box.top < innerHeight)
      .map(({ words, way, box }) => ({ words, way, top: box.top }));
    return [...seen.filter(({ top }) => top >= 0), ...seen.filter(({ top }) => top < 0).reverse()];
  };

  const keepPlace = (places) => {
    const found = blocks(document.querySelector("main"));
    const words = byKey(found, "words");
    const ways = byKey(found, "way");
    for (const place of places) {
      const element = words.get(place.words) ?? (place.way && ways.get(place.way));
      if (element) {
        scrollBy({ top: element.getBoundingClientRect().top - place.top, behavior: "instant" });
        return;
      }
    }
  };

  const focusable = () => [...document.querySelectorAll("main a, main summary, main [tabindex]")];
  const name = (element) => `${element.tagName} ${element.id} ${element.getAttribute("aria-label")} ${element.textContent}`;

  const turnTo = (next) => {
    const main = document.querySelector("main");
    const top = scrollY === 0;
    const places = inView(main);
    const open = new Set([...main.querySelectorAll("details[open] > summary")].map((summary) => summary.textContent));
    const focused = main.contains(document.activeElement) ? name(document.activeElement) : null;
    for (const style of document.head.querySelectorAll("style:not(#preview-style)")) {
      if (style.textContent !== next.head.querySelector("style")?.textContent) style.remove();
    }
    if (!document.head.querySelector("style:not(#preview-style)")) {
      document.head.prepend(...next.head.querySelectorAll("style:not(#preview-style)"));
    }
    document.title = next.title;
    document.documentElement.lang = next.documentElement.lang;
    const parts = (body) => [...body.children].filter((child) => child.id !== "preview" && child.id !== "preview-script");
    for (const old of parts(document.body)) old.remove();
    document.body.prepend(...parts(next.body));
    for (const summary of document.querySelectorAll("main details > summary")) {
      if (open.has(summary.textContent)) summary.parentElement.open = true;
    }
    if (focused) focusable().find((element) => name(element) === focused)?.focus({ preventScroll: true });
    if (top) scrollTo({ top: 0, behavior: "instant" });
    else keepPlace(places);
  };

  // Only what is new in the panel is replaced: what is open stays open, and what is read aloud is only what has changed.
  const turnPanelTo = (html) => {
    const next = new DOMParser().parseFromString(html, "text/html").getElementById("preview");
    const now = panel();
    now.className = next.className;
    now.lang = next.lang;
    const status = document.getElementById("preview-status");
    const said = next.querySelector("#preview-status").textContent;
    if (status.textContent !== said) status.textContent = said;
    next.querySelector("#preview-status").replaceWith(status.cloneNode(true));
    for (const details of next.querySelectorAll("details")) {
      const before = document.getElementById(details.id);
      if (before) details.open = before.open;
    }
    replaceRest(now.querySelector("#preview-head"), next.querySelector("#preview-head"));
    replaceRest(now, next);
  };

  // All children but the first, if any of them is another than before.
  const replaceRest = (now, next) => {
    const rest = (element) => [...element.children].slice(1);
    if (rest(now).map((one) => one.outerHTML).join() === rest(next).map((one) => one.outerHTML).join()) return;
    const focused = rest(now).find((one) => one.contains(document.activeElement))?.id;
    for (const child of rest(now)) child.remove();
    now.append(...rest(next));
    const there = focused && document.getElementById(focused);
    if (there) (there.querySelector("summary, a") ?? there).focus({ preventScroll: true });
  };

  const show = async (news) => {
    if (news.page !== page) {
      const answer = await fetch("/", { cache: "no-store" });
      const next = new DOMParser().parseFromString(await answer.text(), "text/html");
      turnTo(next);
      page = next.getElementById("preview").dataset.page;
      panel().dataset.page = page;
    }
    turnPanelTo(news.panel);
  };

  let last = Promise.resolve();
  const events = new EventSource("/events");
  events.onmessage = (event) => {
    const news = JSON.parse(event.data);
    last = last.then(() => show(news)).catch(() => {});
  };
  events.onerror = () => {
    panel().querySelector("#preview-status").textContent = panel().dataset.lost;
  };
})();
