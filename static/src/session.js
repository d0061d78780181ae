// Says before a session ends for want of use, and offers to stay; other tabs of the site count as use as well.
const section = document.querySelector("[data-session-seconds]");
const USED = "session-used";
const AT = "[data-session-at]";

function seconds(name) {
  return Number(section.dataset[name]) * 1000;
}

function part(name) {
  return section.querySelector(`[data-session-${name}]`);
}

function show(name) {
  for (const each of ["warning", "over"]) part(each).hidden = each !== name;
  section.hidden = !name;
}

function look() {
  const left = Number(localStorage.getItem(USED)) + seconds("sessionSeconds") - Date.now();
  show(left <= 0 ? "over" : left <= seconds("warnSeconds") ? "warning" : "");
}

async function stay() {
  const answer = await fetch(section.dataset.stay, { cache: "no-store" });
  if (!answer.ok || answer.redirected) return show("over");
  localStorage.setItem(USED, Date.now());
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.querySelector(AT).textContent = page.querySelector(AT).textContent;
  return look();
}

if (section) {
  localStorage.setItem(USED, Date.now());
  part("stay").addEventListener("click", stay);
  window.addEventListener("storage", look);
  setInterval(look, 10_000);
}
