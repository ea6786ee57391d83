// Asks the index that lies in a folder, as a page does, but for where its files are read. Prints what each query finds, as JSON.
// node in_node.js SCRIPTS INDEX QUERIES, and with the word "stems" for INDEX the stems of words instead.
"use strict";
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const [scripts, index, asked] = process.argv.slice(2);
const texts = JSON.parse(fs.readFileSync(asked, "utf8"));

function run(file) { vm.runInThisContext(fs.readFileSync(file, "utf8"), { filename: file }); }

async function main() {
  run(path.join(scripts, "search-words.js"));
  if (index === "stems") return texts.map(function (text) { return kk.spelt(text).map(kk.stem); });
  run(path.join(scripts, "search-index.js"));
  run(path.join(scripts, "search-query.js"));
  const held = {};
  const loaded = [];
  kk.add = function (name, what) { held[name] = what; };
  kk.load = async function (name) {
    if (!loaded.includes(name)) loaded.push(name);
    if (!(name in held)) run(path.join(index, name + ".js"));
    return held[name];
  };
  await kk.open();
  const answers = [];
  for (const text of texts) {
    const answer = await kk.query(text);
    const targets = await Promise.all(answer.hits.slice(0, 10).map(async function (hit) { return (await kk.text(hit.number))[2]; }));
    answers.push(Object.assign(answer, { marks: Array.from(answer.marks), targets: targets, loaded: loaded.splice(0) }));
  }
  return answers;
}

main().then(function (answers) { process.stdout.write(JSON.stringify(answers)); });
