// Is it covered? The questions, the rights with their sources, the call, the costs, the letters.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { begin, inDays, isSound, openWindow, PHONE, startApp, startBrowser } from "./app.mjs";

let browser;
before(async () => { browser = await startBrowser(); });
after(async () => browser?.close());

describe("insurance, on a phone, with no records", () => {
  let app;
  let page;
  const at = (path) => page.goto(app.origin + path);
  before(async () => {
    app = await startApp();
    page = await openWindow(browser, { viewport: PHONE });
    await begin(page, app);
  });
  after(async () => app?.stop());

  test("only the plan is asked first, and Medicare’s two rights follow with the day they were seen", async () => {
    await at("/insurance");
    await isSound(page, "the questions");
    await page.getByLabel("Medicare, the red, white and blue card").check();
    await page.getByRole("button", { name: "Show what holds" }).click();
    await page.getByRole("heading", { name: "A third opinion" }).waitFor();
    await page.getByText("Medicare.gov: second surgical opinions (seen November 22, 2026)").first().waitFor();
    await page.getByText("not legal advice").first().waitFor();
    await isSound(page, "Medicare");
  });

  test("what is not known is said, with what to ask", async () => {
    await at("/insurance");
    await page.getByLabel("Through a job, mine or my family’s").check();
    await page.getByLabel("In which state is the plan?").selectOption({ label: "Missouri" });
    await page.getByRole("button", { name: "Show what holds" }).click();
    await page.getByRole("heading", { name: "Cannot tell yet" }).waitFor();
    await page.getByText("Is our health plan self-funded?").first().waitFor();
    await page.getByLabel("An insurance company").check();
    await page.getByRole("button", { name: "Show what holds" }).click();
    await page.getByRole("heading", { name: "Missouri: a specialist in your cancer" }).waitFor();
    await isSound(page, "Missouri");
  });

  test("a no in writing sets the days, and a day that cannot be is told kindly and kept", async () => {
    await page.getByLabel("If the plan said no: the day on its letter").fill(inDays(5));
    await page.getByRole("button", { name: "Show what holds" }).click();
    await page.locator(".field-error", { hasText: "This day has not come yet. It is kept as you typed it." }).waitFor();
    assert.equal(await page.getByLabel("If the plan said no: the day on its letter").inputValue(), inDays(5));
    await isSound(page, "a day that has not come");
    await page.getByLabel("If the plan said no: the day on its letter").fill(inDays(-10));
    await page.getByLabel("If it said no again").fill(inDays(-12));
    await page.getByRole("button", { name: "Show what holds" }).click();
    await page.locator(".field-error", { hasText: "This day is before the first no. Both are kept." }).waitFor();
    await page.getByLabel("If it said no again").fill("");
    await page.getByRole("button", { name: "Show what holds" }).click();
    await page.getByText("Last day to appeal to the plan").waitFor();
    await at("/");
    await page.getByText("Your plan said no: you can appeal").waitFor();
  });

  test("a call is written down by keyboard and what was said of a doctor says who said it", async () => {
    await at("/insurance/calls");
    await page.locator(".sheet").getByText("Is a second opinion covered?").waitFor();
    await page.getByLabel("Day of the call").fill(inDays(0));
    await page.getByLabel("Who you spoke with").focus();
    await page.keyboard.type("Ms. Alder");
    await page.keyboard.press("Tab");
    await page.keyboard.type("REF-0042");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Covered with a referral.");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("Number of the call: REF-0042").waitFor();
    await page.getByLabel("Doctor or center").fill("Larkspur Center");
    await page.getByLabel("Not in the network").check();
    await page.getByLabel("Who said so").fill("Ms. Alder");
    await page.getByRole("button", { name: "Keep this answer" }).click();
    await page.getByText("Said by Ms. Alder").waitFor();
    await isSound(page, "calls");
  });

  test("what nobody named stays unknown in the costs", async () => {
    await at("/insurance/costs");
    await page.getByLabel("The way").fill("Larkspur, by video");
    await page.getByLabel("The visit or the written opinion").fill("$1,250");
    await page.getByLabel("Travel and a place to stay").fill("a lot");
    await page.getByRole("button", { name: "Add this way" }).click();
    await page.locator(".sheet").getByText("$1,250").first().waitFor();
    await page.locator(".sheet").getByText("4 parts are not known.").waitFor();
    await page.locator(".field-error", { hasText: "it counts as not known" }).waitFor();
    assert.equal(await page.getByLabel("Travel and a place to stay").first().inputValue(), "a lot");
    await isSound(page, "costs");
  });

  test("a letter asks for what it needs, and stands only without a blank", async () => {
    await at("/insurance/letters/appeal");
    await page.getByText("The number of the decision").first().waitFor();
    assert.equal(await page.locator(".signature").count(), 0, "no letter with an open blank");
    await isSound(page, "a letter that is not yet one");
    const said = {
      "Your name, as you sign it": "Mira Fernside", "Your birth date": "April 2, 1961", "Where the letter goes": "Blue Fern Health",
      "Your member number": "BF 0042", "What the plan said no to": "a second opinion at Larkspur",
      "The number of the decision": "C-77", "Why you need it": "Nobody in the network treats this cancer often.",
      "How they can reach you": "555-0100",
    };
    for (const [label, words] of Object.entries(said)) await page.getByLabel(label, { exact: true }).fill(words);
    await page.getByRole("button", { name: "Make the letter" }).click();
    const letter = page.locator(".sheet.letter");
    await letter.getByText("a second opinion at Larkspur").first().waitFor();
    await letter.getByText("reference number REF-0042: Covered with a referral.").waitFor();
    assert.doesNotMatch(await letter.innerText(), /[{}]/);
    await isSound(page, "the appeal");
    await page.getByRole("button", { name: "Note the day" }).click();
    await page.waitForURL("**/requests");
    await page.getByText("as far as we know the rules for plans").waitFor();
    assert.deepEqual(page.troubles, []);
  });
});
