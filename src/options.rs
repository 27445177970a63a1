use crate::article::Output;
use crate::roles::Role;
use serde::Deserialize;

/// What a caller may say beside the input. The default asks for nothing and assumes nothing.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Options {
    /// Where the page was found: resolves links, gives evidence for dates.
    pub url: Option<String>,
    /// The moment of reading as RFC 3339; relative times and missing years lean on it. The core has no clock of its own.
    pub now: Option<String>,
    /// IANA name of the zone that times without one are in.
    pub time_zone: Option<String>,
    /// A BCP 47 tag the caller is sure of.
    pub language: Option<String>,
    /// The languages that come into question (BCP 47 base codes); all when empty.
    pub among: Vec<String>,
    /// Carry the page's visible text as `source` in the answer.
    pub source: bool,
    /// Carry a CSS path to the element of each fragment, as `selector`; of HTML only.
    pub selectors: bool,
    /// Other forms of the article to carry in the answer: `markdown`, `html`, `json-ld`, `readability`, `hidden`.
    pub outputs: Vec<Output>,
    /// Which roles and languages to keep or remove.
    pub policy: Policy,
}

/// What is kept and what is removed, where it differs from the default of each role.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Policy {
    /// Roles to keep that are removed by default.
    pub keep: Vec<Role>,
    /// Roles to remove that are kept by default.
    pub remove: Vec<Role>,
    /// When not empty, body text in any other language is removed (BCP 47 base codes).
    pub languages: Vec<String>,
    /// Single fragments, by their number in the answer, to keep (`true`) or remove (`false`), whatever else is said.
    pub fragments: Vec<(usize, bool)>,
}

impl Policy {
    /// Whether a piece with this role stays.
    pub fn keeps(&self, role: Role) -> bool {
        (role.kept() || self.keep.contains(&role)) && !self.remove.contains(&role)
    }
}
