// Records that want to run something: in names, in text, in the narrative of a health summary, in a picture.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin, handOver, openWindow, startApp, startBrowser } from "./app.mjs";

const EVIL = `<script>window.ran=1</script><img src=x onerror="window.ran=1"><svg onload="window.ran=1"><a href="javascript:window.ran=1">x</a>`;
const CCDA = `<?xml version="1.0"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
 <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
 <templateId root="2.16.840.1.113883.10.20.22.1.2"/><id root="1.2.3"/>
 <code code="34133-9" codeSystem="2.16.840.1.113883.6.1"/>
 <title>&lt;script&gt;window.ran=1&lt;/script&gt;</title>
 <effectiveTime value="20260102"/>
 <recordTarget><patientRole><id root="1.2" extension="9"/><patient><name><given>&lt;img src=x onerror=window.ran=1&gt;</given><family>Vale</family></name>
  <birthTime value="19600101"/></patient></patientRole></recordTarget>
 <component><structuredBody><component><section>
  <code code="11450-4" codeSystem="2.16.840.1.113883.6.1"/><title>Problems</title>
  <text><paragraph>Asthma <script>window.ran=1</script> &lt;script&gt;window.ran=1&lt;/script&gt;</paragraph>
   <renderMultiMedia referencedObject="m"/><list><item><content ID="p1" styleCode="x" onclick="window.ran=1">&lt;svg onload=window.ran=1&gt;</content></item></list>
   <linkHtml href="javascript:window.ran=1">tap</linkHtml></text>
 </section></component></structuredBody></component>
</ClinicalDocument>`;

const FILES = [
  { name: `"><img src=x onerror=window.ran=1>.txt`, mimeType: "text/plain", buffer: Buffer.from(`Pathology report\nPatient: ${EVIL}\nER: Positive ${EVIL}\n`) },
  { name: "page.html", mimeType: "text/html", buffer: Buffer.from(`<html><head><title>${EVIL}</title></head><body onload="window.ran=1"><h1>Clinic note</h1>${EVIL}<p>Diagnosis: ${EVIL}</p><iframe src="javascript:parent.ran=1"></iframe></body></html>`) },
  { name: "picture.svg", mimeType: "image/svg+xml", buffer: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="window.ran=1"><script>window.ran=1</script></svg>`) },
  { name: "summary.xml", mimeType: "text/xml", buffer: Buffer.from(CCDA) },
  { name: "bundle.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify({ resourceType: "Bundle", type: "collection", entry: [
    { resource: { resourceType: "Patient", id: "p", name: [{ family: EVIL }], birthDate: "1960-01-01", text: { status: "generated", div: `<div xmlns="http://www.w3.org/1999/xhtml">${EVIL}</div>` } } },
    { resource: { resourceType: "Condition", subject: { reference: "Patient/p" }, code: { text: EVIL }, text: { status: "generated", div: `<div>${EVIL}</div>` } } },
  ] })) },
];

let app;
let browser;
before(async () => { [app, browser] = await Promise.all([startApp(), startBrowser()]); });
after(async () => {
  await browser?.close();
  await app?.stop();
});

test("nothing in a record ever runs", async () => {
  const page = await openWindow(browser);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("dialog", (dialog) => assert.fail(dialog.message()));
  await begin(page, app);
  await handOver(page, app, FILES);
  const seen = async () => assert.equal(await page.evaluate(() => window.ran), undefined, page.url());
  await seen();
  await page.goto(`${app.origin}/records`);
  const papers = await page.locator("ul.papers a.paper-name").evaluateAll((links) => links.map((a) => a.href));
  assert.equal(papers.length >= 4, true, "the papers are listed");
  for (const address of [...papers, `${app.origin}/`, `${app.origin}/case`, `${app.origin}/case/wrong`, `${app.origin}/set-aside`, `${app.origin}/timeline`, `${app.origin}/reading`]) {
    await page.goto(address);
    await seen();
    assert.equal(await page.locator("main script, main iframe, main img:not(.page-picture img), main [onload], main [onerror], main [onclick]").count(), 0, address);
    assert.equal(await page.locator('a[href^="javascript:"]').count(), 0, address);
  }
  assert.deepEqual(asked.filter((url) => !url.startsWith(app.origin)), [], "nothing outside is asked for");
});

test("an original is saved, not shown", async () => {
  const page = await openWindow(browser);
  await page.goto(app.origin).catch(() => {});
  assert.equal((await page.request.get(`${app.origin}/documents/1/original/0`)).status(), 403, "a stranger gets nothing");
});

test("a request from elsewhere is refused", async () => {
  const page = await openWindow(browser);
  const fresh = await startApp();
  await begin(page, fresh);
  const post = (headers) => page.request.post(`${fresh.origin}/lock/now`, { headers, maxRedirects: 0 });
  assert.equal((await post({ origin: "http://evil.example" })).status(), 403);
  assert.equal((await post({ "sec-fetch-site": "cross-site" })).status(), 403);
  assert.equal((await post({ origin: "null" })).status(), 403);
  assert.equal((await page.request.get(fresh.origin, { headers: { host: "evil.example" } })).status(), 421);
  await fresh.stop();
});
