// The pages: pictures of them, and over each what it says, part by part.

import { keep, kept } from "./kept.js";
import { editor, opener } from "./openers.js";

const main = document.getElementById("main");
const PIXELS = 96 / 72; // CSS pixels in a point
const NEAR = "100%";
const WORD = ".docx";
const LIBREOFFICE = ["libreoffice", "no-libreoffice"];
let zoom = "fit";
let number = 0;
let scrolled = kept("scrolled", {});

const seen = new IntersectionObserver(
  (entries) => entries.filter((one) => one.isIntersecting).forEach((one) => load(one.target)),
  { root: main, rootMargin: `${NEAR} 0px` },
);

export function zoomTo(value) {
  zoom = value;
  document.body.classList.toggle("fits", zoom === "fit");
  for (const sheet of main.querySelectorAll(".sheet")) size(sheet);
  main.querySelectorAll(".sheet").forEach(load);
}

export function showSheets(state, alone) {
  number = state.number;
  document.body.classList.toggle("stale", state.stale);
  const shown = [];
  for (const edition of state.editions.filter((one) => !alone || one.name === alone)) {
    shown.push(column(edition.name, edition.name, edition.pages, `${edition.pages.length} ${edition.pages.length === 1 ? "page" : "pages"}`, edition.language));
    if (state.look.word && asksForWord(state)) {
      const prints = state.word[edition.name];
      const pages = (prints ?? []).map((print) => ({ print, width: edition.pages[0].width, height: edition.pages[0].height, parts: [] }));
      const words = prints ? `${pages.length} ${pages.length === 1 ? "page" : "pages"}, by LibreOffice` : unprinted(state);
      shown.push(column(`${edition.name}-word`, `${edition.name} in Word`, pages, words, edition.language));
    }
  }
  const kept = [...main.children];
  kept.filter((one) => !shown.includes(one)).forEach((one) => one.remove());
  shown.forEach((one, index) => { if (main.children[index] !== one) main.insertBefore(one, main.children[index] ?? null); });
  main.querySelectorAll(".sheet").forEach(size);
  if (shown.length) [main, ...shown].forEach((one) => scroll(one, state.file));
  main.querySelectorAll(".sheet").forEach(load);
  settle();
}

// Whether files for Word are among those that are asked for.
export function asksForWord(state) {
  const names = state.files.names;
  return !names.length || names.some((name) => name.endsWith(WORD));
}

function unprinted(state) {
  if (state.problems.some((one) => LIBREOFFICE.includes(one.code))) return "LibreOffice cannot print it";
  const made = !state.finished || state.files.made.some((name) => name.endsWith(WORD));
  return made ? "LibreOffice prints it …" : "the Word file was not made";
}

// Another article begins at its top; one that is loaded again stays where it was.
function scroll(column, file) {
  if (column.file === file) return;
  column.file = file;
  if (scrolled.file !== file) scrolled = { file };
  [column.scrollLeft, column.scrollTop] = scrolled[column.id] ?? [0, 0];
}

main.addEventListener("scroll", ({ target }) => {
  if (target.file !== scrolled.file) return;
  scrolled[target.id] = [target.scrollLeft, target.scrollTop];
  keep("scrolled", scrolled);
}, { capture: true, passive: true });

function column(id, title, pages, words, language) {
  let made = document.getElementById(`edition-${id}`);
  if (!made) {
    made = document.createElement("section");
    made.id = `edition-${id}`;
    made.className = "edition";
    made.tabIndex = 0;
    made.setAttribute("aria-label", title);
    made.append(document.createElement("h2"));
  }
  const small = document.createElement("small");
  small.textContent = words;
  made.firstChild.replaceChildren(`${title} `, small);
  const sheets = [...made.querySelectorAll(".sheet")];
  pages.forEach((page, index) => {
    const sheet = sheets[index] ?? made.appendChild(newSheet());
    put(sheet, page, `Page ${index + 1} of ${pages.length} of the ${title}`, index + 1, language);
  });
  sheets.slice(pages.length).forEach((one) => { seen.unobserve(one); one.remove(); });
  return made;
}

