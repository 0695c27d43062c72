// What a window keeps when its page is loaded again.

const NAME = "brief";

function all() {
  try {
    return JSON.parse(sessionStorage.getItem(NAME)) ?? {};
  } catch {
    return {};
  }
}

export function kept(name, usual) {
  return all()[name] ?? usual;
}

export function keep(name, value) {
  try {
    sessionStorage.setItem(NAME, JSON.stringify({ ...all(), [name]: value }));
  } catch {
    // a browser that keeps nothing
  }
}
