// Starts GOV.UK Frontend. Its address comes from the page, because collected files carry a hash in their names.
const script = document.querySelector("script[data-govuk-frontend]");
const { initAll } = await import(script.dataset.govukFrontend);
initAll();

// Fields below an option show only while it is chosen. GOV.UK's own way sets aria-expanded, which radios may not have.
function showChosen() {
  for (const option of document.querySelectorAll("input[data-reveals]")) {
    document
      .getElementById(option.dataset.reveals)
      .classList.toggle(`govuk-${option.type === "radio" ? "radios" : "checkboxes"}__conditional--hidden`, !option.checked);
  }
}

document.addEventListener("change", showChosen);
window.addEventListener("pageshow", showChosen);
showChosen();
