// What Firefox sees of pages: node firefox.mjs PROGRAM WIDTH SCRIPT ADDRESS…, as JSON. The script is asked when a page is loaded.
import puppeteer from "puppeteer-core";

const [program, width, script, ...addresses] = process.argv.slice(2);
const browser = await puppeteer.launch({ browser: "firefox", executablePath: program, headless: true });
const seen = [];
try {
  for (const address of addresses) {
    const page = await browser.newPage();
    await page.setViewport({ width: Number(width), height: 900 });
    const said = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    await page.goto(address, { waitUntil: "load" });
    seen.push({ address, said, answer: await page.evaluate(`(async () => { ${script} })()`) });
    await page.close();
  }
} finally {
  await browser.close();
}
console.log(JSON.stringify(seen));
