// Fetching a public list: every address is shown before any is called, a broken line is gone on with, and nothing about the person goes along.
// The owners' servers are one of our own, on this computer.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { axeFinds, begin, binary, DESK, openWindow, PHONE, startBrowser } from "./app.mjs";

const PLACES = "geoid,latitude,longitude\n02115,42.3370,-71.1050\n02116,42.3500,-71.0760\n";
const EXCLUDED = `LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,SPECIALTY,NPI,CITY,STATE,EXCLTYPE,EXCLDATE\n${"ROOK,TED,,,NURSE,0000000000,RENO,NV,1128b4,20110220\n".repeat(2000)}`;
const study = (n) => ({ protocolSection: {
  identificationModule: { nctId: `NCT0000000${n}`, briefTitle: "A study" }, statusModule: { overallStatus: "RECRUITING" } } });

/** What the owners' servers would answer; each question is kept. */
async function startOwners() {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push({ url: request.url, said: JSON.stringify([request.url, request.rawHeaders]) });
    const path = request.url.split("?")[0];
    const file = (text) => {
      const from = Number(request.headers.range?.match(/\d+/)?.[0] ?? 0);
      const head = { ETag: '"a"', "Content-Length": text.length - from };
      if (from) head["Content-Range"] = `bytes ${from}-${text.length - 1}/${text.length}`;
      response.writeHead(from ? 206 : 200, head);
      const isFirst = asked.filter((one) => one.url === request.url).length === 1;
      if (isFirst && text.length > 50_000) {
        response.write(text.slice(0, 40_000), () => response.destroy());
      } else {
        response.end(text.slice(from));
      }
    };
    const json = (value) => response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(value));
    if (path.endsWith("_Gaz_zcta_national.zip")) return file(PLACES);
    if (path === "/exclusions/downloadables/UPDATED.csv") return file(EXCLUDED);
    if (path === "/api/v2/studies") {
      return request.url.includes("pageToken=next")
        ? json({ studies: [study(2)] }) : json({ totalCount: 2, studies: [study(1)], nextPageToken: "next" });
    }
    if (path === "/fhir/Practitioner") {
      return json({ resourceType: "Bundle", entry: [{ resource: { resourceType: "Practitioner", id: "a",
        identifier: [{ system: "http://hl7.org/fhir/sid/us-npi", value: "1000000004" }] } }] });
    }
    if (path.startsWith("/fhir/")) return json({ resourceType: "Bundle" });
    if (path === "/nppes/NPI_Files.html") return response.writeHead(302, { Location: "https://other.example/" }).end();
    return response.writeHead(404).end();
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { asked, origin: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}

