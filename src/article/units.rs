use super::Article;
use crate::text::{Positions, Units};
use crate::Timestamp;

impl Article {
    /// Recounts all positions in other units. `source` is the text they count in: the plain text as given, or for HTML
    /// and walks the visible text, which the article carries as `source` when asked for.
    ///
    /// ```
    /// use temiz::{clean, Input, Options, Units};
    ///
    /// let text = "Körpü açıldı 🌉";
    /// let article = clean(&Input::Text(text), &Options::default()).in_units(text, Units::Utf16);
    /// assert_eq!(article.fragments[0].end, text.encode_utf16().count());
    /// ```
    pub fn in_units(mut self, source: &str, units: Units) -> Article {
        let positions = Positions::new(source, units);
        for fragment in &mut self.fragments {
            recount(&positions, &mut fragment.start, &mut fragment.end);
            for span in &mut fragment.languages {
                recount(&positions, &mut span.start, &mut span.end);
            }
        }
        let fields = self.published.iter_mut().chain(&mut self.modified);
        for timestamp in self.timestamps.iter_mut().chain(fields) {
            timestamp.recount(&positions);
        }
        self
    }
}

impl Timestamp {
    /// Recounts the positions in other units of the text they count in.
    pub fn recount(&mut self, positions: &Positions) {
        recount(positions, &mut self.start, &mut self.end);
    }
}

fn recount(positions: &Positions, start: &mut usize, end: &mut usize) {
    (*start, *end) = (positions.of(*start), positions.of(*end));
}
