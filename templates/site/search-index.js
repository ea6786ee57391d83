// The index, of which only what a query needs is loaded: as scripts, since a page that lies in a folder may load nothing else.
(() => {
  "use strict";
  const waiting = new Map();
  // The number of each one's first observation.
  let chunks = [];

  // Called by each file of the index with what it holds.
  kk.add = (name, held) => { waiting.get(name).found(held); };

  // What a file holds; asked for once.
  kk.load = name => {
    if (!waiting.has(name)) {
      const wish = {};
      wish.held = new Promise((found, lost) => { wish.found = found; wish.lost = lost; });
      waiting.set(name, wish);
      const script = document.createElement("script");
      script.src = kk.folder + name + ".js";
      script.onerror = () => { waiting.delete(name); wish.lost(new Error(name)); };
      document.head.append(script);
    }
    return waiting.get(name).held;
  };

  // What stands where: the observations, each with its evaluation, area, kinds and the area's percent; and of each paragraph
  // the observation that it belongs to.
  kk.open = async () => {
    kk.start = await kk.load("start");
    let first = 0;
    chunks = kk.start.chunks.map(length => { first += length; return first - length; });
    kk.observations = [];
    kk.paragraphs = [];
    for (const evaluation of kk.start.evaluations) {
      const areas = evaluation[5];
      for (let at = 0; at < areas.length; at += 3) {
        for (const [, sign, count] of areas[at + 2].matchAll(/([a-z])([0-9]*)/gi)) {
          const kind = sign.toLowerCase();
          for (let left = Number(count || 1); left; left -= 1) kk.paragraphs.push(kk.observations.length);
          kk.observations.push({ evaluation, area: areas[at], percent: areas[at + 1], kind, good: sign !== kind });
        }
      }
    }
  };

  // Where in a sorted list the last is that is no later.
  function place(sorted, wanted) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] <= wanted) low = middle + 1; else high = middle;
    }
    return low - 1;
  }

  // Python sorts by code points, as do these: no letter of a word lies beyond the first plane but by surrogates.
  const lines = new Map();
  async function shard(number) {
    if (!lines.has(number)) {
      const held = await kk.load("p" + number);
      lines.set(number, held.split("\n").map(line => line.split("\t")));
    }
    return lines.get(number);
  }

  // The line of a stem: stem, postings, parts; undefined where no text holds it.
  kk.line = async stem => {
    const number = place(kk.start.shards, stem);
    return number < 0 ? undefined : (await shard(number)).find(line => line[0] === stem);
  };

  // The lines of the stems that begin so, of the shard where they begin and the next.
  kk.beginning = async letters => {
    const first = Math.max(0, place(kk.start.shards, letters));
    const next = (kk.start.shards[first + 1] || "").startsWith(letters) ? [first + 1] : [];
    const found = await Promise.all([first].concat(next).map(shard));
    return found.flat().filter(line => line[0].startsWith(letters));
  };

  // Postings as [sentence, weight, is a part]…, a sentence being eight times its paragraph and its place in it.
  kk.entries = line => {
    const found = [];
    let paragraph = -1;
    for (const [, step, sign, marks] of line[1].matchAll(/([0-9a-z]*)([A-R])([S-Z]*)/g)) {
      paragraph += step ? parseInt(step, 36) : 1;
      const code = sign.charCodeAt(0) - 65;
      for (const mark of marks || "S") found.push([paragraph * 8 + mark.charCodeAt(0) - 83, code % 9 + 1, code > 8]);
    }
    return found;
  };

  // An observation's heading, text, place in the report and title of its area.
  kk.text = async number => {
    const chunk = place(chunks, number);
    return (await kk.load("t" + chunk))[number - chunks[chunk]];
  };
})();
