// Starts the real program and a real browser, and says in a few verbs what a person does with them.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const root = resolve(import.meta.dirname, "..");
export const binary = process.env.SECOND_OPINION_BINARY ?? join(root, "target/debug/second-opinion");
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const shoebox = join(root, "patients/breast-left/records");
export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1280, height: 900 };

/**
 * The program with a vault of its own; `address` works once. `through` runs it inside another program, which is given
 * the program and its words.
 */
export async function startApp(command = "serve", { through = [], env = {} } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "second-opinion-test-"));
  const args = command === "demo"
    ? ["demo", "--no-open"]
    : ["serve", "--no-open", "--vault", join(folder, "vault")];
  const [first, ...rest] = [...through, binary, ...args];
  const program = spawn(first, rest, {
    stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, ...env },
  });
  const lines = createInterface({ input: program.stdout });
  const address = await new Promise((found, failed) => {
    program.once("exit", (code) => failed(new Error(`the program ended with ${code}`)));
    lines.on("line", (line) => {
      const match = line.match(/http:\/\/\S+/);
      if (match) found(match[0]);
    });
  });
  return {
    address,
    origin: new URL(address).origin,
    vault: join(folder, "vault"),
    process: program.pid,
    async stop() {
      const ended = new Promise((done) => program.once("exit", done));
      program.kill("SIGTERM");
      const late = setTimeout(() => program.kill("SIGKILL"), 10_000);
      await ended;
      clearTimeout(late);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export async function startBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: FLAGS,
  });
}

/** A window in which any script error or blocked load is remembered. */
export async function openWindow(browser, { viewport = DESK, dark = false, locale = "en-US" } = {}) {
  const context = await browser.newContext({
    viewport,
    locale,
    colorScheme: dark ? "dark" : "light",
    acceptDownloads: true,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  page.troubles = [];
  page.on("pageerror", (error) => page.troubles.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") page.troubles.push(message.text());
  });
  return page;
}

/** From the launch address through the one question of the first start. */
export async function begin(page, app) {
  await page.goto(app.address);
  await page.getByRole("button", { name: "Begin" }).click();
  await page.waitForURL(`${app.origin}/`);
}

/** Hands files or a folder over and waits until all is read. */
export async function handOver(page, app, paths, input = "#files") {
  await page.goto(`${app.origin}/records/add`);
  await page.setInputFiles(input, paths);
  await read(page);
}

/** Waits until the papers are read. */
export async function read(page) {
  await page.waitForURL("**/reading", { timeout: 60_000 });
  await page.getByRole("link", { name: "See the case", exact: true }).waitFor({ timeout: 240_000 });
}

/** What axe finds against WCAG 2.2 A and AA and its best practice, in words. Brought in through the
 * browser's own tools: the page's policy lets no foreign script in. */
export async function axeFinds(page) {
  const tools = await page.context().newCDPSession(page);
  await tools.send("Runtime.evaluate", { expression: axe });
  const answer = await tools.send("Runtime.evaluate", {
    awaitPromise: true,
    returnByValue: true,
    expression: `axe.run(document, { runOnly: [
      "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
      .then((result) => result.violations.map((found) => found.id + ": " + found.help + "\\n  "
        + found.nodes.slice(0, 4).map((node) => node.html.slice(0, 200)).join("\\n  ")))`,
  });
  await tools.detach();
  if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description);
  return answer.result.value;
}

/** A day so far from today, as fields take it. */
export const inDays = (days) => {
  const day = new Date();
  day.setDate(day.getDate() + days);
  return [day.getFullYear(), String(day.getMonth() + 1).padStart(2, "0"), String(day.getDate()).padStart(2, "0")].join("-");
};

/** Nothing that axe finds, nothing too wide, no name of a message in place of its words. */
export const isSound = async (page, where) => {
  assert.deepEqual(await axeFinds(page), [], where);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${where} is ${wide} pixels too wide`);
  const said = await page.locator("body").innerText();
  assert.doesNotMatch(said, /\b[a-z]+(-[a-z0-9]+){1,3}\.(next|text|action|hint)\b|\{[a-z]+\}/, `${where} shows a message's name`);
};

/** Every page of the app, for walks over all of them. */
export async function allPages(page, app) {
  const first = async (from, selector) => {
    await page.goto(app.origin + from);
    const link = page.locator(selector).first();
    return (await link.count()) > 0 ? link.getAttribute("href") : null;
  };
  const source = await first("/case", "main a.source");
  const picture = await (async () => {
    await page.goto(`${app.origin}/records`);
    const papers = await page.locator("a.paper-name").evaluateAll((links) => links.map((a) => a.getAttribute("href")));
    for (const paper of papers.slice(0, 20)) {
      const found = await first(paper, 'main a[href*="/picture"]');
      if (found) return found;
    }
    return null;
  })();
  const pages = {
    now: "/",
    case: "/case",
    "case-wrong": "/case/wrong",
    fact: await first("/case/wrong", "main ul.lines a"),
    "two-answers": "/case/two-answers",
    contradiction: await first("/case/two-answers", "main ul.lines a"),
    timeline: "/timeline",
    time: "/time",
    reasons: "/reasons",
    telling: "/telling",
    doctors: "/doctors",
    "doctors-found": "/doctors/found",
    centers: "/doctors/centers",
    center: "/doctors/of/c-moffitt",
    programs: "/doctors/programs",
    shortlist: "/doctors/shortlist",
    trials: "/trials",
    "trials-found": "/trials/found",
    lists: "/doctors/lists",
    fetch: "/doctors/lists/fetch",
    insurance: "/insurance",
    "insurance-calls": "/insurance/calls",
    "insurance-costs": "/insurance/costs",
    "insurance-letter": "/insurance/letters/appeal",
    helpers: "/helpers",
    today: "/today",
    visit: "/visit",
    "visit-sheet": "/visit/sheet",
    "visit-notes": "/visit/notes",
    "visit-after": "/visit/after",
    "visit-said": "/visit/said",
    questions: "/questions",
    "questions-print": "/questions/print",
    "case-list": "/case/all/lab",
    opinions: "/opinions",
    opinion: await first("/opinions", 'main ul.lines a[href^="/opinions/"]'),
    heard: "/opinions/heard",
    compare: "/opinions/compare",
    "opinions-sheet": "/opinions/sheet",
    several: "/opinions/several",
    bridge: "/opinions/letter",
    decide: "/decide",
    "decide-sheet": "/decide/sheet",
    records: "/records",
    add: "/records/add",
    reading: "/reading",
    document: source,
    report: picture?.replace("/picture", ""),
    picture,
    "set-aside": "/set-aside",
    missing: "/missing",
    letter: await first("/missing", 'main a.button[href*="/letters/"]'),
    requests: "/requests",
    packet: "/packet",
    settings: "/settings",
    passphrase: "/settings/passphrase",
    erase: "/settings/erase",
    signs: "/signs",
    about: "/about",
    gone: "/nothing-here",
  };
  return Object.entries(pages).filter(([, address]) => address);
}

// Gives a file to the page of public lists and has it loaded.
export async function loadList(page, app, path) {
  await page.goto(`${app.origin}/doctors/lists`);
  await page.getByLabel("Files", { exact: true }).setInputFiles(path);
  await page.getByRole("button", { name: "Load", exact: true }).click();
}
