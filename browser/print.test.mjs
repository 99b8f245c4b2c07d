// What comes out of the printer: of every page its words and room to write, and nothing that is pressed or filled on a screen.

import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import { allPages, begin, handOver, inDays, openWindow, shoebox, startApp, startBrowser } from "./app.mjs";

/** Where the prints are kept for eyes; nowhere, unless asked for. */
const KEPT = process.env.PRINTS && resolve(process.env.PRINTS);

/** Nobody takes these along: they only change the program. */
const NO_SHEET = ["settings", "passphrase", "erase", "add", "reading", "fetch", "gone"];
/** Where there is nothing yet, a sheet says at least that. */
const FEW_WORDS = 3;

let browser;
before(async () => { browser = await startBrowser(); });
after(async () => browser?.close());

/** What of a form would be on the paper, and how many words there are. */
const onPaper = (page) => page.evaluate(() => {
  const controls = [...document.querySelectorAll("form, button, input, select, textarea, label, legend, .button")];
  return {
    controls: controls.filter((control) => control.checkVisibility()).map((control) => control.outerHTML.slice(0, 120)),
    words: document.querySelector("main").innerText.split(/\s+/).length,
  };
});

/** Every page of the walk whose print is not a sheet, with why. */
const unfit = async (page, app, kind) => {
  const found = [];
  for (const [name, address] of await allPages(page, app)) {
    if (NO_SHEET.includes(name)) continue;
    await page.goto(app.origin + address);
    const { controls, words } = await onPaper(page);
    found.push(...controls.map((control) => `${name}: ${control}`));
    if (words < FEW_WORDS) found.push(`${name} is empty`);
    if (!KEPT) continue;
    await mkdir(KEPT, { recursive: true });
    await writeFile(join(KEPT, `${name}-${kind}.pdf`), await page.pdf({ preferCSSPageSize: true }));
  }
  return found;
};

/** What somebody answered in every room; sent as the forms send it. */
const ANSWERS = [
  ["/time", { "time.latest": inDays(40), "time.latest-by": "Dr. Featherwick", "case.cancer": "breast" }],
  ["/reasons", { own: "sure" }],
  ["/insurance", { "insurance.plan": "employer", "insurance.state": "MO", "insurance.network": "ppo", "insurance.denied": inDays(-10) }],
  ["/insurance/entries", { list: "insurance.call.", number: "1", "insurance.call.1.day": inDays(-1), "insurance.call.1.who": "Ms. Alder", "insurance.call.1.number": "REF-0042", "insurance.call.1.said": "Covered with a referral." }],
  ["/insurance/entries", { list: "insurance.cost.", number: "1", "insurance.cost.1.name": "Larkspur, by video", "insurance.cost.1.visit": "$1,250" }],
  ["/doctors/own", { name: "Dr. Larkspur", place: "Thimble Hospital", phone: "555-0142", from: "a friend" }],
  ["/doctors/shortlist", { key: "c-moffitt" }],
  ["/doctors/call", { key: "c-moffitt", spoke: "Ms. Rook", said: "The first day is in three weeks.", next: "They call back." }],
  ["/doctors/of/c-moffitt", { item: "first-date", words: "In three weeks, by their desk." }],
  ["/visit", { "visit.day": inDays(5), "visit.who": "Dr. Larkspur", "visit.how": "video", "visit.companion": "Juniper" }],
];

describe("printing", () => {
  let app;
  let page;
  before(async () => {
    app = await startApp();
    page = await openWindow(browser);
    await begin(page, app);
    await page.emulateMedia({ media: "print" });
  });
  after(async () => app?.stop());

  test("with nothing entered, every page is words and room to write", async () => {
    assert.deepEqual(await unfit(page, app, "blank"), []);
  });

  test("with answers and papers, what was entered is on the paper", async () => {
    await page.emulateMedia({ media: "screen" });
    await handOver(page, app, shoebox, "#folder");
    await page.emulateMedia({ media: "print" });
    for (const [address, form] of ANSWERS) {
      const answer = await page.request.post(app.origin + address, { form, headers: { Origin: app.origin } });
      assert.ok(answer.ok(), `${address} is kept`);
    }
    assert.deepEqual(await unfit(page, app, "filled"), []);
    const stands = async (address, said) => {
      await page.goto(app.origin + address);
      await page.locator("main").getByText(said).locator("visible=true").first().waitFor();
    };
    await stands("/reasons", "I want to be sure");
    await stands("/insurance", "Missouri");
    await stands("/insurance/calls", "REF-0042");
    await stands("/insurance/costs", "$1,250");
    await stands("/doctors/shortlist", "555-0142");
    await stands("/doctors/shortlist", "They call back.");
    await stands("/doctors/of/c-moffitt", "In three weeks, by their desk.");
    await stands("/visit", "Juniper");
    assert.deepEqual(page.troubles, []);
  });
});
