/** The roles of the contract, in its order. */
export const ROLES = [
  'title', 'subtitle', 'byline', 'timestamp', 'paragraph', 'heading', 'list-item', 'quote', 'table', 'code', 'caption', 'credit',
  'navigation', 'pagination', 'marker', 'status', 'sharing', 'related', 'advertisement', 'promotion', 'consent', 'tags',
  'comments', 'legal', 'duplicate',
];
