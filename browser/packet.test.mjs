// The packet: the page says what goes in, the person chooses, and what is saved opens without a network.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import { begin, DESK, handOver, openWindow, PHONE, shoebox, startApp, startBrowser } from "./app.mjs";

let app;
let browser;
let page;
let folder;

before(async () => {
  [app, browser, folder] = await Promise.all([
    startApp(), startBrowser(), mkdtemp(join(tmpdir(), "second-opinion-packet-")),
  ]);
  page = await openWindow(browser);
  await begin(page, app);
  const papers = ["Final Pathology 10-20-2026.pdf", "radiation letter.rtf", "labs 2026.csv", "Consult_Lanternlight_2026-11-05.txt"];
  await handOver(page, app, papers.map((name) => join(shoebox, name)));
});
after(async () => {
  await browser?.close();
  await app?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Presses a button that makes a file, waits for it and saves it; gives where it lies. */
async function save(name, file) {
  await page.getByRole("button", { name }).click();
  await page.getByRole("heading", { level: 1, name: "Your packet is ready" }).waitFor({ timeout: 120_000 });
  const [download] = await Promise.all([
    page.waitForEvent("download", { timeout: 120_000 }),
    page.getByRole("link", { name: `Save ${file}` }).click(),
  ]);
  assert.equal(download.suggestedFilename(), file);
  const at = join(folder, file);
  await download.saveAs(at);
  return at;
}

test("says what goes in, and lets the person leave a paper out", async () => {
  await page.goto(`${app.origin}/packet`);
  await page.getByRole("heading", { level: 1, name: "4 papers go to the second doctor" }).waitFor();
  await page.getByRole("checkbox", { name: /Lab results/ }).uncheck();
  await page.getByRole("button", { name: "Show what would go in" }).click();
  await page.getByRole("heading", { level: 1, name: "3 papers go to the second doctor" }).waitFor();
  await page.getByRole("group", { name: "You left these out" }).getByRole("checkbox", { name: /Lab results/ }).waitFor();
});

test("says what a blind packet leaves out", async () => {
  await page.goto(`${app.origin}/packet`);
  await page.getByRole("checkbox", { name: /my first doctor/ }).check();
  await page.getByRole("button", { name: "Show what would go in" }).click();
  await page.getByText("The first doctor’s conclusions or plan are in them").waitFor();
  await page.getByText("What exactly is left out").click();
  await page.getByText("A plan put in other words can stay in").waitFor();
});

test("puts the two opinions side by side into the packet, where the person wants it, and never into a blind one", async () => {
  const words = (pdf) => execFileSync("pdftotext", [pdf, "-"], { encoding: "utf8" });
  await page.goto(`${app.origin}/packet`);
  assert.equal(await page.getByRole("checkbox", { name: /how the two opinions compare/ }).isChecked(), false);
  await page.getByRole("checkbox", { name: /how the two opinions compare/ }).check();
  assert.match(words(await save("Make one PDF", "packet.pdf")), /Two opinions side by side/);
  await page.goto(`${app.origin}/packet`);
  await page.getByRole("checkbox", { name: /how the two opinions compare/ }).check();
  await page.getByRole("checkbox", { name: /my first doctor/ }).check();
  assert.doesNotMatch(words(await save("Make one PDF", "packet.pdf")), /Two opinions side by side/);
});

test("saves a PDF with the questions on its first page", async () => {
  await page.goto(`${app.origin}/packet`);
  await page.getByLabel("Question 1").fill("Is chemotherapy needed?");
  const pdf = await save("Make one PDF", "packet.pdf");
  execFileSync("qpdf", ["--check", pdf]);
  const first = execFileSync("pdftotext", ["-l", "1", pdf, "-"], { encoding: "utf8" });
  assert.match(first, /Is chemotherapy needed\?/);
});

test("seals a ZIP with a passphrase, and says where one cannot seal", async () => {
  await page.goto(`${app.origin}/packet`);
  await page.getByLabel(/A passphrase for the ZIP/).fill("short");
  await page.getByRole("button", { name: "Make a ZIP with everything" }).click();
  await page.getByText("This passphrase is too short").waitFor();
  await page.getByLabel(/A passphrase for the ZIP/).fill("quiet harbor lanterns");
  const zip = await save("Make a ZIP with everything", "packet.zip");
  await page.getByText("It opens with your passphrase only").waitFor();
  assert.throws(() => execFileSync("7z", ["t", "-pwrong words here", zip], { stdio: "pipe" }));
  execFileSync("7z", ["t", "-pquiet harbor lanterns", zip], { stdio: "pipe" });
});

test("says how far it is, and stops when asked", async () => {
  await page.goto(`${app.origin}/packet`);
  await page.getByRole("button", { name: "Make a ZIP with everything" }).click();
  await page.getByRole("heading", { level: 1, name: /Your packet is (being made|ready)/ }).waitFor();
  const stop = page.getByRole("button", { name: "Stop" });
  if (await stop.isVisible()) {
    await stop.click();
    await page.getByRole("heading", { level: 1, name: /Stopped|Your packet is ready/ }).waitFor();
  }
});

for (const [size, viewport] of [["at a desk", DESK], ["on a phone", PHONE]]) {
  test(`the page in the ZIP opens from the disk and asks nothing of any network, ${size}`, async () => {
    await page.goto(`${app.origin}/packet`);
    const zip = await save("Make a ZIP with everything", "packet.zip");
    const to = join(folder, size.replaceAll(" ", "-"));
    execFileSync("unzip", ["-q", zip, "-d", to]);
    const offline = await openWindow(browser, { viewport });
    const asked = [];
    offline.on("request", (request) => {
      if (!request.url().startsWith("file:")) asked.push(request.url());
    });
    await offline.goto(pathToFileURL(join(to, "index.html")).href);
    await offline.getByRole("heading", { level: 1, name: /Thistledown/i }).waitFor();
    await offline.getByLabel("Search in the papers").fill("sentinel");
    await offline.locator("#papers li mark").first().waitFor();
    const links = await offline.locator("#papers a").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    assert.ok(links.length >= 8);
    const wide = await offline.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    assert.ok(!wide, "nothing stands out at the side");
    assert.deepEqual(asked, []);
    assert.deepEqual(offline.troubles, []);
    await offline.context().close();
  });
}
