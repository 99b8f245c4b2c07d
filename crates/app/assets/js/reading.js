// Shows papers as they are read. The lines come from our own server, already escaped there.
const page = document.querySelector(".reading-page");

function show(told) {
  const reading = document.getElementById("reading");
  reading.querySelector("h1").textContent = told.heading;
  const bar = reading.querySelector("progress");
  if (bar) [bar.max, bar.value] = [told.found, told.done];
  document.getElementById("so-far").textContent = told.soFar;
  const papers = document.getElementById("papers");
  if (told.first) papers.replaceChildren();
  const lines = new DOMParser().parseFromString(told.papers, "text/html");
  papers.prepend(...lines.body.children);
}

if (page && page.dataset.over !== "yes") {
  const events = new EventSource("/reading/events");
  events.onmessage = (event) => {
    const told = JSON.parse(event.data);
    show(told);
    if (told.over) {
      events.close();
      location.reload();
    }
  };
}
