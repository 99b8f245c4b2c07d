// What a person does to get a missing record: sees what is missing, makes a letter, sends it, sees the day an answer is due.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { axeFinds, begin, DESK, handOver, openWindow, PHONE, shoebox, startApp, startBrowser } from "./app.mjs";

let browser;
before(async () => { browser = await startBrowser(); });
after(async () => browser?.close());

for (const [size, viewport] of [["at a desk", DESK], ["on a phone", PHONE]]) {
  describe(`getting what is missing, ${size}`, () => {
    let app;
    let page;
    before(async () => {
      app = await startApp();
      page = await openWindow(browser, { viewport });
      await begin(page, app);
      await handOver(page, app, shoebox, "#folder");
    });
    after(async () => app?.stop());

    test("sees what is missing, with the words that show it", async () => {
      await page.goto(`${app.origin}/missing`);
      const main = page.locator("main");
      await main.getByText("HER2 result, settled").first().waitFor();
      await main.getByText("The glass slides of the tissue").first().waitFor();
      assert.ok((await main.locator("a.source").count()) > 3, "what is missing has its sources");
      assert.deepEqual(await axeFinds(page), []);
    });

    test("is asked for what the papers do not say, and only then gets a letter", async () => {
      await page.goto(`${app.origin}/missing/letters/addendum-pathology`);
      assert.equal(await page.getByRole("button", { name: "Print to sign" }).count(), 0);
      await page.getByLabel("Where the letter goes").fill("Pennywhistle Hospital\n1 Thimble Lane");
      await page.getByLabel("How they can reach you").fill("555-0123");
      await page.getByRole("button", { name: "Make the letter" }).click();
      const letter = page.locator(".sheet.letter");
      await letter.getByText("Pennywhistle Hospital").waitFor();
      const text = await letter.innerText();
      assert.match(text, /45 CFR 164\.524/);
      assert.match(text, /PW26-03187/);
      assert.match(text, /HER2/);
      assert.doesNotMatch(text, /[{}]/, "no blank is left");
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "Save as PDF" }).click(),
      ]);
      const pdf = await readFile(await file.path());
      assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
      assert.deepEqual(await axeFinds(page), []);
    });

    test("notes the day it was sent, and sees the day an answer is due", async () => {
      await page.getByLabel("The day you sent it").fill("2026-01-02");
      await page.getByLabel("How you sent it").fill("portal");
      await page.getByRole("button", { name: "Note the day" }).click();
      await page.waitForURL("**/requests");
      await page.getByText("Answer due by February 1, 2026").waitFor();
      assert.deepEqual(await axeFinds(page), []);
      await page.goto(`${app.origin}/`);
      await page.getByText("An answer is overdue").first().waitFor();
    });

    test("takes the days to a calendar that says nothing of the illness", async () => {
      await page.goto(`${app.origin}/requests`);
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "Save the days for a calendar" }).click(),
      ]);
      const text = await readFile(await file.path(), "utf8");
      assert.match(text, /DTSTART;VALUE=DATE:20260201/);
      assert.doesNotMatch(text, /cancer|HER2|patholog/i);
    });

    test("writes down what happened", async () => {
      await page.getByText("Something happened").first().click();
      await page.getByLabel("It came").first().check();
      await page.getByRole("button", { name: "Write it down" }).first().click();
      await page.locator(".sign", { hasText: "Received" }).first().waitFor();
      assert.deepEqual(page.troubles, []);
    });
  });
}
