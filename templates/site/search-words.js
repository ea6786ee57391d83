// Words and their stems, as kommunkompassen/search/words.py makes them; a test holds both against each other.
var kk = {};
(() => {
  "use strict";
  const ENDING = new RegExp("(?:heterna|hetens|anden|andes|andet|arens|arnas|ernas|ornas|heten|heter|arna|erna|orna|ande|arne|aste|" +
    "aren|ades|erns|ade|are|ern|ens|het|ast|en|ar|er|or|as|es|at|ad|et|a|e|s)$");
  const KEEPS_ET = /(?:fab|h|[pr]ak|stak|kom|[cdimnprstux]it|iet|[ai]lit|ivit|kvit)$/;

  function isNeuter(before) {
    return /.[aeiouyäåö][^aeiouyäåö]$/.test(before) && !KEEPS_ET.test(before);
  }

  function withoutEnding(word, from) {
    const ending = (ENDING.exec(word.slice(from)) || [""])[0];
    const rest = word.slice(0, word.length - ending.length);
    if (ending === "et") return isNeuter(rest) ? rest : word;
    if (ending !== "s") return rest;
    if (rest.endsWith("et") && isNeuter(rest.slice(0, -2))) return rest.slice(0, -2);
    return /[bcdfghjklmnoprtvy]$/.test(rest) ? rest : word;
  }

  // Snowball's rules for Swedish, version 3, but that trygghet is no form of trygg.
  kk.stem = word => {
    const quality = /^(.{3,}het)(?:e[nr](?:na)?s?|s)?$/.exec(word);
    if (quality) return quality[1];
    const region = /[aeiouyäåö][^aeiouyäåö]/.exec(word);
    const from = region && word.length > 2 ? Math.max(3, region.index + 2) : word.length;
    word = withoutEnding(word, from);
    if (/(?:dd|gd|nn|[dgkt]t)$/.test(word.slice(from))) word = word.slice(0, -1);
    const tail = word.slice(from);
    if (/öst$/.test(tail)) return /[iklnprtuv]öst$/.test(word) ? word.slice(0, -1) : word;
    if (/fullt$/.test(tail)) return word.slice(0, -1);
    return word.slice(0, word.length - (/(?:l?ig|els)$/.exec(tail) || [""])[0].length);
  };

  kk.spelt = text => text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) || [];
})();
