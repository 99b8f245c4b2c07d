// What people really do: press twice, keep two windows open, go back, paste ten thousand characters, come with a rare plan or a
// great age.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";
import { begin, handOver, inDays, isSound, openWindow, PHONE, startApp, startBrowser } from "./app.mjs";

const run = promisify(execFile);
const PAPER = `SURGICAL PATHOLOGY REPORT
Patient: Ida Plumm
Date of birth: 04/02/1938   Sex: Female
Collected: 02/03/2026

FINAL DIAGNOSIS:
Chest wall, left, biopsy: Invasive ductal carcinoma, grade 2.
`;

let browser;
let app;
let page;
before(async () => {
  browser = await startBrowser();
  app = await startApp();
  page = await openWindow(browser, { viewport: PHONE });
  await begin(page, app);
});
after(async () => { await browser?.close(); await app?.stop(); });

const at = (path) => page.goto(app.origin + path);
const send = async (path, form) => {
  const answer = await page.request.post(app.origin + path, { form, headers: { Origin: app.origin } });
  assert.ok(answer.ok(), `${path} answers ${answer.status()}`);
};
const count = (text) => page.locator("main").getByText(text, { exact: true }).locator("visible=true").count();

describe("a plan that is not the usual one", () => {
  const plan = async (id, state, heading) => {
    await send("/insurance", { "insurance.plan": id, "insurance.state": state });
    await at("/insurance");
    await page.getByRole("heading", { name: heading }).first().waitFor();
    await isSound(page, `${id} in ${state || "no state"}`);
  };
  test("Medicaid in Texas, the VA, and none at all", async () => {
    await plan("medicaid", "TX", "A second opinion at no cost");
    await plan("other", "TX", "Your plan has rules of its own");
    await plan("other", "", "Your plan has rules of its own");
    await plan("none", "TX", "A price in writing before the visit");
  });
  test("Alaska has no center, and is told so", async () => {
    await send("/doctors/centers", { zip: "99501" });
    await at("/doctors/centers");
    await page.getByText("Alaska").first().waitFor();
    await isSound(page, "Alaska");
  });
});

describe("pressed twice, or in two windows", () => {
  const call = (said) => ({
    list: "insurance.call.", number: "1", new: "yes", "insurance.call.1.day": inDays(-1), "insurance.call.1.who": "Ms. Alder", "insurance.call.1.said": said,
  });
  test("a call pressed twice is kept once, and a second window’s call does not take its place", async () => {
    await send("/insurance/entries", call("Covered."));
    await send("/insurance/entries", call("Covered."));
    await send("/insurance/entries", call("They send a letter."));
    await at("/insurance/calls");
    assert.equal(await count("Covered."), 1);
    assert.equal(await count("They send a letter."), 1);
  });
  test("a find, a question, a call to a center and a promise are kept once", async () => {
    const twice = async (path, form) => { await send(path, form); await send(path, form); };
    await twice("/doctors/own", { name: "Dr. Larkspur", place: "Thimble Hospital", phone: "", from: "" });
    await twice("/doctors/call", { key: "o1", spoke: "Ms. Rook", said: "In three weeks.", next: "" });
    await at("/doctors/shortlist");
    assert.equal(await page.locator("main p.item-name a", { hasText: "Dr. Larkspur" }).count(), 1);
    assert.equal(await count("In three weeks."), 1);
    await twice("/questions", { whom: "second", do: "add", words: "What of my violin?" });
    await at("/questions");
    assert.equal(await count("What of my violin?"), 1);
    await send("/visit", { "visit.day": inDays(-1) });
    await twice("/visit/promise", { "visit.promised.what": "The letter", "visit.promised.who": "Dr. Larkspur", "visit.promised.day": inDays(6) });
    await at("/visit/after");
    assert.equal(await page.locator("main li .item-name", { hasText: "The letter" }).count(), 1);
  });
  test("going back shows the form with what was typed, and nothing is lost", async () => {
    await at("/visit");
    await page.getByLabel("Which doctor?").fill("Dr. Rookwood");
    await page.getByRole("button", { name: "Keep this" }).click();
    await page.getByText("Dr. Rookwood").first().waitFor();
    await at("/time");
    await page.goBack();
    await page.getByText("Dr. Rookwood").first().waitFor();
    assert.equal(await page.getByLabel("Which doctor?").inputValue(), "Dr. Rookwood");
  });
});

describe("people as they are", () => {
  test("names with pictures and ten thousand characters fit the page", async () => {
    const long = `Dr. 🌻 Ñandú ${"x".repeat(10_000)}`;
    await send("/visit", { "visit.day": inDays(3), "visit.who": long });
    await send("/doctors/own", { name: long, place: long, phone: "", from: "" });
    for (const path of ["/visit", "/visit/sheet", "/doctors/shortlist", "/helpers", "/"]) {
      await at(path);
      await isSound(page, `${path} with a long name`);
    }
    await send("/visit", { "visit.day": inDays(3), "visit.who": "Dr. 🌻 Ñandú" });
    await at("/visit/sheet");
    await page.getByText("Dr. 🌻 Ñandú").first().waitFor();
  });

  test("somebody of 88 years", async () => {
    const folder = await mkdtemp(join(tmpdir(), "second-opinion-odd-"));
    try {
      const paper = join(folder, "report.txt");
      await writeFile(paper, PAPER);
      await handOver(page, app, paper);
      await at("/reasons");
      await page.getByRole("heading", { level: 1 }).waitFor();
      for (const path of ["/", "/case", "/time", "/reasons", "/doctors", "/doctors/programs", "/questions", "/trials"]) {
        await at(path);
        await isSound(page, `${path} at 88 years`);
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test("a helper opens the sealed file with another program, by its passphrase only", async () => {
    const folder = await mkdtemp(join(tmpdir(), "second-opinion-odd-"));
    try {
      await at("/helpers");
      await page.getByLabel("Who helps you?").fill("Juniper");
      await page.getByRole("button", { name: "Show the sheet" }).click();
      await page.getByLabel("A passphrase for this file").fill("violin under the willow");
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Save the locked file" }).click(),
      ]);
      const sealed = join(folder, "sealed.zip");
      await file.saveAs(sealed);
      const open = (word) => run("7z", ["x", "-so", `-p${word}`, sealed]);
      await assert.rejects(open("violin under the window"));
      assert.match((await open("violin under the willow")).stdout, /Juniper/);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
