// Starts GOV.UK Frontend. Its address comes from the page, because collected files carry a hash in their names.
const script = document.querySelector("script[data-govuk-frontend]");
const { initAll } = await import(script.dataset.govukFrontend);
initAll();
