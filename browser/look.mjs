// Walks every page with the example read and writes pictures of them to target/look/, for eyes.
//
//   node browser/look.mjs [name…]
//
// LANGUAGE=es-US takes the pictures as a browser in that language shows the pages.

import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { allPages, DESK, openWindow, PHONE, startApp, startBrowser } from "./app.mjs";

const locale = process.env.LANGUAGE ?? "en-US";
const wanted = process.argv.slice(2);
const to = resolve(import.meta.dirname, "../target/look");
await mkdir(to, { recursive: true });
const app = await startApp("demo");
const browser = await startBrowser();
try {
  const window = await openWindow(browser, { locale });
  await window.goto(app.address);
  await window.goto(`${app.origin}/reading`);
  await window.locator('main a.button[href="/case"]').waitFor({ timeout: 240_000 });
  const pages = await allPages(window, app);
  const state = await window.context().storageState();
  for (const [size, viewport, dark] of [["desk", DESK, false], ["phone", PHONE, false], ["dark", DESK, true]]) {
    const context = await browser.newContext({
      viewport, locale, storageState: state, deviceScaleFactor: size === "phone" ? 2 : 1, colorScheme: dark ? "dark" : "light",
    });
    const page = await context.newPage();
    for (const [name, address] of pages) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      await page.goto(app.origin + address);
      await page.screenshot({ path: join(to, `${name}-${size}.png`), fullPage: true });
    }
  }
} finally {
  await browser.close();
  await app.stop();
}
