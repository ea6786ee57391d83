// From a query to the observations that answer it, the best first, and what was changed in the query on the way.
(() => {
  "use strict";
  const ENDINGS = ["n", "s", "ad", "ar", "an", "ning", "ing", "ering", "ation", "els", "um", "or", "t"];
  // Asked for in these words alone, or first in the query.
  const GOOD = /^(?:alla )?(?:goda?|gott) exemp\w+(?!\S)/i;

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

  // Of the sentences that hold all the stems or their relatives, with the weakest's score. `wide`: their synonyms do as well.
  async function together(stems, factor, marks, wide) {
    const all = stems.map(stem => [stem].concat(wide ? synonyms(stem) : []).flatMap(related));
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
      // A stem has no linking s.
      const parts = [word.slice(0, at), word.slice(at)].map(kk.stem);
      let weight = !kk.start.prefixes.includes(parts[0]) && !kk.start.endings.includes(parts[1]);
      for (const part of parts) weight = weight && weight * Math.log(alone(await kk.line(part)) || 1);
      if (weight > most) [most, best] = [weight, parts];
    }
    return best;
  }

  // A stem, and those that Snowball leaves apart from it: of the verb of a noun and the nouns of a verb, of neuters, of a quality, of what
  // it takes for an ending, of what inflects as Latin does, and of what drops an e: rekrytering and rekryter, delegation and deleger,
  // tvärsektoriell and tvärsektoriellt, nöjd and nöjdhet, effektivisering and effektivitet, kostn and kostnad, kriteri and kriterium,
  // mentor and ment, flexibl and flexibel.
  function related(stem) {
    return [stem].concat(ENDINGS.flatMap(ending => [stem + ending].concat(stem.endsWith(ending) ? stem.slice(0, -ending.length) : [])),
      stem + "het", stem.replace(/(?:at)?ion$/, "er"), stem.replace(/er$/, "ation"), stem.replace(/er$/, "ion"), stem.replace(/ktion$/, "cer"),
      stem.replace(/([^aeiouyåäö])([lnr])$/, "$1e$2"), stem.replace(/e([lnr])$/, "$1"),
      ["iser", "isering", "itet"].map(ending => stem.replace(/(?:iser|isering|itet)$/, ending)),
    ).filter((one, place) => !place || one[3]);
  }

  // What else the word, or the words, are called, as stems; also of a compound that ends with such a word: brukarenkät for
  // brukarundersökning.
  function synonyms(stem) {
    return kk.start.synonyms.flatMap(group => group.flatMap(ending => {
      const beginning = stem.slice(0, -ending.length);
      if (!stem.endsWith(ending) || beginning && (!ending[3] || / /.test(stem + ending))) return [];
      return group.filter(other => other !== ending && !(beginning && other.includes(" "))).map(other => beginning + other);
    })).concat(kk.start.wider.flatMap(group => group[0] === stem ? group.slice(1) : []));
  }

  // Scores of the paragraphs that a word finds, or words that have a synonym together. `last`: it may be only the beginning of one, as may one that
  // no text holds.
  async function find(spelling, stem, last, marks) {
    const word = bare(spelling);
    const line = await kk.line(stem);
    const hyphened = spelling.split("-").filter(part => part[1]).map(kk.stem);
    const parts = line ? (line[2] || "").split(" ") : hyphened[1] ? hyphened : await split(word);
    const longer = (last || !line) && word[2] ? await kk.beginning(stem[3] ? stem : word) : [];
    // Where many sentences hold a compound, those with its parts apart are no hits.
    const ways = await Promise.all([].concat(
      together(stem.split(" "), 1, marks),
      parts[1] && alone(line) < 8 ? together(parts, 0.25, marks, !line) : [],
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

  // What is left of a word that is cut shorter and shorter when it first has synonyms or, of more letters than `least`, stands alone in some
  // text; nothing once it is one of `none`.
  async function longest(word, cut, none, least) {
    for (; word[2]; word = cut(word)) {
      const stem = kk.stem(word);
      if (none.includes(stem)) break;
      if (kk.start.synonyms.flat().includes(stem) || word[least] && alone(await kk.line(stem))) return stem;
    }
    return "";
  }

  // The best paragraph of each observation, of paragraphs with the best first.
  function best(rows) {
    const seen = new Set();
    return rows.filter(row => !seen.has(row.number) && seen.add(row.number));
  }

  // All observations, good examples first: the answer where no word is asked for.
  kk.all = () => {
    const hits = kk.observations.map((one, number) => ({ number, score: one.good })).sort((one, other) => other.score - one.score);
    return { hits, marks: new Set(), changes: [], missing: [], left: [], tries: [] };
  };

  // {hits: [{number, score, paragraph}…], marks: stems to show, changes: [[typed, searched]…], missing: words that nothing holds, left: words that
  // the hits lack, since no observation holds them with the others, tries: known pieces of what is missing}
  kk.query = async text => {
    if (GOOD.test(text)) {
      const rest = text.replace(GOOD, "");
      const all = kk.sought(rest)[0] ? await kk.query(rest) : kk.all();
      all.hits = all.hits.filter(hit => kk.observations[hit.number].good);
      if (all.hits[0]) return all;
    }
    let words = kk.sought(text).map(spelling => [spelling, kk.stem(bare(spelling))]);
    // Words that have a synonym together are one.
    kk.start.synonyms.concat(kk.start.wider).flat().filter(phrase => phrase.includes(" ")).forEach(phrase => {
      const inner = phrase.split(" ").map(stem => words.find(word => related(stem).includes(word[1])));
      if (inner.every(Boolean)) {
        words = [[inner.map(word => word[0]).join(" "), phrase]].concat(words.filter(word => !inner.includes(word)));
      }
    });
    const answer = { hits: [], marks: new Set(), changes: [], missing: [], left: [], tries: [] };
    const found = await Promise.all(words.map(async ([spelling, stem], index) => {
      const scores = await find(spelling, stem, index === words.length - 1, answer.marks);
      if (scores.size) return scores;
      const first = await longest(bare(spelling), word => word.slice(0, -1), kk.start.prefixes, 3);
      const last = await longest(bare(spelling), word => word.slice(1), kk.start.endings, 4);
      // Alone a beginning, which tells what thing is meant, answers where one in twenty holds it, and an end, which tells its kind, one in
      // a hundred.
      for (const [other, share] of [[first, 20], [last, 100]]) {
        const instead = other ? await find(other, other, true, answer.marks) : scores;
        if (instead.size && (words[1] || instead.size * share < kk.paragraphs.length)) {
          answer.changes.push([spelling, other]);
          return instead;
        }
      }
      answer.missing.push(spelling);
      answer.tries.push(...[first, last].filter(Boolean));
      return scores;
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
      return { number, paragraph, held, score: sum * held * (kk.observations[number].good ? 1.2 : 1) };
    }).sort((one, other) => other.score - one.score || one.number - other.number);
    // Of what the words weigh together, so much one paragraph must hold.
    answer.hits = best(rows.filter(row => row.held >= all * 0.65));
    if (rows[0] && !answer.hits[0]) {
      // The observations that lack the least, in whichever paragraphs the words stand.
      const lacking = new Map();
      rows.forEach(row => { lacking.set(row.number, (lacking.get(row.number) || weighed).filter(one => !one[1].has(row.paragraph))); });
      const lacks = row => lacking.get(row.number).reduce((sum, one) => sum + one[2], 0);
      const least = rows.reduce((least, row) => Math.min(least, lacks(row)), all);
      answer.hits = best(rows.filter(row => lacks(row) === least));
      answer.left = lacking.get(answer.hits[0].number).map(one => one[0]);
    }
    return answer;
  };
})();
