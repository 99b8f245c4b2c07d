// Every page, light and dark, at a desk and on a phone: axe finds nothing.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { allPages, axeFinds, DESK, openWindow, PHONE, startApp, startBrowser } from "./app.mjs";

let app;
let browser;
let pages;
let state;

before(async () => {
  [app, browser] = await Promise.all([startApp("demo"), startBrowser()]);
  const page = await openWindow(browser);
  await page.goto(app.address);
  await page.goto(`${app.origin}/reading`);
  await page.getByRole("link", { name: "See the case", exact: true }).waitFor({ timeout: 240_000 });
  pages = await allPages(page, app);
  state = await page.context().storageState();
});
after(async () => {
  await browser?.close();
  await app?.stop();
});

for (const [name, viewport, colorScheme] of [
  ["at a desk, light", DESK, "light"],
  ["at a desk, dark", DESK, "dark"],
  ["on a phone, light", PHONE, "light"],
  ["on a phone, dark", PHONE, "dark"],
]) {
  test(`axe finds nothing ${name}`, async () => {
    const context = await browser.newContext({ viewport, colorScheme, storageState: state });
    const page = await context.newPage();
    const found = [];
    for (const [page_name, address] of pages) {
      await page.goto(app.origin + address);
      await page.evaluate(() => document.querySelectorAll("details").forEach((more) => { more.open = true; }));
      for (const violation of await axeFinds(page)) found.push(`${page_name}: ${violation}`);
    }
    await context.close();
    assert.deepEqual(found, []);
  });
}

test("the first start and the closed door are clean too", async () => {
  const fresh = await startApp();
  const page = await openWindow(browser);
  const found = [];
  await page.goto(fresh.origin);
  found.push(...(await axeFinds(page)));
  await page.goto(fresh.address);
  found.push(...(await axeFinds(page)));
  await page.context().close();
  await fresh.stop();
  assert.deepEqual(found, []);
});