function newSheet() {
  const sheet = document.createElement("figure");
  sheet.className = "sheet";
  sheet.innerHTML = '<div class="paper"><img alt=""><div class="type-area"></div><div class="parts" role="group"></div></div><figcaption><span></span><span></span></figcaption>';
  sheet.querySelector(".parts").addEventListener("keydown", move);
  seen.observe(sheet);
  return sheet;
}

function put(sheet, page, alt, count, language) {
  sheet.page = page;
  const [first, second] = sheet.querySelectorAll("figcaption span");
  first.textContent = `Page ${count}`;
  second.textContent = page.fill === undefined ? "" : `${Math.round(page.fill * 100)} % full`;
  sheet.querySelector("img").alt = alt;
  place(sheet.querySelector(".type-area"), page.area ?? [0, 0, 0, 0], page);
  const group = sheet.querySelector(".parts");
  const wanted = editor + JSON.stringify([page.parts, page.width, page.height]);
  if (group.wanted === wanted) return;
  group.wanted = wanted;
  group.lang = language;
  group.hidden = !page.parts.length;
  group.setAttribute("aria-label", `${alt}, text; arrow keys go from part to part`);
  const at = [...group.querySelectorAll("a, button")].indexOf(document.activeElement);
  group.replaceChildren(...page.parts.map((one) => partOf(one, page)));
  const links = group.querySelectorAll("a, button");
  links.forEach((one, index) => { one.tabIndex = index === Math.max(at, 0) ? 0 : -1; });
  if (at >= 0) links[Math.min(at, links.length - 1)]?.focus({ preventScroll: true });
}

function partOf(one, page) {
  const made = document.createElement("div");
  made.className = "part";
  if (/^h[1-6]$/.test(one.tag)) {
    made.setAttribute("role", "heading");
    made.setAttribute("aria-level", String(Math.min(Number(one.tag[1]) + 2, 6)));
  }
  made.append(opener(one, one.text || one.tag));
  place(made, one.area, page);
  return made;
}

function place(element, [left, top, width, height], page) {
  element.style.left = `${100 * left / page.width}%`;
  element.style.top = `${100 * top / page.height}%`;
  element.style.width = `${100 * width / page.width}%`;
  element.style.height = `${100 * height / page.height}%`;
}

function move(event) {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  const links = [...event.currentTarget.querySelectorAll("a, button")];
  const at = links.indexOf(document.activeElement);
  if (!step || at < 0) return;
  event.preventDefault();
  const next = links[Math.max(0, Math.min(at + step, links.length - 1))];
  links[at].tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

function size(sheet) {
  const paper = sheet.querySelector(".paper");
  paper.style.aspectRatio = `${sheet.page.width} / ${sheet.page.height}`;
  paper.style.width = zoom === "fit" ? "100%" : `${sheet.page.width * PIXELS * Number(zoom) / 100}px`;
}

function isNear(sheet) {
  const box = sheet.getBoundingClientRect();
  return box.bottom > -innerHeight && box.top < 2 * innerHeight && box.width > 0;
}

// A picture takes the place of the one before when it can be painted, so that nothing flickers.
async function load(sheet) {
  if (!sheet.isConnected || !sheet.page || !isNear(sheet)) return;
  const old = sheet.querySelector("img");
  const width = Math.ceil(sheet.querySelector(".paper").clientWidth * devicePixelRatio);
  const source = `pages/${sheet.page.print}.png?width=${Math.ceil(width / 50) * 50}`;
  if (!width || sheet.source === source) return;
  sheet.source = source;
  const made = new Image();
  made.src = source;
  made.alt = old.alt;
  try {
    await made.decode();
  } catch {
    if (sheet.source === source) sheet.source = "";
    return;
  }
  if (sheet.source !== source) return;
  made.alt = sheet.querySelector("img").alt;
  sheet.querySelector("img").replaceWith(made);
  sheet.painted = source;
  settle();
}

// Tells, for whoever measures, the newest number of which every picture in sight is shown.
function settle() {
  const near = [...main.querySelectorAll(".sheet")].filter(isNear);
  if (number && near.length && near.every((one) => one.painted === one.source)) document.body.dataset.shown = String(number);
}

addEventListener("resize", () => {
  clearTimeout(load.later);
  load.later = setTimeout(() => main.querySelectorAll(".sheet").forEach(load), 150);
});
