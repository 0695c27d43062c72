// What opens a place of a file in an editor, or puts it on the clipboard.

let link = "";

export let editor = "copy";

export function setEditor(name, pattern) {
  editor = name;
  link = pattern ?? "";
}

export function say(words) {
  const said = document.getElementById("said");
  said.textContent = words;
  clearTimeout(say.later);
  say.later = setTimeout(() => { said.textContent = ""; }, 2500);
}

function address(place) {
  const path = place.path.split("/").map(encodeURIComponent).join("/");
  return link.replace("{path}", path).replace("{line}", place.line ?? 1).replace("{column}", place.column ?? 1);
}

async function copy(place) {
  await navigator.clipboard.writeText(place.where);
  say(`Copied ${place.where}`);
}

// A link, or a button that copies; plain text of what has no place in a file.
export function opener(place, text) {
  if (!place.path && !place.where) {
    const plain = document.createElement("span");
    plain.textContent = text;
    return plain;
  }
  const made = document.createElement(link && place.path ? "a" : "button");
  if (link && place.path) {
    made.href = address(place);
  } else {
    made.type = "button";
    made.addEventListener("click", () => copy(place));
  }
  made.textContent = text;
  made.title = place.where;
  return made;
}
