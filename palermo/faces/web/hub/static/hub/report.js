// The report's page at the hub: opens the part that a link leads into, and the part that belongs to the class chosen.
// Without it every part opens by its own heading.
"use strict";
(() => {
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target) return;
    for (let part = target.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
    target.scrollIntoView({ block: "center" });
    target.focus();
  };
  addEventListener("hashchange", reveal);
  // The same link twice changes no address; it still opens its part.
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) reveal();
  });
  reveal();

  const primary = document.getElementById("judge-primary");
  primary?.addEventListener("change", () => {
    const part = document.querySelector(`details[data-class~="${primary.value}"]`);
    if (part) part.open = true;
  });
})();
