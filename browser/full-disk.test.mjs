// A disk without room: the page says so kindly, no half packet is left, and with room again the packet is made.
//
// The program's folder for passing files is a small disk in memory that only it sees; where this computer lets no test
// make one, the test says so and is left out.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, open, readdir, rm, stat, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { begin, handOver, isSound, openWindow, shoebox, startApp, startBrowser } from "./app.mjs";

const folder = await mkdtemp(join(tmpdir(), "second-opinion-small-"));
const small = ["unshare", "--mount", "sh", "-c", `mount -t tmpfs -o size=16m tmpfs '${folder}' && exec "$0" "$@"`];
const can = spawnSync(small[0], [...small.slice(1), "true"]).status === 0;

let app;
let browser;
let page;
before(async () => {
  if (!can) return;
  [app, browser] = await Promise.all([
    startApp("serve", { through: small, env: { TMPDIR: folder } }), startBrowser(),
  ]);
  page = await openWindow(browser);
  await begin(page, app);
  const papers = ["Final Pathology 10-20-2026.pdf", "radiation letter.rtf"];
  await handOver(page, app, papers.map((name) => join(shoebox, name)));
});
after(async () => {
  await browser?.close();
  await app?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Writes until there is no room. */
async function fill(at) {
  const file = await open(at, "w");
  try {
    for (let piece = 64 << 10; piece >= 1; piece >>= 1) {
      for (let full = false; !full;) {
        await file.write(Buffer.alloc(piece)).catch((error) => {
          assert.equal(error.code, "ENOSPC");
          full = true;
        });
      }
    }
  } finally {
    await file.close();
  }
}

test("a full disk is said kindly, leaves no half packet, and is no lasting harm", { skip: !can && "no small disk can be made here" }, async () => {
  const disk = `/proc/${app.process}/root${folder}`;
  const before = await readdir(disk);
  const filler = join(disk, "filler");
  await fill(filler);
  for (const button of ["Make one PDF", "Make a ZIP with everything"]) {
    await page.goto(`${app.origin}/packet`);
    await page.getByRole("button", { name: button }).click();
    await page.getByText("The disk is full").first().waitFor({ timeout: 120_000 });
    assert.equal(await page.getByRole("link", { name: /^Save packet/ }).count(), 0);
    await isSound(page, `a full disk, ${button}`);
    assert.deepEqual((await readdir(disk)).filter((name) => name !== "filler"), before);
  }
  // Everything is as it was: the papers are there, and with room the packet is made.
  assert.ok((await stat(filler)).size > 1 << 20);
  await unlink(filler);
  await page.goto(`${app.origin}/packet`);
  await page.getByRole("heading", { level: 1, name: "2 papers go to the second doctor" }).waitFor();
  await page.getByRole("button", { name: "Make one PDF" }).click();
  await page.getByRole("heading", { level: 1, name: "Your packet is ready" }).waitFor({ timeout: 120_000 });
});