/** The program, asking these owners. */
async function startApp(mirror) {
  const folder = await mkdtemp(join(tmpdir(), "second-opinion-fetch-"));
  const words = ["serve", "--no-open", "--vault", join(folder, "vault"), "--lists-mirror", mirror];
  const program = spawn(binary, words, { stdio: ["ignore", "pipe", "inherit"] });
  const address = await new Promise((found, failed) => {
    program.once("exit", (code) => failed(new Error(`the program ended with ${code}`)));
    program.stdout.on("data", (bytes) => {
      const match = String(bytes).match(/http:\/\/\S+/);
      if (match) found(match[0]);
    });
  });
  return {
    address,
    origin: new URL(address).origin,
    async stop() {
      const ended = new Promise((done) => program.once("exit", done));
      program.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

let browser;
before(async () => { browser = await startBrowser(); });
after(async () => browser?.close());

for (const [size, viewport] of [["at a desk", DESK], ["on a phone", PHONE]]) {
  describe(`fetching a list, ${size}`, () => {
    let app;
    let owners;
    let page;
    const left = [];
    before(async () => {
      owners = await startOwners();
      app = await startApp(owners.origin);
      page = await openWindow(browser, { viewport });
      page.on("request", (request) => left.push(request.url()));
      await begin(page, app);
    });
    after(async () => {
      owners?.stop();
      await app?.stop();
    });

    const isSound = async (where) => {
      assert.deepEqual(await axeFinds(page), [], where);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${where} is ${wide} pixels too wide`);
    };
    const fetch = async (list, outcome) => {
      await page.goto(`${app.origin}/doctors/lists/fetch`);
      await page.getByRole("button", { name: `Fetch : ${list}` }).click();
      await page.getByRole("heading", { name: outcome, exact: true }).waitFor({ timeout: 30_000 });
    };

    test("the page shows every address and calls none", async () => {
      await page.goto(`${app.origin}/doctors/lists`);
      await page.getByRole("link", { name: "Fetch a list from its owner" }).click();
      await page.getByText(`${owners.origin}/exclusions/downloadables/UPDATED.csv`).waitFor();
      await page.getByText("Nothing has been called yet.").waitFor();
      await isSound("fetch");
      assert.deepEqual(owners.asked, []);
    });

    test("a list is fetched and loaded, over a line that breaks", async () => {
      await fetch("ZIP areas of the Census Bureau", "Loaded");
      await fetch("Federal list of excluded persons (OIG)", "Loaded");
      await page.getByText("2000 rows.").first().waitFor();
      await isSound("fetched");
      assert.equal(owners.asked.filter((one) => one.url.startsWith("/exclusions")).length, 2);
    });

    test("trials come page by page, of the family that was chosen", async () => {
      await page.goto(`${app.origin}/doctors/lists/fetch`);
      await page.getByLabel("Breast cancer", { exact: true }).check();
      await page.getByRole("button", { name: "Fetch : Trials of ClinicalTrials.gov" }).click();
      await page.getByRole("heading", { name: "Loaded", exact: true }).waitFor({ timeout: 30_000 });
      const pages = owners.asked.filter((one) => one.url.startsWith("/api/v2/studies"));
      assert.equal(pages.length, 2);
      assert.ok(pages.every((one) => one.url.includes("query.cond=breast+cancer&")));
    });

    test("a plan's directory is shown before it is called, and fetched as a whole", async () => {
      const type = async (server) => {
        await page.goto(`${app.origin}/doctors/lists/fetch`);
        await page.getByLabel("Name of the plan").fill("Acme Gold");
        await page.getByLabel("Address of its directory").fill(server);
        await page.getByRole("button", { name: "Show what would be called" }).click();
      };
      await type("plan.example");
      await page.getByText("This cannot be the address of a directory.").waitFor();
      await isSound("a wrong address of a plan");
      const before = owners.asked.length;
      await type("https://plan.example/fhir");
      await page.getByText(`${owners.origin}/fhir/PractitionerRole?_count=200&_format=json`).waitFor();
      await isSound("a plan's addresses");
      assert.equal(owners.asked.length, before);
      await page.getByRole("button", { name: "Fetch" }).click();
      await page.getByRole("heading", { name: "Loaded", exact: true }).waitFor({ timeout: 30_000 });
      await page.getByText("Acme Gold").first().waitFor();
      assert.deepEqual(owners.asked.slice(before).map((one) => one.url.split("?")[0]), ["/fhir/Practitioner", "/fhir/PractitionerRole", "/fhir/Organization"]);
    });

    test("a server that does not give it has its own sentence, and the old lists stay", async () => {
      await fetch("National registry of doctors (NPPES)", "Not loaded");
      await page.getByText("The server did not give the list (its answer was 302).").waitFor();
      await page.getByText("2000 rows.").first().waitFor();
      await isSound("not fetched");
    });

    test("nothing of the person went along, and the pages called nobody", async () => {
      for (const { said } of owners.asked) {
        assert.doesNotMatch(said, /second|opinion|cookie|referer|language|breast-left|\bME\b/i);
      }
      assert.deepEqual(left.filter((address) => !address.startsWith(app.origin)), []);
      assert.deepEqual(page.troubles, []);
    });
  });
}
