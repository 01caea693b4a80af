"use strict";
// Optional: without it everything is on the page all the same. It finds, sorts, and opens what a link points to.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const form = document.querySelector("search form");
  const words = document.getElementById("words");
  const school = document.getElementById("school");
  const found = document.getElementById("found");

  // What a row is found by: its own words, those of its group, and the heading that it stands under.
  function textOf(row, group, heading) {
    return `${row.textContent} ${group?.textContent ?? ""} ${heading?.textContent ?? ""}`.toLowerCase();
  }

  function fits(row, text, wanted, place) {
    const own = row.dataset.school ?? row.closest("[data-school]")?.dataset.school ?? "";
    return wanted.every((word) => text.includes(word)) && (place === "" || own === "" || own === place);
  }

  // Shows the rows that fit, and says how many they are.
  function filterTable(table, wanted, place) {
    const heading = table.closest(".part")?.querySelector("h3");
    let count = 0;
    for (const body of table.tBodies) {
      const group = body.querySelector("tr.group");
      let here = 0;
      for (const row of all("tr:not(.group)", body)) {
        row.hidden = !fits(row, textOf(row, group, heading), wanted, place);
        if (!row.hidden) here += 1;
      }
      if (group) group.hidden = here === 0;
      count += here;
    }
    return count;
  }

  // A list that is folded opens while something in it is found, and is as it was afterwards.
  function fold(details, isNarrow, count) {
    if (isNarrow) {
      details.dataset.was ??= details.open ? "open" : "shut";
      details.open = count > 0;
    } else if (details.dataset.was) {
      details.open = details.dataset.was === "open";
      delete details.dataset.was;
    }
  }

  function filter() {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const place = school?.value ?? "";
    const isNarrow = wanted.length > 0 || place !== "";
    for (const part of all(".part")) part.hidden = isNarrow;
    let shown = 0;
    for (const table of all("table.rows")) {
      const count = filterTable(table, wanted, place);
      const details = table.closest("details");
      if (details) fold(details, isNarrow, count);
      // A part may have two tables, of which one has nothing that fits.
      (details ?? table.closest(".scroll")).hidden = isNarrow && count === 0;
      if (count > 0) table.closest(".part")?.removeAttribute("hidden");
      shown += count;
    }
    found.textContent = isNarrow ? story(shown) : "";
  }

  function story(shown) {
    const count = shown === 1 ? "1 row fits." : `${shown} rows fit.`;
    return document.querySelector(".note.left")
      ? `${count} Not every row is on this page: the CSV files have them all.` : count;
  }

  const order = new Intl.Collator("en", { numeric: true });
  const number = (text) => (/^-?\d[\d,]*(\.\d+)?$/.test(text) ? Number(text.replaceAll(",", "")) : NaN);

  // Numbers by size, texts behind them.
  function compare(a, b) {
    const [x, y] = [number(a), number(b)];
    if (Number.isNaN(x) !== Number.isNaN(y)) return Number.isNaN(x) ? 1 : -1;
    return Number.isNaN(x) ? order.compare(a, b) : x - y;
  }

  // A day sorts by its key, whatever it is called.
  function keyOf(cell) { return cell?.dataset.key ?? cell?.textContent.trim() ?? ""; }

  // Rows stay in their group.
  function sort(table, column, header) {
    const isUp = header.getAttribute("aria-sort") !== "ascending";
    for (const other of all("thead th", table)) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", isUp ? "ascending" : "descending");
    for (const body of table.tBodies) {
      const keyed = all("tr:not(.group)", body).map((row) => [keyOf(row.cells[column]), row]);
      keyed.sort((a, b) => (isUp ? compare(a[0], b[0]) : compare(b[0], a[0])));
      body.append(...keyed.map((pair) => pair[1]));
    }
  }

  function makeSortable(table) {
    [...table.tHead.rows[0].cells].forEach((header, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...header.childNodes);
      header.append(button);
      button.addEventListener("click", () => sort(table, column, header));
    });
  }

  function openTarget() {
    let name = location.hash.slice(1);
    try { name = decodeURIComponent(name); } catch { return; }
    const target = name && document.getElementById(name);
    if (!target) return;
    // A link leads to its place also where a filter has hidden it.
    if (target.closest("[hidden]")) {
      form.reset();
      filter();
    }
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    target.scrollIntoView();
  }

  for (const table of all("table.sortable")) makeSortable(table);
  form.parentElement.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  words.addEventListener("input", filter);
  school?.addEventListener("change", filter);
  addEventListener("hashchange", openTarget);
  document.getElementById("unfold")?.addEventListener("click", () => {
    for (const box of all("details")) box.open = true;
  });
  // A browser that goes back to the page may have kept what was typed.
  if (words.value || school?.value) filter();
  openTarget();
})();
