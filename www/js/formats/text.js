// Plain text: headline, then the body.
export const text = (article) => `${[article.title, article.text].filter(Boolean).join('\n\n')}\n`;
