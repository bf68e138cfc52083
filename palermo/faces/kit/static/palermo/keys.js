// Keys: an element with data-key is clicked (or focused) by that key; j, k, x and Enter move in lists; ? shows all.
// Single keys can be switched off (WCAG 2.1.4). All words come from the page.
"use strict";
(() => {
  const KEEP = "palermo.keys";
  const panel = document.querySelector("[data-keys]");
  const rows = () => [...document.querySelectorAll("main .t tbody tr, main .log[data-rows] > li")].filter((row) => row.querySelector("a[href]"));
  const isOn = () => { try { return localStorage.getItem(KEEP) !== "off"; } catch { return true; } };
  const typing = (element) => element.closest("input:not([type=checkbox],[type=radio]), select, textarea, [contenteditable]");
  const reachable = (element) => element.getClientRects().length > 0 && !element.disabled;
  let chosen = null;

  const choose = (row) => {
    for (const other of rows()) other.removeAttribute("aria-selected");
    chosen = row;
    row.setAttribute("aria-selected", "true");
    (row.querySelector(".main a[href]") ?? row.querySelector("a[href]")).focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  };

  const move = (step) => {
    const all = rows();
    if (!all.length) return;
    const at = all.indexOf(chosen);
    choose(all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + step))]);
  };

  const press = (element) => {
    if (element.matches("input:not([type=checkbox],[type=radio]), select, textarea")) {
      element.focus();
      element.select?.();
    } else if (element.tagName === "DETAILS") {
      element.open = true;
      element.querySelector("summary").focus();
    } else {
      element.click();
    }
  };

  const name = (element) => {
    const copy = (element.labels?.[0] ?? element).cloneNode(true);
    for (const key of copy.querySelectorAll("kbd, svg, .hint")) key.remove();
    return (element.dataset.keyLabel ?? element.getAttribute("aria-label") ?? copy.textContent).replace(/\s+/g, " ").trim();
  };

  const list = () => {
    const into = panel.querySelector("[data-keys-list]");
    into.replaceChildren();
    for (const element of document.querySelectorAll("[data-key]")) {
      if (!reachable(element)) continue;
      const key = document.createElement("kbd");
      key.textContent = element.dataset.key.toUpperCase();
      const term = document.createElement("dt");
      term.append(key);
      const words = document.createElement("dd");
      words.textContent = name(element);
      into.append(term, words);
    }
    if (rows().length) into.append(panel.querySelector("template").content.cloneNode(true));
  };

  const show = (open) => {
    if (!panel) return;
    if (open) list();
    panel.hidden = !open;
    if (open) panel.querySelector("[data-keys-close]").focus();
  };

  if (panel) {
    const box = panel.querySelector("[data-keys-on]");
    box.checked = isOn();
    box.addEventListener("change", () => {
      try { localStorage.setItem(KEEP, box.checked ? "on" : "off"); } catch { /* a browser that keeps nothing */ }
    });
    panel.querySelector("[data-keys-close]").addEventListener("click", () => show(false));
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (event.key === "Escape") {
      if (panel && !panel.hidden) show(false);
      else if (typing(event.target)) event.target.blur();
      return;
    }
    if (typing(event.target)) return;
    if (event.key === "?") {
      show(panel?.hidden);
      event.preventDefault();
      return;
    }
    if (!isOn()) return;
    const key = event.key.toLowerCase();
    const own = [...document.querySelectorAll("[data-key]")].find((element) => element.dataset.key.toLowerCase() === key && reachable(element));
    if (own) {
      press(own);
    } else if (key === "j" || key === "k") {
      move(key === "j" ? 1 : -1);
    } else if (key === "x" && chosen?.querySelector("input[type=checkbox]")) {
      chosen.querySelector("input[type=checkbox]").click();
    } else if (key === "enter" && chosen && !event.target.closest("a, button, input, summary")) {
      (chosen.querySelector(".main a[href]") ?? chosen.querySelector("a[href]")).click();
    } else {
      return;
    }
    event.preventDefault();
  });
})();
