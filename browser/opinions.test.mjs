// Two letters, side by side: added, chosen, compared, and a letter to both doctors.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { axeFinds, begin, handOver, openWindow, startApp, startBrowser } from "./app.mjs";

const first = `Oncology consult note
Patient: Odette Marlowe   DOB 03/04/1960
Date: 03/02/2026

ASSESSMENT
Right breast invasive ductal carcinoma, grade 1, cT1c N0 M0, stage IA.
PLAN
1. Right lumpectomy with sentinel lymph node biopsy on 03/24/2026.
2. Whole breast radiation afterwards, 40 Gy in 15 fractions.
3. Intent is curative.

Ulric Fane, MD
`;
const second = `March 12, 2026
Re: Odette Marlowe, DOB 03/04/1960

Dear Dr. Fane,

I saw Ms. Marlowe for a second opinion. This is an invasive ductal carcinoma, grade 1, T1c N0 M0, stage IA.
You have recommended lumpectomy and radiation. I would advise a right mastectomy with sentinel lymph node
biopsy. I would not give radiation. The goal is cure. Surgery within 6 weeks is fine.

Philippa Strand, MD
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

  test("what was heard is kept as the person's own words", async () => {
    await page.goto(`${app.origin}/opinions`);
    await page.getByText("No letter? Write down what the doctor said").click();
    await page.getByLabel("Who said it?").fill("Dr. Strand, by phone");
    await page.getByLabel("What did the doctor say?").fill("Breast cancer. I recommend a mastectomy. The goal is cure.");
    await page.getByRole("button", { name: "Keep it" }).click();
    await page.waitForURL("**/opinions");
    assert.ok((await page.getByLabel("What I wrote down myself").count()) > 0);
  });
});
