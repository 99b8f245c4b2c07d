// Tells the server that somebody is writing, and what stands in the form, so that locking loses nothing.
// When the app has locked by itself, the page with the person's records goes away too.
const WRITTEN = "form[method=post] textarea, form[method=post] input[type=text]";
let form = null;
let waiting = null;

async function tell() {
  waiting = null;
  if (!form) return;
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") fields.append(name, value);
  fields.append("draft-to", new URL(form.action).pathname);
  await fetch("/draft", { method: "POST", body: fields, redirect: "manual" }).catch(() => {});
}

document.addEventListener("input", (event) => {
  if (!event.target.matches(WRITTEN)) return;
  form = event.target.form;
  waiting ??= setTimeout(tell, 1500);
});

async function look() {
  const answer = await fetch("/lock/state").catch(() => null);
  if (answer?.ok && (await answer.text()) === "locked") location.replace("/lock");
}
setInterval(look, 15_000);
document.addEventListener("visibilitychange", () => document.hidden || look());
