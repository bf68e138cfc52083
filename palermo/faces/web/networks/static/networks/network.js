// A network drawing under the hand: zoom, pan and drag; arrow keys go from neighbour to neighbour, Enter opens.
// Everything here is a comfort: without it the drawing stands still, its nodes are links, and the tables say the same.
"use strict";
(() => {
  const svg = document.querySelector("svg[data-network]");
  if (!svg) return;
  const figure = svg.closest("figure");
  const said = figure.querySelector("[data-network-said]");
  const { x: left, y: top, width: w, height: h } = svg.viewBox.baseVal;
  const full = { x: left, y: top, w, h };
  const view = { ...full };
  const nodes = new Map([...svg.querySelectorAll("[data-node]")].map((node) => [node.dataset.node, node]));
  const links = [...svg.querySelectorAll("[data-link]")].map((group) => {
    const [line, ...rest] = group.querySelectorAll("path");
    const ends = line.getAttribute("d").match(/-?[\d.]+/g).map(Number);
    const [source, target] = group.dataset.link.split(" ");
    return { source, target, line, ends, rest, told: line.querySelector("title")?.textContent ?? "" };
  });
  const offsets = new Map();
  const centre = (node) => {
    const box = node.querySelector("g").getBBox(), [dx, dy] = offsets.get(node.dataset.node) ?? [0, 0];
    return [box.x + box.width / 2 + dx, box.y + box.height / 2 + dy];
  };

  const look = () => svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.w} ${view.h}`);
  const zoom = (factor) => {
    const wide = Math.min(full.w, Math.max(full.w / 8, view.w * factor)), tall = (wide * full.h) / full.w;
    Object.assign(view, { x: view.x + (view.w - wide) / 2, y: view.y + (view.h - tall) / 2, w: wide, h: tall });
    look();
  };
  const reset = () => { Object.assign(view, full); look(); };

  const shift = (key, dx, dy) => {
    offsets.set(key, [dx, dy]);
    nodes.get(key).setAttribute("transform", `translate(${dx} ${dy})`);
    for (const link of links) {
      if (link.source !== key && link.target !== key) continue;
      const [a, b] = offsets.get(link.source) ?? [0, 0];
      const [c, d] = offsets.get(link.target) ?? [0, 0];
      const [x, y, u, v] = link.ends;
      link.line.setAttribute("d", `M${x + a} ${y + b}L${u + c} ${v + d}`);
      for (const part of link.rest) {
        const at = part.classList.contains("bar") ? [(a + c) / 2, (b + d) / 2] : [c, d];
        part.setAttribute("transform", `translate(${at.join(" ")})`);
      }
    }
  };

  // Where something was dragged to is kept in the address, and so in every link to this network.
  const keep = (key) => {
    const [x, y] = centre(nodes.get(key)).map((value, axis) => Math.round((1000 * (axis ? value / full.h : value / full.w))));
    const query = new URLSearchParams(location.search), before = (query.get("moved") ?? "").split(".");
    const rest = before.filter((part) => part && !part.startsWith(`${key}~`));
    const moved = [...rest, `${key}~${x}~${y}`].slice(-20).join(".");
    query.set("moved", moved);
    history.replaceState(null, "", `?${query}${location.hash}`);
    for (const link of document.querySelectorAll("a[href]")) {
      const target = new URL(link.getAttribute("href"), location.href);
      target.searchParams.set("moved", moved);
      if (target.pathname === location.pathname) link.setAttribute("href", target.pathname + target.search + target.hash);
    }
  };
  let [held, dragged] = [null, false];
  svg.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    const node = event.target.closest("[data-node]"), [dx, dy] = (node && offsets.get(node.dataset.node)) ?? [0, 0];
    [held, dragged] = [{ node, x: event.clientX, y: event.clientY, dx, dy, from: { ...view } }, false];
  });
  window.addEventListener("pointermove", (event) => {
    if (!held) return;
    const scale = view.w / svg.getBoundingClientRect().width;
    const [x, y] = [(event.clientX - held.x) * scale, (event.clientY - held.y) * scale];
    if (!dragged && Math.hypot(event.clientX - held.x, event.clientY - held.y) < 4) return;
    dragged = true;
    if (held.node) return shift(held.node.dataset.node, held.dx + x, held.dy + y);
    Object.assign(view, { x: held.from.x - x, y: held.from.y - y });
    return look();
  });
  window.addEventListener("pointerup", () => {
    if (held?.node && dragged) keep(held.node.dataset.node);
    held = null;
  });
  svg.addEventListener("click", (event) => { if (dragged) { event.preventDefault(); dragged = false; } }, true);
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return; // a plain wheel goes on down the page
    event.preventDefault();
    zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2);
  }, { passive: false });
  const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
  const only = (node) => { for (const other of nodes.values()) other.setAttribute("tabindex", other === node ? "0" : "-1"); };
  const go = (from, [dx, dy]) => {
    const [x, y] = centre(from), key = from.dataset.node;
    const beside = links.filter((link) => link.source === key || link.target === key).map((link) => {
      const node = nodes.get(link.source === key ? link.target : link.source);
      const [u, v] = centre(node);
      return { node, told: link.told, turn: ((u - x) * dx + (v - y) * dy) / (Math.hypot(u - x, v - y) || 1) };
    }).filter((one) => one.turn > 0.25).sort((one, other) => other.turn - one.turn);
    if (!beside.length) return;
    only(beside[0].node);
    beside[0].node.focus();
    said.textContent = beside[0].told;
  };
  svg.addEventListener("keydown", (event) => {
    const node = event.target.closest("[data-node]");
    if (event.ctrlKey || event.metaKey || event.altKey || !node) return;
    const keys = { "+": () => zoom(1 / 1.3), "-": () => zoom(1.3), 0: reset };
    if (DIRECTIONS[event.key]) go(node, DIRECTIONS[event.key]);
    else if (keys[event.key]) keys[event.key]();
    else return;
    event.preventDefault();
  });

  only(svg.querySelector("[data-node][aria-current]") ?? svg.querySelector("[data-node]"));
  const tools = figure.querySelector("[data-network-tools]");
  tools.hidden = false;
  tools.addEventListener("click", (event) => {
    ({ in: () => zoom(1 / 1.3), out: () => zoom(1.3), all: reset })[event.target.dataset.zoom]?.();
  });
})();
