// A map wider than a phone begins where its largest arrow is, or at its middle; without this it begins at its start.
"use strict";
for (const drawing of document.querySelectorAll(".scroll > svg.netw")) {
  const frame = drawing.parentElement, box = drawing.getBoundingClientRect();
  const shown = [...drawing.querySelectorAll("path.ln[stroke-opacity]")].pop();
  const mark = shown ? shown.getBoundingClientRect() : box;
  frame.scrollLeft = mark.left + mark.width / 2 - box.left - frame.clientWidth / 2;
}
