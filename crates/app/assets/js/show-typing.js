// Shows what is typed into the passphrase fields while the box is ticked.
const box = document.querySelector(".show-typing");
const tick = box?.querySelector("input");
const fields = document.querySelectorAll('input[type="password"]');
if (box && tick) {
  box.hidden = false;
  tick.addEventListener("change", () => {
    for (const field of fields) field.type = tick.checked ? "text" : "password";
  });
}
