// Looks again while a list is being loaded. The words come from our own server.
const page = document.querySelector(".list-page");

if (page && page.dataset.over !== "yes") {
  setTimeout(() => location.reload(), 1000);
}
