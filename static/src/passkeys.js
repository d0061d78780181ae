// Says on the page when the browser did not use a passkey: django-allauth only tells the console.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const problem of document.querySelectorAll("[data-passkey-problem]")) problem.hidden = false;
});
