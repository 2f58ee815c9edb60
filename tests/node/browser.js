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
let browser, page, seen, said;

const DO = {
  async open({ url, width = 1280, height = 800, dark = false, preload = "", script = true, offered = "" }) {
    if (page) await page.close();
    page = await browser.newPage();
    [seen, said] = [[], []];
    page.on("request", (request) => seen.push(request.url()));
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    page.on("dialog", (dialog) => dialog.dismiss());
    await page.setViewport({ width, height });
    if (engine === "chromium") {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
      const client = await page.createCDPSession();
      if (offered) await client.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: offered });
    }
    if (!script) await page.setJavaScriptEnabled(false);
    if (preload) await page.evaluateOnNewDocument(preload);
    await page.goto(url, { waitUntil: "load", timeout: 60000 });
  },
  run: ({ js }) => page.evaluate(js),
  type: ({ selector, text }) => page.type(selector, text),
  press: ({ key }) => page.keyboard.press(key),
  click: ({ selector }) => page.click(selector),
  seen: () => seen,
  said: () => said,
  size: ({ width, height, scale = 1 }) => page.setViewport({ width, height, deviceScaleFactor: scale }),
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
    args: ARGS[engine], protocolTimeout: 120000 });
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
