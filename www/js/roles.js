// The roles of the contract, in its order, with the family that gives each its colour and shape.
const FAMILIES = {
  head: ['title', 'subtitle', 'heading'],
  facts: ['byline', 'timestamp', 'caption', 'credit'],
  body: ['paragraph', 'list-item', 'quote', 'table', 'code'],
  site: ['navigation', 'pagination', 'marker', 'status'],
  pull: ['sharing', 'related', 'advertisement', 'promotion', 'comments'],
  rest: ['consent', 'tags', 'legal', 'duplicate'],
};

const ORDER = 'title subtitle byline timestamp paragraph heading list-item quote table code caption credit navigation pagination marker status sharing related advertisement promotion consent tags comments legal duplicate'.split(' ');

const familyOf = new Map(Object.entries(FAMILIES).flatMap(([family, roles]) => roles.map((role) => [role, family])));

export const family = (role) => familyOf.get(role) ?? 'rest';

export const roleOrder = (role) => (ORDER.indexOf(role) + ORDER.length + 1) % (ORDER.length + 1);
