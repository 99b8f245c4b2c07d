// The way to the second doctor's door, walked twice: with no records at all, and with the example's papers.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { begin, DESK, handOver, inDays, isSound, openWindow, PHONE, shoebox, startApp, startBrowser } from "./app.mjs";

const ROOMS = ["/", "/time", "/reasons", "/insurance", "/insurance/calls", "/insurance/costs", "/visit", "/visit/sheet", "/visit/notes", "/visit/after", "/helpers", "/today", "/telling", "/doctors", "/doctors/centers", "/doctors/programs", "/doctors/shortlist", "/doctors/lists", "/trials", "/questions", "/questions?for=first", "/questions/print"];

let browser;
before(async () => { browser = await startBrowser(); });
after(async () => browser?.close());

describe("with no records, on a phone", () => {
  let app;
  let page;
  before(async () => {
    app = await startApp();
    page = await openWindow(browser, { viewport: PHONE });
    await begin(page, app);
  });
  after(async () => app?.stop());

  test("the first page leads to the five questions", async () => {
    await page.goto(`${app.origin}/`);
    await page.locator(".next-step").getByRole("heading", { name: "Do you have time?" }).waitFor();
    await page.locator(".next-step").getByRole("link", { name: "Begin" }).click();
    await page.waitForURL("**/time");
    await isSound(page, "the five questions");
  });

  test("a warning sign stops the page", async () => {
    await page.getByLabel("Yes, or I am not sure").check();
    await page.getByRole("button", { name: "Make the plan" }).click();
    await page.waitForURL("**/signs");
    await page.goto(`${app.origin}/time`);
    await page.getByRole("heading", { name: "Call now, before anything else" }).waitFor();
    assert.equal(await page.getByText("The same plan, in words").count(), 0, "no plan beside a warning sign");
    await isSound(page, "the stop");
    await page.goto(`${app.origin}/`);
    await page.locator(".next-step").getByText("warning sign").first().waitFor();
    await page.goto(`${app.origin}/time`);
    await page.getByRole("button", { name: "None of the signs is there now" }).click();
  });

  test("without a day of the doctor, the first thing is to ask for it", async () => {
    await page.getByLabel("What kind of cancer").selectOption({ label: "breast cancer" });
    await page.getByRole("button", { name: "Make the plan" }).click();
    await page.getByRole("heading", { level: 1, name: "First, ask your doctor for one day" }).waitFor();
    await page.getByText("That is our figure, not your doctor’s.").waitFor();
    assert.equal(await page.locator("details.only-if-asked[open]").count(), 0, "figures stay closed");
    await isSound(page, "the plan without a day");
  });

  test("a day that has passed is told kindly and kept", async () => {
    await page.getByLabel("Which is the latest day").fill(inDays(-3));
    await page.getByRole("button", { name: "Make the plan" }).click();
    await page.locator(".field-error", { hasText: "This day has passed. It is kept as you typed it." }).waitFor();
    assert.equal(await page.getByLabel("Which is the latest day").inputValue(), inDays(-3));
    await isSound(page, "a day that has passed");
  });

  test("a visit after the latest day is told kindly and both are kept", async () => {
    await page.getByLabel("Which is the latest day").fill(inDays(20));
    await page.getByLabel("If a visit with a second doctor").fill(inDays(25));
    await page.getByRole("button", { name: "Make the plan" }).click();
    await page.locator(".field-error", { hasText: "Both are kept" }).waitFor();
    assert.equal(await page.getByLabel("If a visit with a second doctor").inputValue(), inDays(25));
    await page.getByLabel("If a visit with a second doctor").fill("");
    await page.getByLabel("Which is the latest day").fill(inDays(40));
    await page.getByLabel("Who told you?").fill("Dr. Featherwick");
    await page.getByRole("button", { name: "Make the plan" }).click();
  });

  test("the plan says what is left, what sets the pace and what could shorten it", async () => {
    await page.getByRole("heading", { level: 1, name: "The plan leaves 12 days before the day your doctor gave" }).waitFor();
    await page.getByText("Dr. Featherwick said: start by").waitFor();
    await page.getByText("The papers set the pace.").waitFor();
    await page.getByRole("heading", { name: "What could make it shorter" }).waitFor();
    await page.getByText("Change the days, or say what is done").click();
    await page.getByLabel("Days it takes").first().fill("20");
    await page.getByRole("button", { name: "Count again" }).click();
    await page.getByRole("heading", { level: 1, name: "The plan leaves 2 days" }).waitFor();
    await isSound(page, "the plan");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Save the days for a calendar" }).click(),
    ]);
    const text = await readFile(await file.path(), "utf8");
    assert.match(text, new RegExp(`DTSTART;VALUE=DATE:${inDays(40).replaceAll("-", "")}`));
    assert.doesNotMatch(text, /cancer|tumor|doctor/i);
  });

  test("a visit before the papers, and a day booked before the plan ends, are told and kept", async () => {
    await page.goto(`${app.origin}/time`);
    await page.getByLabel("If a visit with a second doctor").fill(inDays(2));
    await page.getByRole("button", { name: "Make the plan" }).click();
    await page.getByRole("heading", { level: 1, name: "The papers may come after the visit" }).waitFor();
    await page.getByText("To fit, the steps must take fewer days").first().waitFor();
    await isSound(page, "papers after the visit");
    await page.getByLabel("If a visit with a second doctor").fill("");
    await page.getByLabel("If a day is booked for treatment").fill(inDays(5));
    await page.getByRole("button", { name: "Make the plan" }).click();
    await page.locator(".field-error", { hasText: "before this plan ends" }).waitFor();
    assert.equal(await page.getByLabel("If a day is booked for treatment").inputValue(), inDays(5));
    await page.getByLabel("If a day is booked for treatment").fill("");
    await page.getByRole("button", { name: "Make the plan" }).click();
  });

  test("words that are no day stay to be seen where a day is asked", async () => {
    await page.request.post(`${app.origin}/time`, { form: { "time.booked": "2026-02-31" }, headers: { Origin: app.origin } });
    await page.goto(`${app.origin}/time`);
    assert.equal(await page.getByLabel("If a day is booked for treatment").inputValue(), "2026-02-31");
    await page.getByLabel("If a day is booked for treatment").fill("");
    await page.getByRole("button", { name: "Make the plan" }).click();
  });

  test("who is in treatment is told not to stop it, and asks about the next step", async () => {
    const say = (form) => page.request.post(`${app.origin}/time`, { form, headers: { Origin: app.origin } });
    await say({ "time.latest": "", "time.begun": "yes" });
    await page.goto(`${app.origin}/time`);
    await page.getByRole("heading", { level: 1, name: "Treatment has begun." }).waitFor();
    await page.getByText("Do not stop or skip treatment on your own.").waitFor();
    assert.equal(await page.getByText("on which I should start treatment").count(), 0);
    await isSound(page, "in treatment");
    await say({ "time.begun": "no" });
  });

  test("what is often treated within days is the first thing today, and is not put off", async () => {
    const say = (form) => page.request.post(`${app.origin}/time`, { form, headers: { Origin: app.origin } });
    await say({ "case.cancer": "leukaemia" });
    await page.goto(`${app.origin}/`);
    await page.locator(".next-step").getByRole("heading", { name: "Call your doctor’s office today" }).waitFor();
    assert.equal(await page.getByRole("button", { name: "Not today" }).count(), 0);
    await page.goto(`${app.origin}/time`);
    await page.getByText("Ask your doctor to call the second doctor today.").waitFor();
    await isSound(page, "within days");
    await say({ "time.signs": "some" });
    await page.goto(`${app.origin}/`);
    await page.locator(".next-step").getByText("warning sign").first().waitFor();
    assert.equal(await page.getByRole("button", { name: "Not today" }).count(), 0);
    await say({ "case.cancer": "breast", "time.signs": "none", "time.latest": inDays(40) });
  });

  test("reasons, telling and questions work from what was answered", async () => {
    await page.goto(`${app.origin}/reasons`);
    await page.getByLabel("I want to be sure").check();
    await page.getByRole("button", { name: "Keep this" }).click();
    await page.locator(".field-hint").getByText("That is enough.").waitFor();
    await isSound(page, "reasons");
    await page.goto(`${app.origin}/telling`);
    await page.getByText("It is your right to ask another doctor.").waitFor();
    await page.getByLabel("A word with the other doctor").check();
    await page.getByRole("button", { name: "Put it into the message" }).click();
    await page.locator(".sheet").getByText("Be ready to speak with the other doctor.").waitFor();
    await isSound(page, "telling");
    await page.goto(`${app.origin}/questions`);
    await page.getByText("Should drugs come before surgery").first().waitFor();
    await isSound(page, "questions");
    assert.deepEqual(page.troubles, []);
  });
});

