// The editor's small help: a button puts a citation or figure where the writer last was; the preview comes by htmx.
// Without it every mark can be copied by hand, and "Preview" is a button.
"use strict";
(() => {
  const form = document.querySelector("form[data-autosave]");
  if (!form) return;
  let last = form.querySelector("textarea");
  form.addEventListener("focusin", (event) => { if (event.target.matches("textarea")) last = event.target; });
  for (const button of document.querySelectorAll("[data-without-script]")) button.hidden = true;
  for (const button of document.querySelectorAll("[data-insert]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const { selectionStart: from, selectionEnd: to } = last;
      last.setRangeText(button.dataset.insert, from, to, "end");
      last.focus();
      last.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
})();
