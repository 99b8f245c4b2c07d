// Someone who reads Spanish: the browser's language is answered at once, the one chosen in the settings
// wins and stays, on every page of the menu and past the lock.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import { allPages, begin, DESK, handOver, openWindow, PHONE, shoebox, startApp, startBrowser } from "./app.mjs";

const PASSPHRASE = "cuatro palabras muy cortas";

/** Words of ours that no Spanish page has. A paper's own words stay in its language. */
const ENGLISH = /\b(Your (papers|records|case)|Add records|Settings|How this app works|Lock|What happened|Set aside)\b/;

/**
 * What the lists under knowledge/ say in English and otherwise in Spanish, of four words and more. A part that is marked
 * as English is meant for a doctor or a plan.
 */
const KNOWN = await (async () => {
  const folder = resolve(import.meta.dirname, "../knowledge");
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".toml"));
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), "utf8")));
  const pairs = texts.flatMap((text) => [...text.matchAll(/en = "([^"\\{]+)", es = "([^"\\]+)"/g)]);
  return [...new Set(pairs.filter(([, en, es]) => en !== es && en.split(" ").length >= 4).map(([, en]) => en))];
})();

let browser;
before(async () => { browser = await startBrowser(); });
after(async () => browser?.close());

const isSpanish = async (page, where) => {
  assert.equal(await page.locator("html").getAttribute("lang"), "es", `${where} says that it is Spanish`);
  await page.getByRole("contentinfo").getByText("Second Opinion no es médico.").waitFor();
  const said = await page.locator("body").innerText();
  assert.doesNotMatch(said, ENGLISH, `${where} speaks English`);
  const ours = await page.locator("body").evaluate((body) => {
    const copy = body.cloneNode(true);
    copy.querySelectorAll('[lang="en"]').forEach((part) => part.remove());
    return copy.textContent;
  });
  assert.deepEqual(KNOWN.filter((text) => ours.includes(text)), [], `${where} speaks English`);
  assert.doesNotMatch(said, /\b[a-z]+(-[a-z0-9]+){1,3}\.(next|text|action|hint|kept|none)\b/, `${where} shows a message's name`);
};

const fits = async (page, where) => {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${where} is ${wide} pixels too wide`);
};

describe("Spanish, chosen in the settings", () => {
  let app;
  let page;
  before(async () => {
    app = await startApp();
    page = await openWindow(browser, { viewport: PHONE });
  });
  after(async () => app?.stop());

  test("is a choice in the settings, which say that it is a draft", async () => {
    await begin(page, app);
    await handOver(page, app, shoebox, "#folder");
    await page.goto(`${app.origin}/settings`);
    await page.getByText("not been reviewed by a translator").waitFor();
    await page.getByLabel("Español").check();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Ajustes" }).waitFor();
    await page.getByText("Ningún traductor ha revisado").waitFor();
  });

  test("shows on every page, and fits a phone and a desk", async () => {
    for (const viewport of [PHONE, DESK]) {
      await page.setViewportSize(viewport);
      for (const [name, address] of await allPages(page, app)) {
        await page.goto(app.origin + address);
        await isSpanish(page, name);
        await fits(page, `${name} at ${viewport.width}`);
      }
    }
  });

  test("leaves the papers in their own words", async () => {
    await page.goto(`${app.origin}/case`);
    assert.match(await page.locator("main").innerText(), /carcinoma/i);
  });

  test("stays after locking and unlocking", async () => {
    await page.goto(`${app.origin}/settings/passphrase`);
    await page.getByLabel("Contraseña nueva").fill(PASSPHRASE);
    await page.getByLabel("La misma otra vez").fill(PASSPHRASE);
    await page.getByRole("button", { name: "Poner la contraseña" }).click();
    await page.locator(".recovery-code").waitFor();
    await page.goto(`${app.origin}/case`);
    await page.getByRole("button", { name: "Bloquear" }).click();
    await page.getByRole("heading", { name: "Bloqueado" }).waitFor();
    await isSpanish(page, "the lock");
    await page.getByLabel("Su contraseña").fill("otra cosa");
    await page.getByRole("button", { name: "Desbloquear" }).click();
    await page.locator(".field-error").waitFor();
    await isSpanish(page, "the lock with a wrong passphrase");
    await page.getByLabel("Su contraseña").fill(PASSPHRASE);
    await page.getByRole("button", { name: "Desbloquear" }).click();
    await page.waitForURL(`${app.origin}/`);
    for (const path of ["/", "/case", "/records", "/settings"]) {
      await page.goto(app.origin + path);
      await isSpanish(page, path);
    }
  });
});

describe("a browser in Spanish", () => {
  let app;
  before(async () => { app = await startApp(); });
  after(async () => app?.stop());

  test("is answered in Spanish from the first page, and can turn to English", async () => {
    const page = await openWindow(browser, { locale: "es-US" });
    await page.goto(app.address);
    await page.getByRole("button", { name: "Empezar" }).waitFor();
    await isSpanish(page, "the first page");
    await page.getByRole("link", { name: "English" }).click();
    await page.getByRole("button", { name: "Begin" }).waitFor();
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    await page.getByRole("link", { name: "Español" }).click();
    await page.getByRole("button", { name: "Empezar" }).click();
    await page.waitForURL(`${app.origin}/`);
    await isSpanish(page, "the page after it");
  });
});
