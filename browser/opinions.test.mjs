// Two letters, side by side: added, chosen, compared, and a letter to both doctors.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { axeFinds, begin, DESK, handOver, openWindow, PHONE, startApp, startBrowser } from "./app.mjs";

const first = `Oncology consult note
Patient: Odette Marlowe   DOB 03/04/1960
Date: 03/02/2026

ASSESSMENT
Right breast invasive ductal carcinoma, grade 1, cT1c N0 M0, stage IA.
PLAN
1. Right lumpectomy with sentinel lymph node biopsy on 03/24/2026.
2. Whole breast radiation afterwards, 40 Gy in 15 fractions.
3. Intent is curative.
Lumpectomy keeps the breast, and recovery is quicker. Radiation can cause fatigue and some skin burns.
With lumpectomy and radiation about 5 in 100 have the cancer come back in the breast, a local control benefit.

Ulric Fane, MD
Breast Surgery
`;
const second = `March 12, 2026
Re: Odette Marlowe, DOB 03/04/1960

Dear Dr. Fane,

I saw Ms. Marlowe for a second opinion. This is an invasive ductal carcinoma, grade 1, T1c N0 M0, stage IA.
You have recommended lumpectomy and radiation. I would advise a right mastectomy with sentinel lymph node
biopsy. I would not give radiation. The goal is cure. Surgery within 6 weeks is fine.
Mastectomy avoids radiation; about 3 in 100 have the cancer come back, a small benefit. It carries a risk of numbness
of the chest. I am confident in this advice.

Philippa Strand, MD
Surgical Oncology
`;

let browser;
let app;
let page;
before(async () => {
  browser = await startBrowser();
  app = await startApp();
  page = await openWindow(browser);
  await begin(page, app);
});
after(async () => {
  await app?.stop();
  await browser?.close();
});

