// From a query to the observations that answer it, the best first, and what was changed in the query on the way.
(() => {
  "use strict";
  // How much a word counts that is not the very one: a part of a compound, the noun of a verb, the beginning of a longer word, the
  // parts of a compound apart, a synonym.
  const PART = 0.5;
  const RELATED = 0.4;
  const BEGINNING = 0.4;
  const APART = 0.25;
  const SYNONYM = 0.15;
  const GOOD_EXAMPLE = 1.5;
  // Of what the words weigh together, how much a paragraph holds that holds nearly all; and most, which is enough where few do.
  const NEARLY = 0.75;
  const MOST = 0.6;
  const FEW = 3;
  const ENDINGS = ["an", "ning", "ing", "ering", "ation", "els", "um", "or", "t"];
  // Asked for in these words alone, or first in the query.
  const GOOD = /^(?:alla )?(?:goda?|gott) exemp\w+(?!\S)/i;
  const DERIVED = /(?:isering|ering|ning|ande|else|are|het|skap|ing)$/;

  // The words of a query that tell texts apart.
  kk.sought = text => { return kk.spelt(text).filter(one => !kk.start.stop.includes(one)); };

  function bare(spelling) { return spelling.replace(/-/g, ""); }

  // Scores by paragraph, of one stem's postings.
  function scored(line, factor) {
    return new Map(kk.entries(line).map(([paragraph, weight, part]) => [paragraph, weight * factor * (part ? PART : 1)]));
  }

  // Of the paragraphs that hold all the stems, with the weakest's score.
  async function together(stems, factor, marks) {
    const lines = await Promise.all(stems.map(kk.line));
    if (!lines.length || !lines.every(Boolean)) return new Map();
    const [first, ...others] = lines.map(line => scored(line, factor));
    const scores = new Map();
    for (const [paragraph, score] of first) {
      if (others.every(other => other.has(paragraph))) {
        scores.set(paragraph, Math.min(score, ...others.map(other => other.get(paragraph))));
      }
    }
    if (scores.size) stems.forEach(stem => { marks.add(stem); });
    return scores;
  }

  // In how many paragraphs a stem stands as a word of its own.
  function alone(line) {
    return line ? kk.entries(line).filter(entry => !entry[2]).length : 0;
  }

  // The two parts of a compound that no text holds, by the rule of kommunkompassen/search/compounds.py.
  async function split(word) {
    let best = [];
    let most = 0;
    const near = new Set((await kk.beginning(word.slice(0, 3))).map(line => line[0]));
    for (let at = 3; at <= word.length - 3; at += 1) {
      const last = word.slice(at);
      const firsts = [word.slice(0, at)].concat(word[at - 1] === "s" && at > 3 ? [word.slice(0, at - 1)] : []);
      for (const first of firsts.filter(one => !kk.start.prefixes.includes(one)).map(kk.stem)) {
        if (near.has(first) && !kk.start.endings.includes(last)) {
          const parts = [first, kk.stem(last)];
          const counts = (await Promise.all(parts.map(kk.line))).map(alone);
          const weight = Math.min(...counts) > 1 ? Math.log(counts[0]) * Math.log(counts[1]) : 0;
          if (weight > most) [most, best] = [weight, parts];
        }
      }
    }
    return best;
  }

  // Stems that Snowball leaves apart: of the verb of a noun and the nouns of a verb, of neuters, and of what inflects as Latin does:
  // rekrytering and rekryter, delegation and deleger, tvärsektoriell and tvärsektoriellt, kriteri and kriterium, mentor and ment.
  function related(stem) {
    const found = ENDINGS.map(ending => stem + ending);
    ENDINGS.forEach(ending => { if (stem.endsWith(ending)) found.push(stem.slice(0, -ending.length)); });
    found.push(stem.replace(/(?:at)?ion$/, "er"), stem.replace(/er$/, "ation"), stem.replace(/er$/, "ion"), stem.replace(/ktion$/, "cer"));
    return Array.from(new Set(found)).filter(one => one !== stem && one.length > 3);
  }

  // What else the word is called, each as a list of stems; also of a compound that ends with such a word: brukarenkät for
  // brukarundersökning.
  function synonyms(stem) {
    const found = [];
    for (const group of kk.start.synonyms) {
      for (const phrase of group) {
        const ending = kk.stem(bare(phrase));
        const beginning = stem.slice(0, -ending.length);
        if (stem.endsWith(ending) && (!beginning || ending.length > 3)) {
          for (const other of group) {
            if (other !== phrase && !(beginning && other.includes(" "))) {
              found.push(kk.spelt(beginning + other).map(one => kk.stem(bare(one))));
            }
          }
        }
      }
    }
    return found;
  }

  // Scores of the paragraphs that one word finds. `last`: it may be only the beginning of one.
  async function find(spelling, last, marks) {
    const word = bare(spelling);
    const stem = kk.stem(word);
    const line = await kk.line(stem);
    const hyphened = spelling.split("-").filter(part => part.length > 1).map(kk.stem);
    const parts = line ? (line[2] || "").split(" ") : hyphened.length > 1 ? hyphened : await split(word);
    const longer = last && word.length > 2 ? await kk.beginning(stem.length > 3 ? stem : word) : [];
    const ways = await Promise.all([].concat(
      line ? [together([stem], 1, marks)] : [],
      parts.length > 1 ? [together(parts, APART, marks)] : [],
      synonyms(stem).map(stems => together(stems, SYNONYM, marks)),
      related(stem).map(other => together([other], RELATED, marks)),
      longer.filter(alone).map(other => together([other[0]], BEGINNING, marks)),
    ));
    const scores = new Map();
    for (const way of ways) {
      for (const [paragraph, score] of way) scores.set(paragraph, Math.max(score, scores.get(paragraph) || 0));
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

  // The observations of which one paragraph holds enough, each with its score and that paragraph.
  function observations(totals, all, enough) {
    const hits = new Map();
    for (const [paragraph, [sum, held]] of totals) {
      const number = kk.paragraphs[paragraph];
      const score = sum * (held / all) * (kk.observations[number].good ? GOOD_EXAMPLE : 1);
      if (held >= all * enough && score > (hits.has(number) ? hits.get(number).score : 0)) {
        hits.set(number, { number: number, score: score, paragraph: paragraph });
      }
    }
    return hits;
  }

  // Where no paragraph holds enough: the observations that lack the least, in whichever paragraphs the words stand, and what they lack.
  function apart(totals, weighed) {
    const hits = new Map();
    for (const [paragraph, [score]] of totals) {
      const number = kk.paragraphs[paragraph];
      const hit = hits.get(number) || { number: number, score: 0, left: weighed };
      hit.left = hit.left.filter(one => !one[1].has(paragraph));
      if (score > hit.score) Object.assign(hit, { score: score, paragraph: paragraph });
      hits.set(number, hit);
    }
    let least = Infinity;
    let left = [];
    hits.forEach(hit => {
      const lacked = hit.left.reduce((sum, one) => sum + one[2], 0);
      hit.left = hit.left.map(one => one[0]);
      if (lacked < least) [least, left] = [lacked, hit.left];
    });
    hits.forEach((hit, number) => { if (String(hit.left) !== String(left)) hits.delete(number); });
    return [hits, left];
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
    const words = kk.sought(text);
    const answer = { hits: [], marks: new Set(), changes: [], missing: [], left: [] };
    const found = await Promise.all(words.map(async (spelling, index) => {
      const scores = await find(spelling, index === words.length - 1, answer.marks);
      if (scores.size) return scores;
      const other = await nearest(spelling);
      if (other) answer.changes.push([spelling, other]); else answer.missing.push(spelling);
      return other ? find(other, true, answer.marks) : scores;
    }));
    const weighed = found.flatMap((scores, index) => scores.size ? [[words[index], scores, Math.log(1 + kk.paragraphs.length / scores.size)]] : []);
    const totals = new Map();
    let all = 0;
    for (const [, scores, rarity] of weighed) {
      all += rarity;
      for (const [paragraph, score] of scores) {
        const [sum, held] = totals.get(paragraph) || [0, 0];
        totals.set(paragraph, [sum + rarity * score, held + rarity]);
      }
    }
    const nearly = observations(totals, all, NEARLY);
    let hits = nearly.size < FEW ? observations(totals, all, MOST) : nearly;
    if (!hits.size) [hits, answer.left] = apart(totals, weighed);
    answer.hits = Array.from(hits.values()).sort((one, other) => other.score - one.score || one.number - other.number);
    return answer;
  };
})();
