//! Text as people paste it, without tags: what is kept, in which field, and what goes.

use temiz::{clean, Article, Input, Options, Role};

fn read(text: &str) -> Article {
    clean(&Input::Text(text), &Options::default())
}

/// The text of the fragments with a role.
fn of(article: &Article, role: Role) -> Vec<&str> {
    article.fragments.iter().filter(|it| it.role == role).map(|it| it.text.as_str()).collect()
}

/// All of a text's beginnings stand in the body, in this order, and none of the others does.
fn holds(article: &Article, wanted: &[&str], unwanted: &[&str]) {
    let mut rest = article.text.as_str();
    for part in wanted {
        let at =
            rest.find(part).unwrap_or_else(|| panic!("{part:?} is not in its place in\n{}", article.text));
        rest = &rest[at + part.len()..];
    }
    for part in unwanted {
        assert!(!article.text.contains(part), "{part:?} is in\n{}", article.text);
    }
}

const FIRST: &str =
    "The old ferry over the river sails again after three winters on land, the harbour office said on \
    Monday. Hundreds of people stood at the quay when it left for the first time.";
const SECOND: &str =
    "\"We did not believe it any more,\" said the captain, who has steered the boat for thirty years. \
    The town paid for the repair with a collection among its citizens.";
const THIRD: &str =
    "The next crossing is planned for Saturday morning. Tickets are sold on board, and children travel \
    for nothing until the end of the summer.";

#[test]
fn markdown_of_another_extractor() {
    let text = format!(
        "[Skip to content](#main)\n\n![Logo](https://courier.example/logo.png)\n\n- [Home](https://courier.example/)\n\
         - [News](https://courier.example/news)\n- [Sport](https://courier.example/sport)\n\n# Old ferry sails again\n\n\
         *By [Anna Field](https://courier.example/anna)* | March 17, 2026\n\n\
         **The [harbour office](https://harbour.example) has news.** {FIRST}\n\n{SECOND}\n\n## What it cost\n\n\
         The town paid for three things:\n\n- the hull took 40,000 crowns,\n- the engine 25,000,\n\
         - the paint came from a shop for nothing.\n\n{THIRD}\n\n---\n\n### Related articles\n\n\
         * [Bridge closed for a week](https://courier.example/1)\n\
         * [New mayor for the northern harbour](https://courier.example/2)\n\n\
         [Share on Facebook](https://fb.example)\n\n© 2026 Harbour Courier. All rights reserved.\n"
    );
    let article = read(&text);
    assert_eq!(article.title.as_deref(), Some("Old ferry sails again"));
    assert_eq!(article.byline, ["Anna Field"]);
    assert_eq!(article.published.as_ref().map(|it| it.iso.as_str()), Some("2026-03-17"));
    assert_eq!(of(&article, Role::Heading), ["## What it cost"]);
    assert_eq!(of(&article, Role::ListItem).len(), 3);
    let furniture = ["Home", "Sport", "Bridge closed", "New mayor", "Share on", "rights reserved", "Logo"];
    holds(
        &article,
        &["The old ferry", "What it cost", "the hull", "for nothing.", "The next crossing"],
        &furniture,
    );
}

#[test]
fn mail_broken_at_a_fixed_width() {
    let text = "Old ferry sails again\n\nThe old ferry over the river sails again after three winters on\n\
        land, the harbour office said on Monday. Hundreds of people stood\nat the quay when it left for the first time.\n\n\
        The town paid for the repair with a collection among its\ncitizens, and the captain, who has steered the boat for thirty\n\
        years, did not believe it until the engine ran on Sunday.\n\nThe next crossing is planned for Saturday morning. Tickets are\n\
        sold on board, and children travel for nothing until the end of\nthe summer.\n\nRead also\nBridge closed for a week\n\
        New mayor for the northern harbour\n";
    let article = read(text);
    assert_eq!(article.title.as_deref(), Some("Old ferry sails again"));
    assert_eq!(of(&article, Role::Paragraph).len(), 3);
    holds(
        &article,
        &["three winters on land, the", "thirty years, did", "end of the summer."],
        &["Bridge closed"],
    );
}

#[test]
fn a_list_that_a_sentence_announces_and_no_mark_does() {
    let text = format!(
        "Home\nNews\nSport\nOld ferry sails again\nAnna Field\n17 March 2026, 12:42\n{FIRST}\nWhat it cost\n\
         The town paid for the repair with a collection among its citizens:\nthe hull took 40,000 crowns\n\
         the engine 25,000\nthe paint came from a shop for nothing\n{SECOND}\nAdvertisement\n{THIRD}\nShare\nFacebook\n\
         Most read\nBridge closed for a week\nNew mayor for the northern harbour\n"
    );
    let article = read(&text);
    assert_eq!(article.byline, ["Anna Field"]);
    let wanted =
        ["The old ferry", "What it cost", "citizens:", "the hull", "the engine", "We did not", "The next"];
    holds(&article, &wanted, &["Advertisement", "Bridge closed", "Facebook", "Sport"]);
}

#[test]
fn a_figure_below_the_last_paragraph() {
    let text = format!(
        "Old ferry sails again\nBy Anna Field\n17 March 2026\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n\n\
         People wave to the ferry as it leaves the quay on Monday\nPhoto: Ben Moor\n\nRead also\nBridge closed for a week\n\
         New mayor for the northern harbour\n"
    );
    let article = read(&text);
    assert_eq!(of(&article, Role::Credit), ["Photo: Ben Moor"]);
    assert_eq!(of(&article, Role::Caption), ["People wave to the ferry as it leaves the quay on Monday"]);
    assert!(of(&article, Role::Related).contains(&"Bridge closed for a week"));
}

#[test]
fn right_to_left_with_the_author_and_the_date_in_one_line() {
    let text = "الرئيسية | أخبار | رياضة | اقتصاد\nالعبارة القديمة تبحر من جديد\nبقلم: سارة العلي · 17 مارس 2026\n\
        عادت العبارة القديمة إلى عبور النهر بعد ثلاثة فصول شتاء قضتها على اليابسة، كما أعلن مكتب الميناء يوم الاثنين. ووقف مئات \
        الأشخاص على الرصيف عندما غادرت للمرة الأولى.\nومن المقرر أن تكون الرحلة التالية صباح السبت. وتباع التذاكر على متن العبارة، \
        ويسافر الأطفال مجانا حتى نهاية الصيف.\nاقرأ أيضا\nإغلاق الجسر لمدة أسبوع\nعمدة جديد للميناء الشمالي\nجميع الحقوق محفوظة\n";
    let article = read(text);
    assert_eq!(article.direction, "rtl");
    assert_eq!(article.title.as_deref(), Some("العبارة القديمة تبحر من جديد"));
    assert_eq!(article.byline, ["سارة العلي"]);
    assert_eq!(article.published.as_ref().map(|it| it.iso.as_str()), Some("2026-03-17"));
    holds(&article, &["عادت العبارة", "ومن المقرر"], &["إغلاق الجسر", "جميع الحقوق", "رياضة"]);
}

#[test]
fn an_article_without_anything_around_it() {
    let article = read(&format!("{FIRST} {SECOND} {THIRD}"));
    holds(&article, &["The old ferry", "We did not", "the end of the summer."], &[]);
    let article = read(&format!("{FIRST}\n{SECOND}\n{THIRD}"));
    assert_eq!(of(&article, Role::Paragraph).len(), 3);
}
