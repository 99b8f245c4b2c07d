// Keeps what is typed while it is typed, and says so. Without it the button under each field does the same.
const PAUSE = 700;

for (const form of document.querySelectorAll("form.keep-typed")) {
  const status = form.querySelector("[data-kept]");
  let waiting = null;
  let changed = false;

  const body = () => {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") fields.append(name, value);
    return fields;
  };
  const say = (text) => { if (status && status.textContent !== text) status.textContent = text; };
  const keep = async () => {
    waiting = null;
    changed = false;
    const answer = await fetch(form.action, {
      method: "POST", body: body(), redirect: "manual", headers: { "x-as-typed": "1" },
    }).catch(() => null);
    if (answer?.status === 204) say(status?.dataset.kept ?? "");
    else { changed = true; say(status?.dataset.notKept ?? ""); }
  };
  form.addEventListener("input", () => {
    changed = true;
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE);
  });
  form.addEventListener("change", () => { clearTimeout(waiting); keep(); });
  form.addEventListener("submit", () => { clearTimeout(waiting); changed = false; });
  // A page that goes away still hands over what was typed last.
  addEventListener("pagehide", () => { if (changed) navigator.sendBeacon(form.action, body()); });
}
