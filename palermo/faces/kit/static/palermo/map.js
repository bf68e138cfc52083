// A map that is wider than a phone begins at its middle, where what it shows lies; without this it begins at its start.
"use strict";
for (const drawing of document.querySelectorAll(".scroll > svg.netw")) {
  const frame = drawing.parentElement;
  frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2;
}
