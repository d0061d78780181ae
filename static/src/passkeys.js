// Says on the page when the browser did not use a passkey: django-allauth only tells the console.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const problem of document.querySelectorAll("[data-passkey-problem]")) problem.hidden = false;
});

// Without scripts the button sends the form, and the answer says why that is not enough; with them the browser is asked.
document.getElementById("mfa_webauthn_add")?.addEventListener("click", (event) => event.preventDefault());
