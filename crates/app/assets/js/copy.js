// Lets a button copy a text of the page, and says that it did.
for (const button of document.querySelectorAll(".copy-text")) {
  const from = document.getElementById(button.dataset.from);
  if (!from) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    from.closest("details")?.setAttribute("open", "");
    from.focus();
    from.select();
    try {
      await navigator.clipboard.writeText(from.value);
    } catch {
      document.execCommand("copy");
    }
  });
}