describe("two opinions", () => {
  test("two letters are added and compared", async () => {
    const file = (name, text) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
    await handOver(page, app, [file("first.txt", first), file("second.txt", second)]);
    await page.goto(`${app.origin}/opinions`);
    await page.getByRole("button", { name: "Put them side by side" }).click();
    await page.getByRole("heading", { name: "Where they differ" }).waitFor();
    assert.match(await page.getByRole("heading", { level: 1 }).innerText(), /differ/);
    const row = page.locator(".comparison-row", { hasText: "The operation" }).first();
    assert.match(await row.innerText(), /mastectomy/i);
    assert.deepEqual(await axeFinds(page), []);
  });

  test("a row opens to both doctors' own words, each with its place", async () => {
    const row = page.locator(".comparison-row", { hasText: "The operation" }).first();
    if (!(await row.evaluate((at) => at.open))) await row.locator("summary").click();
    assert.ok((await row.locator("blockquote.record-words").count()) >= 2);
    await row.locator("a.source").first().click();
    await page.waitForURL("**/documents/**");
    await page.goBack();
  });

  test("the letter to both quotes both and takes no side", async () => {
    await page.getByRole("link", { name: "Read a letter to both doctors" }).click();
    await page.getByRole("heading", { level: 1, name: "A letter that asks both doctors to talk" }).waitFor();
    const sheet = await page.locator(".sheet").innerText();
    assert.match(sheet, /mastectomy/);
    assert.match(sheet, /lumpectomy/);
    assert.deepEqual(await axeFinds(page), []);
  });

  test("one element is corrected; the comparison is made anew and the first reading stays", async () => {
    await page.goto(`${app.origin}/opinions/compare?first=1&second=2`);
    await page.getByRole("link", { name: /The whole opinion.*Strand/ }).click();
    await page.getByRole("heading", { level: 1, name: /Strand/ }).waitFor();
    assert.deepEqual(await axeFinds(page), []);
    const part = page.locator("#surgery");
    await part.getByText("Is this wrong?").click();
    await part.getByLabel("What did the doctor say?").fill("lumpectomy with sentinel node biopsy");
    await part.getByRole("button", { name: "Keep my correction" }).click();
    await page.waitForURL("**/opinions/2#surgery");
    assert.match(await page.locator("#surgery").innerText(), /keeping the breast/);
    await page.locator("#surgery").getByText("How it was read before").click();
    assert.match(await page.locator("#surgery").innerText(), /mastectomy/);
    await page.goto(`${app.origin}/opinions/compare?first=1&second=2`);
    const row = page.locator(".agree .comparison-row", { hasText: "The operation" });
    assert.equal(await row.count(), 1);
  });

  test("words that are not understood conclude nothing", async () => {
    await page.goto(`${app.origin}/opinions/2`);
    const part = page.locator("#surgery");
    await part.getByText("Change my correction").click();
    await part.getByLabel("What did the doctor say?").fill("the usual thing");
    await part.getByRole("button", { name: "Keep my correction" }).click();
    await page.waitForURL("**/opinions/2#surgery");
    await page.goto(`${app.origin}/opinions/compare?first=1&second=2`);
    await page.getByRole("heading", { name: "What cannot be told" }).waitFor();
    await page.goto(`${app.origin}/opinions/2`);
    await page.locator("#surgery").getByText("Change my correction").click();
    await page.locator("#surgery").getByRole("button", { name: "Take my correction back" }).click();
    await page.waitForURL("**/opinions/2#surgery");
    assert.match(await page.locator("#surgery").innerText(), /mastectomy/);
  });

  test("what was heard is kept as the person's own words", async () => {
    await page.goto(`${app.origin}/opinions`);
    await page.getByRole("link", { name: "Write down what a doctor said" }).click();
    await page.getByLabel("Who said it?").fill("Dr. Averill, by phone");
    await page.getByLabel("What kind of cancer is it?").fill("invasive ductal carcinoma");
    await page.getByLabel("Which operation?").fill("mastectomy");
    await page.getByLabel("What is the aim?").fill("cure");
    assert.deepEqual(await axeFinds(page), []);
    await page.getByRole("button", { name: "Keep it" }).click();
    await page.waitForURL("**/opinions/h1");
    assert.match(await page.locator("#surgery").innerText(), /mastectomy/);
    assert.match(await page.locator("#intent").innerText(), /to cure/i);
    await page.goto(`${app.origin}/opinions`);
    assert.ok((await page.getByLabel(/Averill/).count()) > 0);
    assert.deepEqual(await axeFinds(page), []);
  });

  test("the joint answer of two doctors is an opinion of both", async () => {
    await page.goto(`${app.origin}/opinions/compare?first=1&second=2`);
    await page.getByRole("link", { name: "Write down what both doctors answered" }).click();
    assert.match(await page.getByLabel("Who said it?").inputValue(), /Fane and .*Strand/);
    await page.getByLabel("Which operation?").fill("lumpectomy");
    await page.getByRole("button", { name: "Keep it" }).click();
    await page.waitForURL("**/opinions/h2");
    await page.getByRole("heading", { level: 1, name: /Fane and .*Strand/ }).waitFor();
  });

  test("the person weighs, and decides without finishing", async () => {
    await page.goto(`${app.origin}/decide`);
    await page.getByRole("heading", { name: "The plan of Ulric Fane", exact: true }).waitFor();
    const plan = page.getByRole("region", { name: "The plan of Ulric Fane", exact: true });
    assert.match(await plan.innerText(), /Lumpectomy keeps the breast/);
    assert.deepEqual(await axeFinds(page), []);
    await page.getByLabel("What matters to you?").fill("Keep the feeling in my chest, no numbness");
    await page.getByLabel("Cannot accept").check();
    await page.getByRole("checkbox", { name: "The plan of Ulric Fane", exact: true }).check();
    await page.getByRole("button", { name: "Keep it" }).first().click();
    await page.waitForURL("**/decide#matters-title");
    const matters = page.locator("section", { has: page.locator("#matters-title") });
    assert.match(await matters.innerText(), /risk of numbness/);
    await page.locator("#open-support-no").check();
    await page.getByRole("button", { name: "Keep my answers" }).click();
    await page.getByRole("link", { name: /Add someone to talk to/ }).waitFor();
    await page.getByLabel("Who?").fill("My sister");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByLabel("What did My sister say?").fill("Take your time.");
    await page.getByRole("button", { name: /Keep it.*My sister/ }).click();
    await page.getByLabel("In my own words").fill("Lumpectomy, then radiation.");
    await page.getByLabel("Why").fill("I want to keep my breast.");
    await page.getByLabel("Look at it again on").fill("2031-04-01");
    await page.getByRole("button", { name: "Save my decision" }).click();
    await page.getByRole("heading", { name: "What I decided", exact: true }).waitFor();
    assert.match(await page.locator(".next-step").innerText(), /April 1, 2031/);
    assert.deepEqual(await axeFinds(page), []);
  });

  test("a changed decision leaves the earlier one to be seen", async () => {
    await page.getByLabel("In my own words").fill("I want another week.");
    await page.getByRole("button", { name: "Save my decision" }).click();
    await page.getByText("What I decided before").click();
    assert.match(await page.locator("main").innerText(), /Lumpectomy, then radiation/);
  });

  test("three opinions stand beside each other", async () => {
    await page.goto(`${app.origin}/opinions`);
    await page.getByRole("link", { name: "See all of them at once" }).click();
    await page.getByRole("heading", { level: 1, name: "All opinions, side by side" }).waitFor();
    const row = page.locator(".comparison-row", { hasText: "The operation" }).first();
    assert.match(await row.innerText(), /Different/);
    await row.locator("summary").click();
    assert.match(await row.innerText(), /I would advise a right mastectomy/);
    assert.deepEqual(await axeFinds(page), []);
  });

  test("the letter to both and the choice go into the packet where they are wanted", async () => {
    await page.goto(`${app.origin}/opinions/letter?first=1&second=2`);
    await page.getByRole("link", { name: "Put it into the packet" }).click();
    assert.ok(await page.getByLabel("Put in the letter that asks both doctors to talk").isChecked());
    assert.ok(!(await page.getByLabel("Put in the sheet about the choice I have to make").isChecked()));
    await page.goto(`${app.origin}/decide/sheet`);
    await page.getByRole("link", { name: "Put it into the packet" }).click();
    assert.ok(await page.getByLabel("Put in the sheet about the choice I have to make").isChecked());
    assert.deepEqual(await axeFinds(page), []);
  });

  test("both print as sheets", async () => {
    for (const [address, words] of [["/decide/sheet", /A choice I have to make/], ["/opinions/sheet?first=1&second=2", /Where they differ/]]) {
      await page.goto(app.origin + address);
      assert.match(await page.locator(".sheet").innerText(), words);
      assert.deepEqual(await axeFinds(page), []);
      await page.emulateMedia({ media: "print" });
      assert.ok(await page.locator(".sheet").isVisible());
      assert.ok(!(await page.locator(".not-the-sheet").isVisible()));
      await page.emulateMedia({ media: "screen" });
    }
  });

  test("everything fits a phone", async () => {
    await page.setViewportSize(PHONE);
    for (const address of ["/opinions", "/opinions/2", "/opinions/heard", "/opinions/compare?first=1&second=2", "/opinions/several", "/opinions/letter?first=1&second=2", "/decide", "/decide/sheet"]) {
      await page.goto(app.origin + address);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `${address} is ${wide} pixels too wide`);
      assert.deepEqual(await axeFinds(page), [], address);
      if (process.env.LOOK) await page.screenshot({ path: `${process.env.LOOK}/${address.replace(/[^a-z0-9]+/g, "-")}-phone.png`, fullPage: true });
    }
    await page.setViewportSize(DESK);
    for (const address of ["/opinions", "/opinions/2", "/opinions/heard", "/opinions/compare?first=1&second=2", "/opinions/several", "/opinions/letter?first=1&second=2", "/decide", "/decide/sheet", "/opinions/sheet?first=1&second=2"]) {
      await page.goto(app.origin + address);
      if (process.env.LOOK) await page.screenshot({ path: `${process.env.LOOK}/${address.replace(/[^a-z0-9]+/g, "-")}-desk.png`, fullPage: true });
    }
    assert.deepEqual(page.troubles, []);
  });
});
