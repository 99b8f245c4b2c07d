// The way from the first start to a fact in its document with the keyboard alone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { join } from "node:path";
import { openWindow, read, shoebox, startApp, startBrowser } from "./app.mjs";

let app;
let browser;
before(async () => { [app, browser] = await Promise.all([startApp(), startBrowser()]); });
after(async () => {
  await browser?.close();
  await app?.stop();
});

/** Presses Tab until what has the focus says `words`; the focus must be seen all the way. */
async function tabTo(page, words, most = 80) {
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press("Tab");
    const held = await page.evaluate(() => {
      const at = document.activeElement;
      const style = getComputedStyle(at);
      return {
        text: (at.getAttribute("aria-label") ?? at.labels?.[0]?.innerText ?? at.innerText ?? "").trim(),
        seen: at === document.body || style.outlineStyle !== "none",
      };
    });
    assert.ok(held.seen, `the focus on “${held.text}” is not seen`);
    if (held.text.includes(words)) return;
  }
  assert.fail(`the keyboard does not reach “${words}” on ${page.url()}`);
}

test("begins, adds a paper, opens a fact in its document", async () => {
  const page = await openWindow(browser);
  await page.goto(app.address);
  await tabTo(page, "Begin");
  await page.keyboard.press("Enter");
  await page.waitForURL(`${app.origin}/`);
  await tabTo(page, "Add records");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/records/add");
  await tabTo(page, "Drop files");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Space")]);
  await chooser.setFiles([
    join(shoebox, "PATH PW26-03187 core biopsy.pdf"), join(shoebox, "Consult_Lanternlight_2026-11-05.txt"),
  ]);
  await read(page);
  await tabTo(page, "See the case");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/case");
  await page.locator(".facts a.source").first().waitFor();
  const name = (await page.locator(".facts a.source").first().innerText()).trim();
  await tabTo(page, name);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/documents/**");
  assert.equal(await page.locator(":target").count(), 1);
});
