// Drives one real browser for the tests: reads one JSON order per line, answers each with one JSON line.
//   node browser.js chromium|firefox /path/to/the/browser
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const readline = require("node:readline");
const puppeteer = require("puppeteer-core");

const [engine, executablePath] = process.argv.slice(2);
const ARGS = {
  chromium: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--font-render-hinting=none"],
  firefox: [],
};
const PATIENCE = 120000; // a busy machine is slow; where it comes sooner this costs nothing
let browser, page, special, seen, said;

async function fresh() {
  if (page) await page.close();
  page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.on("request", (request) => seen.push(request.url()));
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
}

const DO = {
  async open({ url, width = 1280, height = 800, dark = false, preload = "", script = true }) {
    if (special || preload || !script || !page) await fresh();
    special = Boolean(preload || !script);
    [seen, said] = [[], []];
    await page.setViewport({ width, height });
    if (engine === "chromium") {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
    }
    if (!script) await page.setJavaScriptEnabled(false);
    if (preload) await page.evaluateOnNewDocument(preload);
    await page.goto(url, { waitUntil: "load" });
  },
  run: ({ js }) => page.evaluate(js),
  type: ({ selector, text }) => page.type(selector, text),
  press: ({ key }) => page.keyboard.press(key),
  click: ({ selector }) => page.click(selector),
  async saving({ folder }) { // Chromium only: what is saved goes there, without asking
    const client = await page.createCDPSession();
    await client.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
  },
  seen: () => seen,
  said: () => said,
  size: ({ width, height }) => page.setViewport({ width, height }),
  shot: async ({ to, full = false }) => void (await page.screenshot({ path: to, fullPage: full })),
  pdf: async ({ to }) => void (await page.pdf({ path: to, format: "A4", preferCSSPageSize: true })),
  async axe() {
    await page.evaluate(fs.readFileSync(path.join(__dirname, "node_modules/axe-core/axe.min.js"), "utf8") + ";0");
    const found = await page.evaluate("axe.run(document)");
    return { passes: found.passes.length,
      violations: found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" ")}`) };
  },
};

async function main() {
  browser = await puppeteer.launch({ browser: engine === "firefox" ? "firefox" : "chrome", executablePath, headless: true,
    args: ARGS[engine], timeout: PATIENCE, protocolTimeout: PATIENCE });
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const order = JSON.parse(line);
    let answer;
    try {
      answer = { value: (await DO[order.do](order)) ?? null };
    } catch (error) {
      answer = { error: String(error && error.stack || error) };
    }
    process.stdout.write(JSON.stringify(answer) + "\n");
  }
  await browser.close();
}
main();
