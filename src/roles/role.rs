use serde::{Deserialize, Serialize};

/// What a piece of a page is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Role {
    Title,
    Subtitle,
    Byline,
    Timestamp,
    Paragraph,
    Heading,
    ListItem,
    Quote,
    Table,
    Code,
    Caption,
    Credit,
    Navigation,
    Pagination,
    /// A lone `#`, a bullet, an icon.
    Marker,
    /// Overlays, spinners, "please wait", "enable JavaScript".
    Status,
    Sharing,
    /// Read also, most read, teasers of other articles.
    Related,
    Advertisement,
    /// Newsletter, app, subscription, paywall.
    Promotion,
    /// Cookies, privacy.
    Consent,
    Tags,
    Comments,
    /// Copyright, rights, imprint.
    Legal,
    Duplicate,
}

impl Role {
    /// Every role, in the order of the contract.
    pub const ALL: [Role; 25] = [
        Role::Title,
        Role::Subtitle,
        Role::Byline,
        Role::Timestamp,
        Role::Paragraph,
        Role::Heading,
        Role::ListItem,
        Role::Quote,
        Role::Table,
        Role::Code,
        Role::Caption,
        Role::Credit,
        Role::Navigation,
        Role::Pagination,
        Role::Marker,
        Role::Status,
        Role::Sharing,
        Role::Related,
        Role::Advertisement,
        Role::Promotion,
        Role::Consent,
        Role::Tags,
        Role::Comments,
        Role::Legal,
        Role::Duplicate,
    ];

    /// Whether pieces with this role are kept unless a policy says otherwise.
    pub fn kept(self) -> bool {
        self <= Role::Credit
    }

    /// Whether pieces with this role make up the article's `text`.
    pub fn is_body(self) -> bool {
        matches!(
            self,
            Role::Paragraph | Role::Heading | Role::ListItem | Role::Quote | Role::Table | Role::Code
        )
    }
}
