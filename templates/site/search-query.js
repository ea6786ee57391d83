// From a query to the observations that answer it, the best first, and what was changed in the query on the way.
(() => {
  "use strict";
  const ENDINGS = ["n", "s", "ad", "ar", "an", "ning", "ing", "ering", "ation", "els", "um", "or", "t"];
  // Asked for in these words alone, or first in the query.
  const GOOD = /^(?:alla )?(?:goda?|gott) exemp\w+(?!\S)/i;
  const DERIVED = /(?:isering|ering|ning|ande|else|are|het|skap|ing)$/;

  // The words of a query that tell texts apart.
  kk.sought = text => { return kk.spelt(text).filter(one => !kk.start.stop.includes(one)); };

  function bare(spelling) { return spelling.replace(/-/g, ""); }

  // Scores by sentence, of the postings of some stems: the first counts in full, the others less, as its relatives, and each less in part
  // of a compound.
  async function scored(stems, factor) {
    const scores = new Map();
    (await Promise.all(stems.map(kk.line))).forEach((line, place) => {
      if (line) {
        for (const [sentence, weight, part] of kk.entries(line)) {
          const score = weight * factor * (part ? 0.5 : 1) * (place ? 0.4 : 1);
          scores.set(sentence, Math.max(score, scores.get(sentence) || 0));
        }
      }
    });
    return scores;
  }

  // Of the sentences that hold all the stems or their relatives, with the weakest's score.
  async function together(stems, factor, marks) {
    const all = stems.map(related);
    const [first, ...others] = await Promise.all(all.map(one => scored(one, factor)));
    const scores = new Map();
    for (const [sentence, score] of first) {
      if (others.every(other => other.has(sentence))) {
        scores.set(sentence, Math.min(score, ...others.map(other => other.get(sentence))));
      }
    }
    if (scores.size) all.flat().forEach(stem => { marks.add(stem); });
    return scores;
  }

  // In how many sentences a stem stands as a word of its own.
  function alone(line) { return line ? kk.entries(line).filter(entry => !entry[2]).length : 0; }

  // The two parts of a compound that no text holds, by the rule of kommunkompassen/search/compounds.py.
  async function split(word) {
    let best = [];
    let most = 0;
    for (let at = 3; at <= word.length - 3; at += 1) {
      const last = word.slice(at);
      for (const first of [word.slice(0, at)].concat(word[at - 1] === "s" && at > 3 ? word.slice(0, at - 1) : [])) {
        const parts = [first, last].map(kk.stem);
        let weight = !kk.start.prefixes.includes(first) && !kk.start.endings.includes(last);
        for (const part of parts) weight = weight && weight * Math.log(alone(await kk.line(part)) || 1);
        if (weight > most) [most, best] = [weight, parts];
      }
    }
    return best;
  }

  // A stem, and those that Snowball leaves apart from it: of the verb of a noun and the nouns of a verb, of neuters, of a quality, of what
  // it takes for an ending, and of what inflects as Latin does: rekrytering and rekryter, delegation and deleger, tvärsektoriell and
  // tvärsektoriellt, nöjd and nöjdhet, kostn and kostnad, kriteri and kriterium, mentor and ment.
  function related(stem) {
    return [stem].concat(ENDINGS.flatMap(ending => [stem + ending].concat(stem.endsWith(ending) ? stem.slice(0, -ending.length) : [])),
      stem + "het", stem.replace(/(?:at)?ion$/, "er"), stem.replace(/er$/, "ation"), stem.replace(/er$/, "ion"), stem.replace(/ktion$/, "cer"),
    ).filter((one, place) => !place || one.length > 3);
  }

  // What else the word, or the words, are called, as stems; also of a compound that ends with such a word: brukarenkät for
  // brukarundersökning.
  function synonyms(stem) {
    return kk.start.synonyms.flatMap(group => group.flatMap(ending => {
      const beginning = stem.slice(0, -ending.length);
      if (!stem.endsWith(ending) || beginning && (ending.length < 4 || / /.test(stem + ending))) return [];
      return group.filter(other => other !== ending && !(beginning && other.includes(" "))).map(other => beginning + other);
    })).concat(kk.start.wider.flatMap(group => group[0] === stem ? group.slice(1) : []));
  }

  // Scores of the paragraphs that a word finds, or words that have a synonym together. `last`: it may be only the beginning of one.
  async function find(spelling, stem, last, marks) {
    const word = bare(spelling);
    const line = await kk.line(stem);
    const hyphened = spelling.split("-").filter(part => part.length > 1).map(kk.stem);
    const parts = line ? (line[2] || "").split(" ") : hyphened.length > 1 ? hyphened : await split(word);
    const longer = last && word.length > 2 ? await kk.beginning(stem.length > 3 ? stem : word) : [];
    // Where many sentences hold a compound, those with its parts apart are no hits.
    const ways = await Promise.all([].concat(
      together(stem.split(" "), 1, marks),
      parts.length > 1 && alone(line) < 8 ? together(parts, 0.25, marks) : [],
      synonyms(stem).map(other => together(other.split(" "), 0.1, marks)),
      // A compound with one part names who does something.
      longer.filter(other => alone(other) && !/^\S+$/.test(other[2] || "")).map(other => {
        marks.add(other[0]);
        return scored([other[0]], 0.4);
      }),
    ));
    const scores = new Map();
    for (const way of ways) {
      for (const [sentence, score] of way) {
        const paragraph = sentence >> 3;
        scores.set(paragraph, Math.max(score, scores.get(paragraph) || 0));
      }
    }
    return scores;
  }

  function held(piece, others) { return others.includes(piece) ? null : kk.line(kk.stem(piece)); }

  // For a word that finds nothing: its longest beginning that some text holds, without an ending that makes nouns; where that is less
  // than half of the word, its longest end, if fewer hold it, which tells more. Empty where none is held.
  async function nearest(spelling) {
    const word = bare(spelling);
    const begins = word.replace(DERIVED, "");
    let first = null;
    let last = null;
    for (let length = word.length; length > 2; length -= 1) {
      first = first || await held(begins.slice(0, length), kk.start.prefixes);
      if (first && length * 2 >= word.length) return first[0];
      last = last || length > 4 && await held(word.slice(-length), kk.start.endings);
    }
    return (first && !(last && last[1].length < first[1].length) ? first : last || [""])[0];
  }

  // The best paragraph of each observation, of paragraphs with the best first.
  function best(rows) {
    const seen = new Set();
    return rows.filter(row => !seen.has(row.number) && seen.add(row.number));
  }

  // All observations, good examples first: the answer where no word is asked for.
  kk.all = () => {
    const hits = kk.observations.map((one, number) => ({ number: number, score: one.good ? 1 : 0 }));
    hits.sort((one, other) => other.score - one.score || one.number - other.number);
    return { hits: hits, marks: new Set(), changes: [], missing: [], left: [] };
  };

  // {hits: [{number, score, paragraph}…], marks: stems to show, changes: [[typed, searched]…], missing: words that nothing holds, left: words that
  // the hits lack, since no observation holds them with the others}
  kk.query = async text => {
    if (GOOD.test(text)) {
      const rest = text.replace(GOOD, "");
      const all = kk.sought(rest).length ? await kk.query(rest) : kk.all();
      const good = all.hits.filter(hit => kk.observations[hit.number].good);
      if (good.length) return Object.assign(all, { hits: good });
    }
    let words = kk.sought(text).map(spelling => [spelling, kk.stem(bare(spelling))]);
    // Words that have a synonym together are one.
    kk.start.synonyms.concat(kk.start.wider).flat().filter(phrase => phrase.includes(" ")).forEach(phrase => {
      const inner = phrase.split(" ").map(stem => words.find(word => related(stem).includes(word[1])));
      if (inner.every(Boolean)) {
        words = [[inner.map(word => word[0]).join(" "), phrase]].concat(words.filter(word => !inner.includes(word)));
      }
    });
    const answer = { hits: [], marks: new Set(), changes: [], missing: [], left: [] };
    const found = await Promise.all(words.map(async ([spelling, stem], index) => {
      const scores = await find(spelling, stem, index === words.length - 1, answer.marks);
      if (scores.size) return scores;
      const other = await nearest(spelling);
      if (other) answer.changes.push([spelling, other]); else answer.missing.push(spelling);
      return other ? find(other, other, true, answer.marks) : scores;
    }));
    const weighed = found.flatMap((scores, index) => scores.size ? [[words[index][0], scores, Math.log(1 + kk.paragraphs.length / scores.size)]] : []);
    const totals = new Map();
    let all = 0;
    for (const [, scores, rarity] of weighed) {
      all += rarity;
      for (const [paragraph, score] of scores) {
        const [sum, held] = totals.get(paragraph) || [0, 0];
        totals.set(paragraph, [sum + rarity * score, held + rarity]);
      }
    }
    const rows = Array.from(totals, ([paragraph, [sum, held]]) => {
      const number = kk.paragraphs[paragraph];
      return { number: number, paragraph: paragraph, held: held, score: sum * held * (kk.observations[number].good ? 1.2 : 1) };
    }).sort((one, other) => other.score - one.score || one.number - other.number);
    // Of what the words weigh together, so much one paragraph must hold.
    answer.hits = best(rows.filter(row => row.held >= all * 0.65));
    if (!answer.hits.length && rows.length) {
      // The observations that lack the least, in whichever paragraphs the words stand.
      const lacking = new Map();
      for (const row of rows) lacking.set(row.number, (lacking.get(row.number) || weighed).filter(one => !one[1].has(row.paragraph)));
      const lacks = row => lacking.get(row.number).reduce((sum, one) => sum + one[2], 0);
      const least = rows.reduce((least, row) => Math.min(least, lacks(row)), all);
      answer.hits = best(rows.filter(row => lacks(row) === least));
      answer.left = lacking.get(answer.hits[0].number).map(one => one[0]);
    }
    return answer;
  };
})();
