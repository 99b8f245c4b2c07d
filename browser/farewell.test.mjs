// What a person must be able to trust when they leave: a backup that opens elsewhere, a reading that stops
// where they say, and erasing that leaves nothing.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { begin, binary, handOver, openWindow, shoebox, startApp, startBrowser } from "./app.mjs";

const PASSPHRASE = "four small words here";

let browser;
before(async () => { browser = await startBrowser(); });
after(async () => browser?.close());

/** The command line, its answer and its end; `typed` is what the person types. */
const command = (words, typed = "") => new Promise((done) => {
  const program = spawn(binary, words, { stdio: ["pipe", "pipe", "pipe"] });
  let said = "";
  program.stdout.on("data", (data) => { said += data; });
  program.stderr.on("data", (data) => { said += data; });
  program.once("exit", (code) => done({ code, said }));
  program.stdin.end(typed);
});

describe("leaving", () => {
  let app;
  let page;
  let aside;
  before(async () => {
    aside = await mkdtemp(join(tmpdir(), "second-opinion-aside-"));
    app = await startApp();
    page = await openWindow(browser);
    await begin(page, app);
  });
  after(async () => {
    await app?.stop();
    await rm(aside, { recursive: true, force: true });
  });

  test("a reading that is stopped keeps what was read, and says so", async () => {
    await page.goto(`${app.origin}/records/add`);
    await page.setInputFiles("#folder", shoebox);
    await page.waitForURL("**/reading", { timeout: 60_000 });
    await page.getByRole("button", { name: "Stop reading, keep what is read" }).click();
    await page.getByRole("link", { name: "See the case", exact: true }).waitFor({ timeout: 120_000 });
    const heading = await page.getByRole("heading", { level: 1 }).innerText();
    const stopped = heading.match(/^Stopped\. The (\d+) papers that were read are kept\.$/);
    assert.ok(stopped, `it says what was kept: ${heading}`);
    await page.goto(`${app.origin}/records`);
    const kept = await page.locator("ul.papers > li").count();
    assert.ok(kept <= 55, "no paper is there twice");
    if (Number(stopped[1]) > 0) assert.ok(kept > 0, "what was read is kept");
  });

  test("adding the same again loses nothing and doubles nothing", async () => {
    await handOver(page, app, shoebox, "#folder");
    await page.goto(`${app.origin}/case`);
    assert.match(await page.locator("main").innerText(), /carcinoma/i);
  });

  test("a backup is one file, and opens elsewhere with the passphrase", async () => {
    await page.goto(`${app.origin}/settings`);
    assert.equal(await page.getByRole("link", { name: "Save a backup" }).count(), 0, "none without a passphrase");
    await page.goto(`${app.origin}/settings/passphrase`);
    await page.getByLabel("New passphrase").fill(PASSPHRASE);
    await page.getByLabel("The same again").fill(PASSPHRASE);
    await page.getByRole("button", { name: "Set the passphrase" }).click();
    await page.locator(".recovery-code").waitFor();
    await page.goto(`${app.origin}/settings`);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Save a backup" }).click(),
    ]);
    assert.match(download.suggestedFilename(), /^second-opinion-\d{4}-\d\d-\d\d\.backup$/);
    const file = join(aside, "saved.backup");
    await download.saveAs(file);
    assert.ok(!(await readFile(file)).includes("carcinoma"), "it is sealed");
    const wrong = await command(["vault", "restore", file, join(aside, "wrong")], "other words entirely\n");
    assert.equal(wrong.code, 1, wrong.said);
    const restored = await command(["vault", "restore", file, join(aside, "vault")], `${PASSPHRASE}\n`);
    assert.equal(restored.code, 0, restored.said);
    assert.match(restored.said, /\d+ papers were restored/);
    const sound = await command(["vault", "check", join(aside, "vault")], `${PASSPHRASE}\n`);
    assert.equal(sound.code, 0, sound.said);
    assert.match(sound.said, /The vault is sound/);
  });

  test("erasing asks for a word, and leaves nothing of the vault", async () => {
    await page.goto(`${app.origin}/settings/erase`);
    await page.getByLabel("Type erase to go on").fill("eras");
    await page.getByRole("button", { name: "Erase everything" }).click();
    await page.getByText("Nothing was erased.").waitFor();
    await page.getByLabel("Type erase to go on").fill("erase");
    await page.getByRole("button", { name: "Erase everything" }).click();
    await page.getByRole("heading", { name: "Everything is erased" }).waitFor();
    const left = await readdir(app.vault).catch(() => []);
    assert.deepEqual(left, [], "the vault's folder is gone or empty");
    await page.goto(`${app.origin}/case`);
    assert.equal(new URL(page.url()).pathname, "/welcome");
  });
});
