// Whom to ask: loads lists from files, finds doctors, compares them side by side; each bad file has its own sentence.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { axeFinds, begin, DESK, loadList, openWindow, PHONE, startApp, startBrowser } from "./app.mjs";

const PLACES = "geoid,latitude,longitude\n02115,42.3370,-71.1050\n02116,42.3500,-71.0760\n10065,40.7640,-73.9630\n";
const COLUMNS = [
  "NPI", "Entity Type Code", "Provider Organization Name (Legal Business Name)", "Provider Last Name (Legal Name)",
  "Provider First Name", "Provider Credential Text", "Provider First Line Business Practice Location Address",
  "Provider Business Practice Location Address City Name", "Provider Business Practice Location Address State Name",
  "Provider Business Practice Location Address Postal Code", "NPI Deactivation Date", "Healthcare Provider Taxonomy Code_1",
  "Provider License Number_1", "Provider License Number State Code_1",
];
const row = (npi, last, first, zip, code) => [npi, "1", "", last, first, "MD", "1 THIMBLE LANE", "BOSTON", "MA", zip, "", code, "X1", "MA"];
const REGISTRY = [
  COLUMNS,
  row("1000000004", "FEATHERWICK", "ANA", "02115", "207RX0202X"),
  row("1000000012", "FEATHERWICK", "ANA", "02116", "207RX0202X"),
  row("1000000020", "ROOKWOOD", "TED", "10065", "207RX0202X"),
  row("1000000038", "PLUMM", "IDA", "02115", "208800000X"),
].map((cells) => cells.map((cell) => `"${cell}"`).join(",")).join("\n");
const EXCLUDED = "LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE\n"
  + "FEATHERWICK,ANA,,,NURSE,NURSE,,0000000000,19600101,2 ROAD,RENO,NV,89501,1128b4,20110220\n";
const NETWORK = JSON.stringify({
  reporting_entity_name: "Acme", plan_name: "Plan A PPO", last_updated_on: "2026-10-01",
  provider_references: [{ provider_group_id: 1, provider_groups: [{ npi: [1000000004] }] }], in_network: [],
});

const REGISTER = JSON.stringify({ studies: [{ protocolSection: {
  identificationModule: { nctId: "NCT00000007", briefTitle: "A study of thimbles" },
  statusModule: { overallStatus: "RECRUITING" },
  contactsLocationsModule: { overallOfficials: [{ name: "Ana Featherwick, MD", affiliation: "Thimble Hospital", role: "PRINCIPAL_INVESTIGATOR" }],
    locations: [{ facility: "Rook Hospital", city: "New York", zip: "10065", country: "United States", status: "RECRUITING" }] },
} }] });

