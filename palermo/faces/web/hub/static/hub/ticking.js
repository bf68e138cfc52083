// What is decided about a suggestion is ticked in the judgement's form at once; that form is sent by a person.
// Without it the form comes ticked with the next page.
"use strict";
(() => {
  let before = new Map();
  const field = (line) => document.querySelectorAll(`#judge [name="${line.field}"]`);
  const taken = () => new Map([...document.querySelectorAll("#says [data-line]")].map((line) => [line.id, { ...line.dataset }]));
  const tick = (line, code, on) => {
    for (const box of field(line)) {
      if (box.type === "checkbox" && box.value === code) {
        box.checked = on;
        if (on) for (let part = box.closest("details"); part && part.id !== "judge"; part = part.parentElement.closest("details")) part.open = true;
      }
    }
    if (line.field === "classes") write(line, code, on);
  };
  const write = (line, code, on) => {
    const boxes = [...field(line)];
    const has = boxes.find((box) => box.value.split(" ")[0] === code);
    if (!on && has) has.value = "";
    const free = boxes.find((box) => !box.value.trim());
    if (on && !has && free) free.value = code;
    const primary = document.getElementById("judge-primary");
    if (on && primary && !primary.value && line.kind && line.taken === line.code) primary.value = line.kind;
  };

  document.addEventListener("htmx:beforeSwap", () => { before = taken(); });
  document.addEventListener("htmx:afterSwap", () => {
    const after = taken();
    for (const [id, line] of after) {
      const was = before.get(id)?.taken ?? "";
      if (was === line.taken) continue;
      const child = document.getElementById("judge-child");
      if (id === "s-urgency-child" && line.taken && child) child.checked = true;
      if (was) tick(line, was, false);
      if (line.taken) tick(line, line.taken, true);
    }
    before = after;
  });
})();
