// Suggestions by keyboard: j and k move, y accepts, n refuses, e opens the change, u undoes. Without it every button works.
"use strict";
(() => {
  const KEEP = "palermo.keys";
  const all = () => ["#says", "#found"].flatMap((part) => [...document.querySelectorAll(`${part} [data-line]`)]);
  if (!all().length) return;
  const isOn = () => { try { return localStorage.getItem(KEEP) !== "off"; } catch { return true; } };
  const typing = (element) => element.closest("input:not([type=checkbox],[type=radio]), select, textarea, [contenteditable]");
  let current = "";

  const here = () => (current ? document.getElementById(current) : null);
  const mark = (line) => {
    here()?.removeAttribute("aria-current");
    current = line.id;
    line.setAttribute("aria-current", "true");
  };
  const choose = (line, block = "nearest") => {
    mark(line);
    line.focus({ preventScroll: true });
    line.scrollIntoView({ block });
  };
  const move = (step) => {
    const lines = all();
    const at = lines.indexOf(here());
    const first = Math.max(0, lines.findIndex((line) => line.querySelector("[data-answer=y]")));
    choose(lines[at < 0 ? first : Math.min(lines.length - 1, Math.max(0, at + step))]);
  };

  // With a script the change opens beside its suggestion; without one each group has it at its end.
  const tidy = () => { for (const part of document.querySelectorAll("details.change")) part.hidden = true; };
  tidy();
  const change = (line) => {
    const part = document.getElementById(line.querySelector("[data-answer=e]").hash.slice(1));
    line.append(part); // beside the suggestion that it is about
    part.hidden = false;
    part.open = true;
    part.querySelector("select").value = line.dataset.code;
    part.querySelector("select").hidden = true;
    part.querySelector("[name^=instead]").focus();
  };

  const answer = (line, key) => {
    const button = line.querySelector(`[data-answer="${key}"]`);
    if (!button) return false;
    if (key === "e") change(line);
    else button.click();
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const part = event.target.closest("details.change");
    if (part && typing(event.target) && event.key === "Enter") {
      event.preventDefault();
      part.querySelector("button").click();
      return;
    }
    if (part && event.key === "Escape") {
      part.hidden = true;
      here()?.focus();
      event.stopPropagation();
      return;
    }
    if (typing(event.target) || !isOn()) return;
    const key = event.key.toLowerCase();
    const line = event.target.closest("[data-line]");
    const step = { j: 1, k: -1, arrowdown: line ? 1 : 0, arrowup: line ? -1 : 0 }[key];
    if (step) move(step);
    // Away from a suggestion these keys belong to the page: N is then the next report.
    else if (!(line && "yneu".includes(key) && answer(line, key))) return;
    event.preventDefault();
  }, true);

  document.addEventListener("focusin", (event) => {
    const line = event.target.closest("[data-line]");
    if (line) mark(line);
  });
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("a[data-answer=e]");
    if (opener) {
      event.preventDefault();
      change(opener.closest("[data-line]"));
      return;
    }
    const marked = event.target.closest("mark[data-line]");
    const line = marked && document.getElementById(marked.dataset.line);
    if (line) choose(line, "center");
  });

  document.addEventListener("htmx:afterSwap", () => {
    tidy();
    const line = here();
    if (line) choose(line);
  });
  // A session that ended or a line that broke: the plain form says it, and carries what was asked through sign-in.
  for (const name of ["htmx:responseError", "htmx:sendError"]) {
    document.addEventListener(name, (event) => {
      const form = event.target.closest("form");
      const asked = event.detail.requestConfig?.parameters;
      const text = typeof asked?.get === "function" ? asked.get("do") : asked?.do;
      if (!form || !text) return;
      const input = document.createElement("input");
      Object.assign(input, { type: "hidden", name: "do", value: text });
      form.append(input);
      HTMLFormElement.prototype.submit.call(form);
    });
  }
})();
