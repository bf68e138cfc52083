// Autosave of a draft: every 20 seconds, if something changed, the form goes to the server's draft and nowhere else.
// Nothing typed is kept in this browser, since phones are shared. All words come from the page.
"use strict";
(() => {
  const form = document.querySelector("form[data-autosave]");
  if (!form) return;
  const EVERY = 20_000;
  const status = document.querySelector("[data-autosave-status]");
  const offline = document.querySelector("[data-offline]");
  let changed = false;
  let lost = false;
  let leaving = false;
  let busy = null;

  const say = (words) => { if (status && words) status.textContent = words; };
  const hour = () => new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hour12: false }).format(new Date());

  const body = () => {
    const data = new FormData(form);
    for (const input of form.querySelectorAll("input[type=file]")) data.delete(input.name); // files go once, with the form
    return data;
  };

  const take = async (response) => {
    // The server may answer with new values for hidden fields, such as the draft's version.
    if (!(response.headers.get("Content-Type") ?? "").includes("json")) return;
    const { fields = {}, address = "" } = await response.json();
    for (const [name, value] of Object.entries(fields)) {
      const input = form.elements.namedItem(name);
      if (input?.type === "hidden") input.value = value;
    }
    if (address && address.startsWith("/")) {
      history.replaceState(null, "", address);
      form.setAttribute("action", address);
    }
  };

  const send = async () => {
    if (!changed || busy) return;
    changed = false;
    busy = new AbortController();
    try {
      const response = await fetch(form.dataset.autosave || form.getAttribute("action") || location.href, {
        method: "POST", body: body(), headers: { "X-Autosave": "1" }, credentials: "same-origin", redirect: "error", signal: busy.signal,
      });
      if (!response.ok) throw new Error(String(response.status));
      await take(response);
      lost = false;
      say(form.dataset.saved?.replace("{time}", hour()));
    } catch {
      changed = true;
      lost = true;
      if (!leaving) say(form.dataset.unsaved);
    } finally {
      busy = null;
      if (offline) offline.hidden = !lost;
    }
  };

  const mark = () => { changed = true; };
  form.addEventListener("input", mark);
  form.addEventListener("change", mark);
  form.addEventListener("submit", () => { leaving = true; busy?.abort(); changed = false; });
  window.addEventListener("online", send);
  document.addEventListener("visibilitychange", () => { if (document.hidden) send(); });
  // The browser asks in its own words, and only when leaving would lose something.
  window.addEventListener("beforeunload", (event) => { if (changed && !leaving) event.preventDefault(); });
  setInterval(send, EVERY);
})();
