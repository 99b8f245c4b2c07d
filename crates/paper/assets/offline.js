// Searches the words of the papers. Without this the list of papers is all there.
const papers = JSON.parse(document.getElementById("words").textContent);
const search = document.getElementById("search");
const field = document.getElementById("for");
const found = document.getElementById("found");
search.hidden = false;

function hits(paper, wanted) {
  const places = [];
  paper.pages.forEach((text, at) => {
    const from = text.toLowerCase().indexOf(wanted);
    if (from >= 0 && places.length < 3) places.push({ page: at + 1, text, from });
  });
  return places;
}

function show() {
  const wanted = field.value.trim().toLowerCase();
  let count = 0;
  for (const item of document.querySelectorAll("#papers li")) {
    item.querySelectorAll(".hit").forEach((hit) => hit.remove());
    const paper = papers.find((p) => p.id === item.dataset.paper);
    const places = wanted && paper ? hits(paper, wanted) : [];
    const named = item.textContent.toLowerCase().includes(wanted);
    item.hidden = Boolean(wanted) && !named && places.length === 0;
    if (!item.hidden) count += 1;
    for (const { page, text, from } of places) {
      const hit = document.createElement("span");
      hit.className = "hit";
      const mark = document.createElement("mark");
      mark.textContent = text.slice(from, from + wanted.length);
      hit.append(page + ": …" + text.slice(Math.max(0, from - 60), from), mark, text.slice(from + wanted.length, from + wanted.length + 60) + "…");
      item.append(hit);
    }
  }
  found.textContent = wanted && count === 0 ? found.dataset.none : "";
}

field.addEventListener("input", show);
