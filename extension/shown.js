// The article as the reader decided, as panel and reader show and save it.

/** One article of a page's parts, each as the module cleaned it under the reader's decisions: the page, then what it added. */
export const together = ([article, ...additions]) => ({
  article,
  additions,
  fragments: [article, ...additions].flatMap(({ fragments }) => fragments),
});
