// The visit, on a phone: the day, what to take along, notes kept as they are typed, promises, and the notes as an opinion.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { begin, handOver, inDays, isSound, openWindow, PHONE, shoebox, startApp, startBrowser } from "./app.mjs";

let browser;
before(async () => { browser = await startBrowser(); });
after(async () => browser?.close());

describe("the visit, on a phone", () => {
  let app;
  let page;
  const at = (path) => page.goto(app.origin + path);
  before(async () => {
    app = await startApp();
    page = await openWindow(browser, { viewport: PHONE });
    await begin(page, app);
  });
  after(async () => app?.stop());

  test("the day is asked, and a day far away is told kindly and kept", async () => {
    await at("/visit");
    await isSound(page, "the first page of the visit");
    await page.getByLabel("On which day is the visit?").fill("2062-01-05");
    await page.getByRole("button", { name: "Keep this" }).click();
    await page.locator(".field-error", { hasText: "Please look at the year" }).waitFor();
    assert.equal(await page.getByLabel("On which day is the visit?").inputValue(), "2062-01-05");
    await page.getByLabel("On which day is the visit?").fill(inDays(3));
    await page.getByLabel("By video").check();
    await page.getByLabel("Which doctor?").fill("Dr. Larkspur");
    await page.getByLabel("Who comes along, or listens").fill("Juniper");
    await page.getByRole("button", { name: "Keep this" }).click();
    await page.getByRole("heading", { level: 1, name: "Your visit is in 3 days" }).waitFor();
    await page.getByLabel("A quiet room").waitFor();
    await isSound(page, "before the visit");
    await at("/");
    await page.getByText("Your visit is near: get ready").first().waitFor();
    await at("/time");
    await page.getByRole("heading", { level: 1, name: "Five short questions" }).waitFor();
  });

  test("who must agree to a recording is told by state, or cannot be told", async () => {
    await at("/visit");
    await page.getByText("Cannot tell what the law says: your state is missing.").waitFor();
    await page.getByLabel("In which state will you be").selectOption({ label: "California" });
    await page.getByRole("button", { name: "Keep this" }).click();
    await page.getByText("In California, by what we read, all who are in the talk must agree").waitFor();
    await page.getByLabel("In which state will you be").selectOption({ label: "Oregon" });
    await page.getByRole("button", { name: "Keep this" }).click();
    await page.getByText("Cannot tell what the law of Oregon says.").waitFor();
    await isSound(page, "recording");
  });

  test("the sheet for the one who comes along prints alone", async () => {
    await at("/visit/sheet");
    await page.locator(".sheet").getByText("What to listen for").waitFor();
    await isSound(page, "the sheet");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.getByRole("link", { name: "Back to the visit" }).isVisible(), false);
    await page.emulateMedia({ media: "screen" });
  });

  test("a note is kept while it is typed", async () => {
    await at("/visit/notes");
    await isSound(page, "notes");
    const form = page.locator("form.keep-typed").first();
    await form.locator("textarea").first().focus();
    await page.keyboard.type("Surgery first, then radiation.");
    await form.getByText("Kept.").waitFor();
    await form.locator("summary").focus();
    await page.keyboard.press("Enter");
    await form.getByLabel("This is not clear to me yet").check();
    await form.getByText("How did you reach this?").waitFor();
    await page.waitForTimeout(1200);
    await at("/visit/notes");
    assert.equal(await page.locator("form.keep-typed textarea").first().inputValue(), "Surgery first, then radiation.");
    assert.equal(await page.getByLabel("This is not clear to me yet").first().isChecked(), true);
  });

  test("a promise goes into the ledger, and one before the visit is told kindly and kept", async () => {
    await at("/visit");
    await page.getByLabel("On which day is the visit?").fill(inDays(-1));
    await page.getByRole("button", { name: "Keep this" }).click();
    await page.getByRole("heading", { level: 1, name: "Your visit was on" }).waitFor();
    await at("/visit/after");
    await page.getByText("One point is still open").waitFor();
    await page.getByLabel("What was promised?").fill("The letter with the plan");
    await page.getByLabel("By whom?").fill("Dr. Larkspur");
    await page.getByLabel("By which day?").fill(inDays(-5));
    await page.getByRole("button", { name: "Keep this promise" }).click();
    await page.locator(".field-error", { hasText: "This day is before the visit." }).waitFor();
    assert.equal(await page.getByLabel("What was promised?").inputValue(), "The letter with the plan");
    await page.getByLabel("By which day?").fill(inDays(6));
    await page.getByRole("button", { name: "Keep this promise" }).click();
    await page.locator("li", { hasText: "The letter with the plan" }).waitFor();
    await isSound(page, "after the visit");
    await at("/visit/said");
    await page.locator(".sheet").getByText("Surgery first, then radiation.").waitFor();
    await page.locator(".sheet").getByText("The letter with the plan").waitFor();
    await isSound(page, "what was said");
    await at("/requests");
    await page.getByRole("heading", { name: "The letter with the plan" }).waitFor();
    await isSound(page, "requests with a promise");
  });

  test("notes become an opinion on one press", async () => {
    await at("/visit/after");
    await page.getByRole("button", { name: "Put my notes beside the first opinion" }).click();
    await page.waitForURL("**/opinions/h1");
    await page.getByText("Surgery first, then radiation.").first().waitFor();
    await page.getByText("Dr. Larkspur").first().waitFor();
    assert.deepEqual(page.troubles, []);
  });
});

describe("the visit, with the example's papers", () => {
  test("what is missing is named before the visit, and the notes hang on the case's own questions", async () => {
    const app = await startApp();
    try {
      const page = await openWindow(browser, { viewport: PHONE });
      await begin(page, app);
      await handOver(page, app, shoebox, "#folder");
      await page.goto(`${app.origin}/visit`);
      await page.getByLabel("On which day is the visit?").fill(inDays(2));
      await page.getByRole("button", { name: "Keep this" }).click();
      await page.getByText("a second doctor asks for").first().waitFor();
      for (const path of ["/visit", "/visit/sheet", "/visit/notes", "/visit/after"]) {
        await page.goto(app.origin + path);
        await isSound(page, path);
      }
      assert.deepEqual(page.troubles, []);
    } finally {
      await app.stop();
    }
  });
});
