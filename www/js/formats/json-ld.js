// schema.org's NewsArticle; a date only as precise as it is known.
import { langAttribute } from '../names.js';

export function jsonLd(article) {
  const known = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: article.title,
    alternativeHeadline: article.subtitle,
    author: article.byline.map((name) => ({ '@type': 'Person', name })),
    datePublished: article.published?.iso,
    dateModified: article.modified?.iso,
    inLanguage: langAttribute(article.language.code),
    publisher: article.siteName && { '@type': 'Organization', name: article.siteName },
    url: article.url,
    image: article.image,
    description: article.excerpt,
    keywords: article.tags,
    articleBody: article.text,
  };
  const present = Object.entries(known).filter(([, value]) => value && (!Array.isArray(value) || value.length));
  return `${JSON.stringify(Object.fromEntries(present), null, 2)}\n`;
}
