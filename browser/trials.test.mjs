// Is there a trial: loads the register from a file, finds a study, reads why it may not fit, keeps it, adds a paper that changes the
// answer, prints the sheet; each bad file has its own sentence and leaves the old list.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { begin, DESK, handOver, isSound, loadList, openWindow, PHONE, startApp, startBrowser } from "./app.mjs";

const study = (id, title, more = {}) => ({ protocolSection: {
  identificationModule: { nctId: id, briefTitle: title, officialTitle: `${title}, in full` },
  statusModule: { overallStatus: more.status ?? "RECRUITING" },
  descriptionModule: { briefSummary: "An invented study." },
  designModule: { studyType: "INTERVENTIONAL", phases: ["PHASE2"], enrollmentInfo: { count: 60 }, designInfo: { allocation: "RANDOMIZED", maskingInfo: { masking: "NONE" } } },
  conditionsModule: { conditions: ["Breast Cancer"] },
  armsInterventionsModule: { armGroups: [{ label: "New pill", type: "EXPERIMENTAL" }, { label: "Usual care", type: "ACTIVE_COMPARATOR" }], interventions: [{ type: "DRUG", name: "Thimblenib" }] },
  eligibilityModule: { sex: "FEMALE", minimumAge: "18 Years", eligibilityCriteria: more.criteria ?? "Inclusion Criteria:\n\n* Histologically confirmed breast cancer\n* HER2-positive disease\n* Signed informed consent\n\nExclusion Criteria:\n\n* Prior chemotherapy\n* Diabetes mellitus" },
  contactsLocationsModule: {
    overallOfficials: [{ name: "Ana Featherwick, MD", affiliation: "Thimble Hospital", role: "PRINCIPAL_INVESTIGATOR" }],
    locations: [
      { facility: "Far Hospital", status: "RECRUITING", city: "New York", state: "New York", zip: "10065", country: "United States", geoPoint: { lat: 40.764, lon: -73.963 } },
      { facility: "Thimble Hospital", status: "RECRUITING", city: "Boston", state: "Massachusetts", zip: "02115", country: "United States", geoPoint: { lat: 42.336, lon: -71.1 }, contacts: [{ name: "Desk", phone: "617-555-0142" }] },
    ],
  },
} });
const REGISTER = JSON.stringify({ studies: [
  study("NCT00000001", "An old study of thimbles", { status: "COMPLETED" }),
  study("NCT00000002", "A new pill for breast cancer"),
  study("NCT00000003", "Women with any breast cancer", { criteria: "Inclusion Criteria:\n\n* Breast cancer" }),
] });
const PLACES = "geoid,latitude,longitude\n02115,42.3370,-71.1050\n10065,40.7640,-73.9630\n";
const PAPER = `SURGICAL PATHOLOGY REPORT
Patient: Ida Plumm
Date of birth: 04/02/1961   Sex: Female
Collected: 02/03/2026

FINAL DIAGNOSIS:
Breast, left, core biopsy: Invasive ductal carcinoma, grade 2.
`;
const LATER = `SURGICAL PATHOLOGY REPORT - ADDENDUM
Patient: Ida Plumm
Date of birth: 04/02/1961   Sex: Female
Collected: 02/03/2026

Breast, left, core biopsy: Invasive ductal carcinoma.
HER2 (IHC): negative (score 0).
Estrogen receptor (ER): positive (95%).
`;

