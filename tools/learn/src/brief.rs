//! Short documents, made of the beginnings of long ones.

use crate::dressed::{sentences, Dice, Stretch};

/// A headline with its byline and dateline, or one or two of these, or none; below it one to three paragraphs, some of one sentence. Nothing
/// else stands there: what has no furniture around it is no furniture.
pub fn brief(id: &str, stretches: &[Stretch]) -> Vec<Stretch> {
    let mut dice = Dice::new(&format!("brief {id}"));
    let (with_title, with_others) = (dice.chance(50), dice.chance(40));
    let head = stretches.iter().filter(|it| match it.role {
        "title" => with_title,
        "byline" | "timestamp" => with_others,
        _ => false,
    });
    let mut brief: Vec<Stretch> = head.cloned().collect();
    let paragraphs: Vec<&Stretch> = stretches.iter().filter(|it| it.role == "paragraph").collect();
    for _ in 0..1 + dice.below(3) {
        let Some(paragraph) = paragraphs.get(dice.below(paragraphs.len())) else { break };
        let short = sentences(&paragraph.text).first().filter(|_| dice.chance(60)).map(|it| it.to_string());
        brief.push(Stretch { text: short.unwrap_or_else(|| paragraph.text.clone()), role: "paragraph" });
    }
    brief
}