describe("with the example's papers, at a desk", () => {
  let app;
  let page;
  before(async () => {
    app = await startApp();
    page = await openWindow(browser, { viewport: DESK });
    await begin(page, app);
    await handOver(page, app, shoebox, "#folder");
  });
  after(async () => app?.stop());

  test("every room has a sound page, with the map", async () => {
    for (const room of ROOMS) {
      await page.goto(app.origin + room);
      await isSound(page, room);
    }
    await page.goto(`${app.origin}/reasons`);
    await page.getByText("Your papers do not agree").first().waitFor();
    assert.ok((await page.locator("main a.source").count()) > 0, "a reason has its source");
  });

  test("the questions grow out of the papers, each with its place", async () => {
    await page.goto(`${app.origin}/questions`);
    const first = page.locator("ol.numbered > li").first();
    await first.locator("a.source").first().waitFor();
    assert.equal(await page.locator("ol.numbered > li").count(), 3);
  });

  test("a question of one's own goes first, is changed, moved and left out by keyboard", async () => {
    await page.getByLabel("Add a question of your own").focus();
    await page.keyboard.type("I teach violin. What happens to my fingers?");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const top = page.locator("ol.numbered > li");
    await top.first().getByText("I teach violin.").first().waitFor();
    await top.first().locator("summary").focus();
    await page.keyboard.press("Enter");
    await top.first().getByRole("button", { name: "Move down" }).focus();
    await page.keyboard.press("Enter");
    await top.nth(1).getByText("I teach violin.").first().waitFor();
    await page.goto(`${app.origin}/questions/print`);
    await page.locator(".print-question", { hasText: "I teach violin." }).waitFor();
    await page.goto(`${app.origin}/packet`);
    assert.equal(await page.getByLabel("Question 2").inputValue(), "I teach violin. What happens to my fingers?");
    assert.deepEqual(page.troubles, []);
  });
});
