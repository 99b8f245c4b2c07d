// Someone beside you: a sheet and a sealed file with the chosen parts; whom to call when it is too much.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { begin, handOver, isSound, openWindow, PHONE, shoebox, startApp, startBrowser } from "./app.mjs";

describe("helpers, on a phone, with the example's papers", () => {
  let app;
  let browser;
  let page;
  before(async () => {
    browser = await startBrowser();
    app = await startApp();
    page = await openWindow(browser, { viewport: PHONE });
    await begin(page, app);
    await handOver(page, app, shoebox, "#folder");
  });
  after(async () => { await browser?.close(); await app?.stop(); });

  test("nothing of the illness is on the sheet until it is ticked", async () => {
    await page.goto(`${app.origin}/helpers`);
    const sheet = page.locator(".sheet");
    await sheet.getByText("1-800-227-2345").waitFor();
    assert.equal(await sheet.getByRole("heading", { name: "Your medicines" }).count(), 0);
    await isSound(page, "helpers");
    await page.getByLabel("Who helps you?").fill("Juniper");
    await page.getByLabel("Your medicines and allergies").check();
    await page.getByLabel("The visit: when, where").check();
    await page.getByRole("button", { name: "Show the sheet" }).click();
    await sheet.getByRole("heading", { name: "For Juniper" }).waitFor();
    await sheet.getByRole("heading", { name: "Your medicines" }).waitFor();
    await isSound(page, "helpers with parts");
  });

  test("the file is sealed: a short passphrase makes nothing, a long one hides every word", async () => {
    await page.getByLabel("A passphrase for this file").fill("short");
    await page.getByRole("button", { name: "Save the locked file" }).click();
    await page.locator(".field-error", { hasText: "Nothing was made." }).waitFor();
    await isSound(page, "a passphrase that is too short");
    await page.getByLabel("A passphrase for this file").fill("violin under the willow");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save the locked file" }).click(),
    ]);
    const bytes = await readFile(await file.path());
    assert.equal(bytes.subarray(0, 2).toString(), "PK");
    assert.doesNotMatch(bytes.toString("latin1"), /Juniper|cancer|html lang/);
  });

  test("whom to call today is one press from every page", async () => {
    await page.goto(`${app.origin}/`);
    await page.locator("footer").getByRole("link", { name: "Too much today? Whom to call" }).click();
    await page.getByRole("heading", { level: 1, name: "When it is too much today" }).waitFor();
    assert.equal(await page.getByRole("link", { name: "988" }).getAttribute("href"), "tel:988");
    await isSound(page, "whom to call");
    assert.deepEqual(page.troubles, []);
  });
});