let browser;
let folder;
before(async () => {
  browser = await startBrowser();
  folder = await mkdtemp(join(tmpdir(), "second-opinion-trials-"));
});
after(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

const file = async (name, text) => {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};

const load = async (page, app, name, text) => loadList(page, app, await file(name, text));

for (const [size, viewport] of [["at a desk", DESK], ["on a phone", PHONE]]) {
  describe(`is there a trial, ${size}`, () => {
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

    test("without the list the page says how to get it", async () => {
      await page.goto(`${app.origin}/trials`);
      await page.getByText("The list of trials is not on this computer yet.").waitFor();
      await isSound(page, "trials without a list");
      await page.getByRole("link", { name: "Load the list from a file" }).click();
      await page.waitForURL("**/doctors/lists");
    });

    test("the register is loaded from a file, and a bad file leaves the old list", async () => {
      for (const [name, text] of [["places.csv", PLACES], ["studies-2026-11-20.json", REGISTER]]) {
        await load(page, app, name, text);
        await page.getByRole("heading", { name: "Loaded", exact: true }).waitFor();
      }
      for (const [name, text, said] of [
        ["letter.txt", "Dear all,\nhere is a study.", "none of the lists"],
        ["other.json", '{"name": "a study"}', "none of the lists"],
        ["shape.json", '{"studies": {"one": ', "another shape"],
        ["cut.json", `${REGISTER.slice(0, 900)}`, "cut off or damaged"],
        ["cut.zip", "PK\u0003\u0004 cut", "cut off or damaged"],
      ]) {
        await load(page, app, name, text);
        await page.getByRole("heading", { name: "Not loaded" }).waitFor();
        await page.locator("[role=status]", { hasText: name }).waitFor();
        const status = await page.locator("[role=status]").innerText();
        if (name !== "shape.json") assert.match(status, new RegExp(said), name);
        assert.match(status, /The list is as it was/, name);
      }
      await page.goto(`${app.origin}/trials`);
      await page.getByText("3 studies").waitFor();
    });

    test("a study is found from the case, with why it may not fit", async () => {
      await handOver(page, app, [await file("pathology.txt", PAPER)]);
      await page.goto(`${app.origin}/trials`);
      await page.getByText("Filled in from your papers.").waitFor();
      await isSound(page, "trials");
      await page.getByLabel("How far it has come").selectOption({ index: 1 });
      await page.getByLabel("ZIP code").fill("02115");
      await page.getByRole("button", { name: "Search" }).focus();
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "No study found" }).waitFor();
      await isSound(page, "none found");
      await page.getByRole("button", { name: "Show them too" }).click();
      await page.getByRole("heading", { name: "2 studies found" }).waitFor();
      const address = new URL(page.url());
      assert.equal(address.pathname + address.search, "/trials/found", "no address says what was searched for");
      await page.getByText("Something to ask about.").first().waitFor();
      assert.doesNotMatch(await page.locator("main").innerText(), /eligible/i);
      await isSound(page, "found");
    });

    test("its page says each line with the fact or the gap, and it can be kept", async () => {
      await page.getByRole("link", { name: "A new pill for breast cancer" }).click();
      await page.getByRole("heading", { name: "Cannot tell (" }).waitFor();
      await page.getByText("HER2-positive disease").first().waitFor();
      await page.getByText("617-555-0142").waitFor();
      await isSound(page, "a study");
      await page.getByRole("button", { name: "Keep this study" }).click();
      await page.getByText("You keep this study.").waitFor();
      await page.goto(`${app.origin}/trials`);
      await page.getByRole("heading", { name: "Studies you keep" }).waitFor();
      await page.getByLabel("Chance decides who gets what").check();
      await page.getByRole("button", { name: "Keep this", exact: true }).click();
      await page.goto(`${app.origin}/trials/of/NCT00000002`);
      await page.getByText("Chance decides who gets which treatment.").first().waitFor();
    });

    test("a new paper changes the answer, and the page says what changed", async () => {
      await handOver(page, app, [await file("addendum.txt", LATER)]);
      await page.goto(`${app.origin}/`);
      await page.getByText("A study you keep has changed").first().waitFor();
      await page.goto(`${app.origin}/trials`);
      await page.getByText("Something changed since you last looked").waitFor();
      await isSound(page, "kept studies");
      await page.getByRole("link", { name: "A new pill for breast cancer" }).click();
      await page.getByRole("heading", { name: /What changed since/ }).waitFor();
      await page.getByText("This seems not to fit.").first().waitFor();
      await page.getByRole("heading", { name: "Does not fit (1)" }).waitFor();
      assert.ok(await page.locator("main a.source").count() > 0, "the fact leads to its paper");
      await isSound(page, "a study that changed");
      await page.getByRole("button", { name: "I have seen this" }).click();
      await page.getByText("Nothing changed since").waitFor();
    });

    test("the sheet prints alone", async () => {
      await page.getByRole("link", { name: "A sheet for your doctor" }).click();
      await page.getByText("What the doctor says").waitFor();
      await isSound(page, "the sheet");
      await page.emulateMedia({ media: "print" });
      assert.equal(await page.locator(".not-the-sheet").isVisible(), false);
      assert.equal(await page.getByText("What the doctor says").isVisible(), true);
      await page.emulateMedia({ media: "screen" });
    });

    test("nothing left for another computer", async () => {
      assert.deepEqual(left.filter((address) => !address.startsWith(app.origin)), []);
      assert.deepEqual(page.troubles, []);
    });
  });
}
