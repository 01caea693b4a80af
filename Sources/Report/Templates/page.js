"use strict";
// Optional: without it everything is on the page all the same. It finds, sorts, and opens what a link points to.
(() => {
  const rowsOf = (table) => [...table.querySelectorAll("tbody tr:not(.group)")];
  const tables = [...document.querySelectorAll("table.rows")];
  const words = document.getElementById("words");
  const school = document.getElementById("school");
  const found = document.getElementById("found");

  const schoolOf = (row) => row.dataset.school || row.closest("[data-school]")?.dataset.school || "";

  function filter() {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const isNarrow = wanted.length > 0 || school.value !== "";
    let shown = 0;
    for (const table of tables) {
      const heading = table.closest("section")?.querySelector("h3")?.textContent ?? "";
      let left = 0;
      for (const body of table.tBodies) {
        const group = body.querySelector("tr.group");
        const groupText = group ? group.textContent : "";
        let here = 0;
        for (const row of body.querySelectorAll("tr:not(.group)")) {
          const text = (row.textContent + " " + groupText + " " + heading).toLowerCase();
          const place = schoolOf(row);
          const fits = wanted.every((word) => text.includes(word))
            && (school.value === "" || place === "" || place === school.value);
          row.hidden = !fits;
          if (fits) here += 1;
        }
        if (group) group.hidden = here === 0;
        left += here;
      }
      const details = table.closest("details");
      if (details && isNarrow) {
        if (details.dataset.was === undefined) details.dataset.was = details.open ? "open" : "";
        details.open = left > 0;
      } else if (details && details.dataset.was !== undefined) {
        details.open = details.dataset.was === "open";
        delete details.dataset.was;
      }
      table.hidden = left === 0 && isNarrow;
      shown += left;
    }
    found.textContent = isNarrow ? `${shown} rows fit` : "";
  }

  const number = (text) => {
    const plain = text.replace(/,/g, "").trim();
    return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN;
  };

  function compare(a, b) {
    const x = number(a), y = number(b);
    if (!Number.isNaN(x) && !Number.isNaN(y)) return x - y;
    return a.localeCompare(b, "en", { numeric: true });
  }

  function sort(table, column, header) {
    const isUp = header.getAttribute("aria-sort") !== "ascending";
    for (const other of table.tHead.querySelectorAll("th")) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", isUp ? "ascending" : "descending");
    for (const body of table.tBodies) {
      const keyed = [...body.querySelectorAll("tr:not(.group)")]
        .map((row) => [row.cells[column]?.textContent.trim() ?? "", row]);
      keyed.sort((a, b) => (isUp ? compare(a[0], b[0]) : compare(b[0], a[0])));
      body.append(...keyed.map((pair) => pair[1]));
    }
  }

  for (const table of document.querySelectorAll("table.sortable")) {
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
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    target.scrollIntoView();
  }

  const form = document.querySelector("search form");
  form.parentElement.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  words.addEventListener("input", filter);
  school.addEventListener("change", filter);
  addEventListener("hashchange", openTarget);
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const box of closed) box.open = true;
  });
  addEventListener("afterprint", () => { for (const box of closed) box.open = false; });
  openTarget();
})();