let browser;
let folder;
before(async () => {
  browser = await startBrowser();
  folder = await mkdtemp(join(tmpdir(), "second-opinion-lists-"));
});
after(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

const isSound = async (page, where) => {
  assert.deepEqual(await axeFinds(page), [], where);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${where} is ${wide} pixels too wide`);
  const said = await page.locator("body").innerText();
  assert.doesNotMatch(said, /\b[a-z]+(-[a-z0-9]+){1,3}\.(next|text|action|hint)\b|\{[a-z]+\}|\b(doctors|lists|centers|programs|shortlist|calls)-[a-z]+/, `${where} shows a message's name`);
};

const load = async (page, app, name, text) => {
  const path = join(folder, name);
  await writeFile(path, text);
  await loadList(page, app, path);
};

for (const [size, viewport] of [["at a desk", DESK], ["on a phone", PHONE]]) {
  describe(`whom to ask, ${size}`, () => {
    let app;
    let page;
    const left = [];
    before(async () => {
      app = await startApp();
      page = await openWindow(browser, { viewport });
      page.on("request", (request) => left.push(request.url()));
      await begin(page, app);
    });
    after(async () => app?.stop());

    test("centers and programs are there without any list", async () => {
      await page.goto(`${app.origin}/doctors`);
      await page.getByText("The registry is not loaded yet.").waitFor();
      await isSound(page, "whom to ask");
      await page.goto(`${app.origin}/doctors/centers`);
      await page.getByLabel("ZIP code").fill("77002");
      await page.getByRole("button", { name: "Show by distance" }).click();
      await page.getByText("Those in Texas first.").waitFor();
      await isSound(page, "centers");
      await page.goto(`${app.origin}/doctors/programs`);
      await page.getByText("Cannot be told").waitFor();
      await isSound(page, "programs");
    });

    test("lists are loaded from files, and a wrong file leaves the old one", async () => {
      await load(page, app, "doctors.csv", REGISTRY);
      await page.getByText("The ZIP areas are not loaded yet.").waitFor();
      for (const [name, text] of [["places.csv", PLACES], ["doctors.csv", REGISTRY], ["UPDATED.csv", EXCLUDED], ["network.json", NETWORK], ["studies.json", REGISTER]]) {
        await load(page, app, name, text);
        await page.getByRole("heading", { name: "Loaded", exact: true }).waitFor();
      }
      await isSound(page, "lists");
      for (const [name, text, said] of [
        ["letter.csv", "Dear all,\nhere is the list.", "none of the lists"],
        ["lacking.csv", REGISTRY.replace("Provider First Name", "x"), "lacks columns"],
        ["astray.csv", `${PLACES}"02117,1,1\n${"02118,1,1\n".repeat(50)}`, "a quote mark is out of place"],
        ["cut.zip", "PK\u0003\u0004 cut", "cut off or damaged"],
        ["empty.csv", `${PLACES.split("\n")[0]}\n`, "holds no row"],
      ]) {
        await load(page, app, name, text);
        await page.getByRole("heading", { name: "Not loaded" }).waitFor();
        await page.locator("[role=status]", { hasText: said }).waitFor();
        await page.getByText("The list is as it was.").waitFor();
      }
      await isSound(page, "a list that was not loaded");
    });

    test("a ZIP code that is none is told, and what was typed is kept", async () => {
      await page.goto(`${app.origin}/doctors`);
      await page.getByLabel("ZIP code").fill("99999");
      await page.getByRole("button", { name: "Search" }).click();
      await page.getByText("There is no ZIP area with this number").waitFor();
      await page.goto(`${app.origin}/doctors`);
      assert.equal(await page.getByLabel("ZIP code").inputValue(), "99999");
      await isSound(page, "a wrong ZIP code");
    });

    test("two doctors of one name are found by distance, and stay two", async () => {
      await page.getByLabel("ZIP code").fill("02115");
      await page.getByLabel("Field").selectOption({ label: "Cancer doctor (medical oncology)" });
      await page.getByRole("button", { name: "Search" }).click();
      await page.getByRole("heading", { name: "2 found" }).waitFor();
      assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, "/doctors/found", "no address says what was searched for");
      await isSound(page, "found");
      await page.getByRole("button", { name: "Put on the shortlist" }).first().click();
      await page.getByRole("heading", { name: "One on your shortlist" }).waitFor();
      await page.goto(`${app.origin}/doctors/found`);
      await page.getByRole("button", { name: "Put on the shortlist" }).first().click();
      await page.getByRole("heading", { name: "2 on your shortlist" }).waitFor();
    });

    test("those tied to trials or centers are found, and what the tie does not say is said", async () => {
      for (const [tie, found, said] of [
        ["A trial of this cancer names", "2 found", "A name is not proof that it is this person."],
        ["A trial of this cancer runs", "One found", "That does not say that they take part."],
        ["A listed cancer center", "One found", "That does not say that they work there."],
      ]) {
        await page.goto(`${app.origin}/doctors`);
        await page.getByLabel("How far").selectOption({ label: "Any distance" });
        const label = await page.getByLabel("Trials and centers").locator("option", { hasText: tie }).innerText();
        await page.getByLabel("Trials and centers").selectOption({ label });
        await page.getByRole("button", { name: "Search" }).click();
        await page.getByRole("heading", { name: found }).waitFor();
        await page.getByText(said).waitFor();
        await isSound(page, label);
      }
      await page.goto(`${app.origin}/doctors/of/n1000000020`);
      await page.getByText("takes people or will in the ZIP code of an office of this doctor.").waitFor();
      await page.goto(`${app.origin}/doctors/of/n1000000004`);
      assert.equal(await page.getByText("takes people or will in the ZIP code").count(), 0, "another ZIP code is none of theirs");
      await page.goto(`${app.origin}/doctors`);
      await page.getByLabel("Trials and centers").selectOption({ label: "Any" });
      await page.getByRole("button", { name: "Search" }).click();
      await page.getByRole("heading", { name: "3 found" }).waitFor();
    });

    test("the sheet says who said what, and keeps what the person found", async () => {
      await page.goto(`${app.origin}/doctors/of/n1000000004`);
      await page.getByText("A person of this name is in the list, without a number").waitFor();
      await page.getByText("Listed as in network by Plan A PPO.").waitFor();
      await page.getByText("A person of this name is named in study NCT00000007").waitFor();
      await page.getByText("who leads it, at Thimble Hospital.").waitFor();
      await page.getByText("Write what you found: Board certification").click();
      await page.getByLabel("What you found, and where").nth(2).fill("Seen on the board’s page");
      await page.getByRole("button", { name: /Keep this\s*: Board certification/ }).click();
      await page.getByText("Seen on the board’s page").first().waitFor();
      await isSound(page, "the sheet");
      await page.goto(`${app.origin}/doctors/of/n1000000020`);
      await page.getByRole("heading", { name: "Trials" }).waitFor();
      assert.equal(await page.getByText("is named in study").count(), 0, "another name is not named");
      await page.goto(`${app.origin}/doctors/of/n1000000012`);
      await page.getByText("It may be somebody else of this name.").waitFor();
      await page.goto(`${app.origin}/doctors/shortlist`);
      await page.getByRole("heading", { name: "Side by side" }).waitFor();
      await page.getByLabel("What was said").fill("First date in two weeks");
      await page.getByRole("button", { name: "Keep the call" }).click();
      await page.getByText("First date in two weeks").waitFor();
      await isSound(page, "the shortlist");
    });

    test("nothing left for another computer", async () => {
      assert.deepEqual(left.filter((address) => !address.startsWith(app.origin)), []);
      assert.deepEqual(page.troubles, []);
    });
  });
}
