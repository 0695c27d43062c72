// What is shown, told by the server whenever it has changed; what is chosen, told to the server.

import { showAside } from "./aside.js";
import { keep, kept } from "./kept.js";
import { asksForWord, showSheets, zoomTo } from "./sheets.js";
import { say, setEditor } from "./openers.js";

const ZOOMS = ["fit", "50", "75", "100", "125", "150", "200"];
const LINKED = { vscode: "VS Code", zed: "Zed", jetbrains: "JetBrains", copy: "the clipboard" };
const part = (id) => document.getElementById(id);
let state = null;
let choices = null;
let events = null;

function fill(select, options, chosen) {
  const wanted = options.map(([value, text]) => `${value}=${text}`).join("\n");
  if (select.dataset.options !== wanted) {
    select.replaceChildren(...options.map(([value, text]) => new Option(text, value)));
    select.dataset.options = wanted;
  }
  if (document.activeElement !== select || chosen) select.value = chosen;
}

function named(values, chosen) {
  const several = chosen && !values.includes(chosen) ? [chosen, ...values] : values;
  return several.map((value) => [value, value]);
}

function languages(chosen) {
  const known = choices.languages.some(([tag]) => tag === chosen);
  return known || !chosen ? choices.languages : [[chosen, chosen], ...choices.languages];
}

function editionsOf(look) {
  const all = look.editions ?? [];
  return [["", all.join(" and ")], ...(all.length > 1 ? all.map((one) => [one, `${one} alone`]) : [])];
}

function showSwitches() {
  const look = state.look;
  fill(part("file"), named(state.articles, state.file), state.file);
  fill(part("theme"), named(choices.themes, look.theme), look.theme);
  fill(part("paper"), named(choices.papers, look.paper), look.paper);
  fill(part("language"), languages(look.language), look.language);
  fill(part("editions"), editionsOf(look), look.alone[0] ?? "");
  part("file").parentElement.classList.toggle("alone", named(state.articles, state.file).length < 2);
  part("word").checked = look.word;
}

function showState() {
  const bad = state.failed || (state.finished && !state.files.made.length);
  const words = state.busy && !state.stale ? "Setting …"
    : state.stale ? "Stale: the article has errors; these are the last good pages"
    : bad ? "There are errors" : state.finished ? "Up to date" : "Up to date; making the files …";
  if (part("state").textContent !== words) part("state").textContent = words;
  part("state").classList.toggle("bad", bad || state.stale);
  const title = state.editions[0]?.title || state.file;
  part("title").textContent = title;
  document.title = `${state.stale ? "! " : ""}${title}`;
}

// Pages of Word are those of its files, as LibreOffice prints them.
function showWord() {
  const lacking = !choices.libreoffice ? "LibreOffice is not installed"
    : asksForWord(state) ? "" : "No file for Word is asked for: name docx among the formats";
  part("word").disabled = Boolean(lacking);
  part("word").parentElement.title = lacking;
}

function show() {
  if (!state || !choices) return;
  showWord();
  showSwitches();
  showState();
  showSheets(state, state.look.alone[0]);
  showAside(state);
}

async function wish(changes) {
  const said = await fetch("wish", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(changes),
  });
  if (!said.ok) say("That cannot be shown");
}

// A browser holds few lines to one server open: a window that is not seen gives up its own.
function listen() {
  events?.close();
  events = null;
  if (document.hidden) return;
  events = new EventSource("events");
  events.onmessage = (event) => {
    state = JSON.parse(event.data);
    show();
  };
  events.onerror = () => {
    part("state").textContent = "The preview has ended";
    part("state").classList.add("bad");
  };
}

function switches() {
  for (const id of ["file", "theme", "paper", "language"]) {
    part(id).addEventListener("change", (event) => wish({ [id]: event.target.value }));
  }
  part("editions").addEventListener("change", (event) => {
    wish({ editions: event.target.value ? [event.target.value] : [] });
  });
  part("word").addEventListener("change", (event) => wish({ shows_word: event.target.checked }));
  part("marks").addEventListener("change", (event) => {
    keep("marks", event.target.checked);
    document.body.classList.toggle("marked", event.target.checked);
  });
  part("zoom").addEventListener("change", (event) => setZoom(event.target.value));
  part("editor").addEventListener("change", (event) => {
    keep("editor", event.target.value);
    setEditor(event.target.value, choices.editors[event.target.value]);
    show();
  });
  part("switches").addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", key);
  document.addEventListener("visibilitychange", listen);
}

function setZoom(value) {
  part("zoom").value = value;
  keep("zoom", value);
  zoomTo(value);
}

function key(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, input")) return;
  const at = ZOOMS.indexOf(part("zoom").value);
  const next = { "+": Math.min(at + 1, ZOOMS.length - 1), "=": Math.min(at + 1, ZOOMS.length - 1), "-": Math.max(at - 1, 0), 0: 0 }[event.key];
  if (next !== undefined) {
    setZoom(ZOOMS[next]);
  } else if (event.key === "m") {
    part("marks").click();
  }
}

async function begin() {
  choices = await (await fetch("choices")).json();
  const editor = kept("editor", choices.editor);
  fill(part("zoom"), ZOOMS.map((one) => [one, one === "fit" ? "fit" : `${one} %`]), "fit");
  fill(part("editor"), Object.keys(choices.editors).map((one) => [one, LINKED[one] ?? one]), editor);
  setEditor(editor, choices.editors[editor]);
  setZoom(kept("zoom", "fit"));
  part("marks").checked = kept("marks", false);
  document.body.classList.toggle("marked", part("marks").checked);
  switches();
  listen();
}

begin();
