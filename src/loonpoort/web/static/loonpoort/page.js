// Extras only: every page works without this file.
"use strict";

const announce = (text) => {
  const status = document.querySelector("[role=status]");
  if (status) status.textContent = text;
};

const copy = async (field) => {
  if (navigator.clipboard) return navigator.clipboard.writeText(field.value);
  // Over plain http browsers offer only the old way.
  field.select();
  if (!document.execCommand("copy")) throw new Error("refused");
};

for (const button of document.querySelectorAll("[data-copy]")) {
  const label = button.firstChild;
  const before = label.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    try {
      await copy(field);
    } catch {
      field.select();
      return;
    }
    label.textContent = button.dataset.done;
    announce(button.dataset.done);
    setTimeout(() => { label.textContent = before; announce(""); }, 2000);
  });
}

const menu = document.querySelector("details.menu");
if (menu) {
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

document.getElementById("errors")?.focus();
