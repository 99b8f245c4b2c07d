// Shows how far the packet is. The words come from our own server.
const page = document.querySelector(".making-page");

if (page && page.dataset.over !== "yes") {
  const events = new EventSource("/packet/making/events");
  events.onmessage = (event) => {
    const told = JSON.parse(event.data);
    const bar = page.querySelector("progress");
    if (bar) bar.value = told.done;
    document.getElementById("so-far").textContent = told.soFar;
    if (told.over) {
      events.close();
      location.reload();
    }
  };
}
