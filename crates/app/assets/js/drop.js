// Lets files and folders be dropped, and says while they are taken in. Without it the form works as it is.
const form = document.querySelector("form.hand-over");

/** Every file below what was dropped, with its path. */
async function filesOf(entries) {
  const files = [];
  const waiting = entries.map((entry) => [entry, ""]);
  while (waiting.length > 0) {
    const [entry, folder] = waiting.shift();
    if (entry.isFile) {
      const file = await new Promise((done, failed) => entry.file(done, failed));
      files.push([file, folder + entry.name]);
    } else {
      const reader = entry.createReader();
      for (;;) {
        const some = await new Promise((done, failed) => reader.readEntries(done, failed));
        if (some.length === 0) break;
        for (const inner of some) waiting.push([inner, `${folder}${entry.name}/`]);
      }
    }
  }
  return files;
}

async function handOver(files) {
  const line = form.querySelector(".taking-in");
  line.textContent = line.dataset.taking;
  const body = new FormData();
  for (const [file, path] of files) body.append("files", file, path);
  try {
    const answer = await fetch(form.action, { method: "POST", body });
    location.assign(answer.url);
  } catch {
    line.textContent = line.dataset.failed;
  }
}

if (form) {
  form.classList.add("alive");
  for (const place of form.querySelectorAll(".drop-here")) {
    place.addEventListener("dragover", (event) => {
      event.preventDefault();
      place.classList.add("over");
    });
    place.addEventListener("dragleave", () => place.classList.remove("over"));
    place.addEventListener("drop", async (event) => {
      event.preventDefault();
      place.classList.remove("over");
      const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
      const files = entries.length > 0
        ? await filesOf(entries)
        : [...event.dataTransfer.files].map((file) => [file, file.name]);
      if (files.length > 0) await handOver(files);
    });
  }
  for (const input of form.querySelectorAll("input[type=file]")) {
    input.addEventListener("change", () => {
      const files = [...input.files].map((file) => [file, file.webkitRelativePath || file.name]);
      if (files.length > 0) handOver(files);
    });
  }
  form.addEventListener("submit", (event) => {
    const files = [...form.querySelectorAll("input[type=file]")].flatMap((input) => [...input.files]);
    if (files.length > 0) return;
    event.preventDefault();
    form.querySelector("input[type=file]").click();
  });
}
