//! The numbers that evidence is made of: one row of them per piece.

/// Declares the features in the order of their columns, each with the evidence it belongs to.
macro_rules! features {
    ($($evidence:literal: $($name:ident)*;)*) => {
        /// One number per piece that the weights look at.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        #[rustfmt::skip]
        pub enum Feature { $($($name),*),* }

        impl Feature {
            pub const ALL: &[Feature] = &[$($(Feature::$name),*),*];
            /// As written in the weights' readable form.
            #[cfg(any(test, feature = "learn"))]
            pub const NAMES: &[&str] = &[$($(stringify!($name)),*),*];
            /// The evidence each feature is a part of, as it stands in a fragment's reasons.
            pub const EVIDENCE: &[&str] = &[$($({ let _ = Feature::$name; $evidence }),*),*];
        }
    };
}

features! {
    "length": Chars Words LettersPerWord;
    "sentences": Stops StopsPerWord Commas Quotes First Last Prose;
    "capitals": CapitalShare CapitalisedShare Cased;
    "digits": DigitShare;
    "punctuation": Separators Symbols;
    "marks": Shape Parted PartedAfter Shared;
    "language": Foreign ForeignShare ForeignBefore ForeignAfter ForeignNear;
    "timestamp": TimestampShare Timestamps TimestampBefore TimestampAfter SinceTimestamp
        Dateline SinceDateline ToDateline;
    "phrase": PhraseNavigation PhrasePagination PhraseMarker PhraseStatus PhraseSharing PhraseRelated PhraseAdvertisement
        PhrasePromotion PhraseConsent PhraseTags PhraseComments PhraseLegal PhraseByline PhraseTimestamp PhraseCaption
        PhraseCredit PhraseAny PhraseKept PhraseStart Label;
    "phrases-around": PhraseBefore PhraseBefore2 PhraseAfter PhraseAfter2 PhraseNear OpenerRole OpenerDistance RunRole RunPhrases
        ProseSinceComments CountComments ProseToComments ProseSinceLegal CountLegal ProseToLegal
        ProseSinceRelated CountRelated ProseToRelated;
    "repeated": Repeated RepeatedBefore RepeatsNear2 RepeatsNear6;
    "position": FromStart FromEnd Share FromStartShare;
    "neighbours": Chars1Before Chars2Before Chars3Before Chars1After Chars2After Chars3After Last1Before Last1After
        First1After Capital1Before Capital1After Similar RunLength RunPlace;
    "sentences-around": ProseBefore1 ProseAfter1 ProseNear2 ProseNear5 ProseNear10 ProseShareBefore ProseShareAfter
        ToProseBefore ToProseAfter ProseRunBefore ProseRunAfter
        ProseCount3 ProseMean3 Flips3 Dates3 Stops3 ProseCount8 ProseMean8 Flips8 Dates8 Stops8;
    "body-block": InBlock InTightBlock ToBlock ToTightBlock BlockShare BlockStart BlockEnd BlockLength
        PassageShare PassageRank PassagePieces PassageMean PassageHead PassageDateline PassageDates PassageFurniture
        PassageOrdinal PassageTitle PassageStops PassageHoles PassagePlace
        LooseShare LooseRank LoosePieces LooseMean LooseHead LooseDateline LooseDates LooseFurniture
        LooseOrdinal LooseTitle LooseStops LooseHoles LoosePlace;
    "headline": TitleMatch SinceTitle TitleShared HeadWords HeadShare SinceHead ProseSinceHead HeadSupport HeadCovered
        OwnSupport TitleStems TitleStemsNear;
    "topic": Topic TopicWords;
    "page": PagePieces PageProse PageProseShare PageMeanChars PagePhrases;
    "links": LinkShare LinkBefore LinkAfter LinkNear WholeLink;
    "tag": Tag ParentTag InHeading InList InTable InQuote InCell InForm InFigure Emphasis;
    "landmark": InNav InHeader InFooter InAside InArticle InMain;
    "class-name": ClassBody ClassNavigation ClassSharing ClassRelated ClassAdvertisement ClassPromotion ClassComments ClassTags
        ClassLegal ClassMeta ClassCaption ClassTitle ClassSidebar OwnClass;
    "page-schema": InBodyProperty;
    "container": Container1Prose Container1Links Container1Pieces Container2Prose Container2Links Container2Pieces
        Container3Prose Container3Links Depth ArticlesAround;
    "core": InCore CoreSteps CoreShare InHalf HalfSteps InBest BestSteps;
    "siblings": KindWords KindProse KindCount KindLinks ParentKindProse ParentKindCount;
    "frame": LikeShare LikeRank LikeCount LikeProse LikeMean LikeParents LikeFirst LikePlace LikeRun LikeRunMass
        BoxCount BoxPlace BoxShare BoxMass BoxPieces StepsBefore StepsAfter TitleSteps TitleMass ImagePieces ImageSteps;
    "heading-above": SinceHeading HeadingLevel HeadingPhrase;
}

/// How many features there are.
pub const COUNT: usize = Feature::ALL.len();

/// One piece's features.
pub type Row = [i16; COUNT];

/// Sets one feature; what does not fit is cut off.
pub fn set(row: &mut Row, feature: Feature, value: impl TryInto<i16>) {
    row[feature as usize] = value.try_into().unwrap_or(i16::MAX);
}

/// Eight times the logarithm to the base two, the same on every platform.
pub fn log(value: u32) -> i16 {
    let value = value.saturating_add(1);
    let whole = 31 - value.leading_zeros();
    let part = ((u64::from(value) << (31 - whole)) >> 28) & 7;
    (whole * 8) as i16 + part as i16
}

/// `part` of `whole` in thousandths; 0 of nothing.
pub fn share(part: u32, whole: u32) -> i16 {
    if whole == 0 {
        return 0;
    }
    (u64::from(part) * 1000 / u64::from(whole)).min(1000) as i16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithm_grows_and_doubles_by_eight() {
        assert_eq!(log(0), 0);
        assert_eq!(log(7), 24);
        assert_eq!(log(15), 32);
        assert!(log(11) > 24 && log(11) < 32);
        assert!((0..5000).all(|it| log(it) <= log(it + 1)));
    }

    #[test]
    fn every_feature_has_a_name_and_an_evidence() {
        assert_eq!(Feature::NAMES.len(), COUNT);
        assert_eq!(Feature::EVIDENCE.len(), COUNT);
    }
}
