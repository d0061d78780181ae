// While a form is on its way and its file is read: what goes on, and for how long already; a second press does nothing.
const SAID_EVERY = 5; // seconds: a screen reader is not told of each one
let clock;

function show(waiting, seconds) {
  waiting.querySelector("[data-seconds]").textContent = seconds;
  if (seconds % SAID_EVERY === 0) waiting.querySelector("[role=status]").textContent = `Still working: ${seconds} seconds`;
}

function begin(event) {
  const waiting = event.target.closest("[data-waits]")?.querySelector("[data-waiting]");
  if (!waiting) return;
  if (!waiting.hidden) return event.preventDefault();
  waiting.hidden = false;
  waiting.scrollIntoView({ block: "nearest" });
  const began = Date.now();
  clock = setInterval(() => show(waiting, Math.round((Date.now() - began) / 1000)), 1000);
}

function end() {
  clearInterval(clock);
  for (const waiting of document.querySelectorAll("[data-waiting]")) waiting.hidden = true;
}

document.addEventListener("submit", begin);
window.addEventListener("pageshow", end);
