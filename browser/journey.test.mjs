// What a person does on the first day: begins, adds the shoebox, looks, answers, locks, comes back.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { begin, DESK, handOver, openWindow, PHONE, shoebox, startApp, startBrowser } from "./app.mjs";

const PASSPHRASE = "four small words here";

let browser;
before(async () => { browser = await startBrowser(); });
after(async () => browser?.close());

for (const [size, viewport] of [["at a desk", DESK], ["on a phone", PHONE]]) {
  describe(`the first day, ${size}`, () => {
    let app;
    let page;
    before(async () => {
      app = await startApp();
      page = await openWindow(browser, { viewport });
    });
    after(async () => app?.stop());

    test("begins with one question and no decision", async () => {
      await begin(page, app);
      await assert.doesNotReject(page.getByRole("heading", { level: 1, name: /^Do you have time\?/ }).waitFor());
      await assert.doesNotReject(page.getByRole("link", { name: "Add the records you have" }).first().waitFor());
      assert.ok(!page.url().includes(app.address.split("/").pop()), "the launch token is gone from the address");
    });

    test("the launch address works once", async () => {
      const stranger = await openWindow(browser);
      const answer = await stranger.goto(app.address);
      assert.equal(answer.status(), 403);
      await stranger.context().close();
    });

    test("takes a whole folder, and says what each paper became", async () => {
      await handOver(page, app, shoebox, "#folder");
      const papers = page.locator("#papers > li");
      assert.ok((await papers.count()) >= 20, "each paper has its line");
      assert.match(await page.getByRole("heading", { level: 1 }).innerText(), /papers are read/);
    });

    test("sets a passphrase, and gives a recovery code once", async () => {
      await page.goto(`${app.origin}/settings/passphrase`);
      await page.getByLabel("New passphrase").fill(PASSPHRASE);
      await page.getByLabel("The same again").fill("something else entirely");
      await page.getByRole("button", { name: "Set the passphrase" }).click();
      await page.getByText("The two are not the same").waitFor();
      await page.getByLabel("New passphrase").fill(PASSPHRASE);
      await page.getByLabel("The same again").fill(PASSPHRASE);
      await page.getByRole("button", { name: "Set the passphrase" }).click();
      const code = await page.locator(".recovery-code").innerText();
      assert.match(code, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){7}$/);
    });

    test("opens a fact in its document, marked", async () => {
      await page.goto(`${app.origin}/case`);
      const source = page.locator(".facts a.source").first();
      await source.click();
      await page.waitForURL("**/documents/**");
      const target = page.locator(":target");
      assert.equal(await target.count(), 1, "the source leads to its own words");
      const mark = page.locator(".mark:has(:target), .place:has(:target)").first();
      await mark.waitFor();
      assert.ok((await mark.innerText()).trim().length > 0);
      assert.ok(await mark.evaluate((at) => {
        const box = at.getBoundingClientRect();
        return box.bottom > 0 && box.top < innerHeight;
      }), "the mark is in view");
    });

    test("gives back the untouched original, and never shows it itself", async () => {
      const answer = await page.request.get(page.url().split(/[?#]/)[0] + "/original/0");
      assert.match(answer.headers()["content-disposition"], /^attachment/);
      assert.match(answer.headers()["content-security-policy"], /sandbox/);
      assert.ok((await answer.body()).length > 100);
    });

    test("answers a contradiction, in the person's words", async () => {
      await page.goto(`${app.origin}/case/two-answers`);
      const before = await page.locator("main ul.lines a").count();
      assert.ok(before > 0, "the example has a contradiction");
      await page.locator("main ul.lines a").first().click();
      await page.locator(".two-sources > section").nth(1).waitFor();
      await page.getByLabel("Who said it").fill("The surgeon, by phone: it is the left side.");
      await page.locator("form.rule-above input[type=radio]").first().check();
      await page.getByRole("button", { name: "Save my note" }).click();
      await page.waitForURL("**/case/two-answers");
      assert.equal(await page.locator("main ul.lines a").count(), before - 1);
      await page.getByText("The surgeon, by phone: it is the left side.").first().waitFor();
    });

    test("locks, shows nothing, and opens with the passphrase only", async () => {
      await page.goto(`${app.origin}/case`);
      await page.getByRole("button", { name: "Lock" }).click();
      await page.getByRole("heading", { name: "Locked" }).waitFor();
      await page.goto(`${app.origin}/case`);
      assert.equal(new URL(page.url()).pathname, "/lock");
      await page.getByLabel("Your passphrase").fill("wrong words");
      await page.getByRole("button", { name: "Unlock" }).click();
      await page.locator(".field-error").waitFor();
      await page.getByLabel("Your passphrase").fill(PASSPHRASE);
      await page.getByRole("button", { name: "Unlock" }).click();
      await page.waitForURL(`${app.origin}/`);
      await page.goto(`${app.origin}/case/two-answers`);
      await page.getByText("The surgeon, by phone").first().waitFor();
    });

    test("finds words in the full text, and puts none into an address", async () => {
      await page.goto(`${app.origin}/records`);
      await page.getByText("Search, or show only some").click();
      await page.getByLabel("Words in the paper").fill("lobular");
      await page.getByRole("button", { name: "Show", exact: true }).click();
      assert.ok((await page.locator("ul.papers .hit mark").count()) > 0);
      assert.ok(!page.url().includes("lobular"));
    });

    test("no page scrolls sideways, and no script failed", async () => {
      for (const path of ["/", "/case", "/timeline", "/records", "/set-aside", "/settings"]) {
        await page.goto(app.origin + path);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${path} is ${wide} pixels too wide`);
      }
      const unexpected = page.troubles.filter((said) => !/status of 4\d\d/.test(said));
      assert.deepEqual(unexpected, []);
    });
  });
}
