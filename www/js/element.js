// Makes an element from a name, attributes and children. Text is always text, never markup.
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...present(children));
  return made;
}

// Children as they are written in line: what is missing or switched off is left out.
export const present = (children) => children.flat().filter((child) => child !== null && child !== undefined && child !== false);

export const byId = (id) => document.getElementById(id);
