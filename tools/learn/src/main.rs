//! Learns the weights of `roles` from labelled pages and writes them as readable data.
//!
//!     cargo run --release -p learn -- text DATA [data/weights]
//!
//! DATA is the folder that holds `seedlike/` and `extraction/`. The roles are learned from text and from the same documents in tags. Every figure printed is by cross-validation: five folds, all pages of a
//! site in one; LEARN_WORST names a file for the pages that lose most. LEARN_SEED draws other rows and columns for the trees: what moves a
//! figure less than another seed does is noise. With a folder as last argument the weights learned from all pages are written there.

mod align;
mod boost;
mod brief;
mod dressed;
mod flat;
mod judge;
mod sets;
mod stack;
mod write;

use boost::{Columns, Examples, Model, Settings};
use sets::{As, Page};
use std::path::Path;

pub const FOLDS: u32 = 5;

/// The score from which the core keeps a piece; see `decide.rs`.
const FROM: i32 = -30;

const BODY_OF_TEXT: Settings = Settings {
    trees: 320,
    depth: 4,
    rate: 0.12,
    columns: 0.4,
    rows: 0.25,
    smoothing: 16.0,
    step: 1.0,
    seed: 0,
};
const BODY_OF_PAGES: Settings = Settings {
    trees: 160,
    depth: 5,
    rate: 0.12,
    columns: 0.4,
    rows: 0.25,
    smoothing: 6.0,
    step: 1.0,
    seed: 0,
};
/// The second judge of pages with tags.
const AGAIN: Settings = Settings {
    trees: 60,
    depth: 4,
    rate: 0.1,
    columns: 0.4,
    rows: 0.25,
    smoothing: 16.0,
    step: 1.0,
    seed: 0,
};
const ROLES: Settings = Settings {
    trees: 60,
    depth: 5,
    rate: 0.25,
    columns: 0.35,
    rows: 0.35,
    smoothing: 3.0,
    step: 3.0,
    seed: 0,
};

/// Features that tell more in text without tags and nothing on pages with them, where the tree says where things belong: with them the trees
/// of pages gain half a point on the DAnIEL pages and lose as much on scrapinghub.
/// First and last of each group.
const OF_TEXT: [(&str, &str); 5] = [
    ("Dateline", "ToDateline"),
    ("RepeatsNear2", "RepeatsNear6"),
    ("ProseCount3", "Stops8"),
    ("PassageShare", "LoosePlace"),
    ("HeadWords", "TitleStemsNear"),
];

fn main() -> Result<(), String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [what, data, rest @ ..] = &arguments[..] else {
        return Err("usage: learn text|html DATA [FOLDER]: DATA holds seedlike/ and extraction/".to_string());
    };
    let data = Path::new(data);
    let seed = match std::env::var("LEARN_SEED") {
        Ok(it) => it.parse().map_err(|_| format!("LEARN_SEED is no whole number: {it}"))?,
        Err(_) => 0,
    };
    let (pages, body_settings) = match what.as_str() {
        "text" => (text_pages(data)?, BODY_OF_TEXT),
        "html" => (html_pages(data)?, BODY_OF_PAGES),
        other => return Err(format!("unknown door {other}: text or html")),
    };
    let (body_settings, role_settings) = (Settings { seed, ..body_settings }, Settings { seed, ..ROLES });
    let rows: usize = pages.iter().map(|it| it.pieces.len()).sum();
    eprintln!("{} pages, {rows} pieces", pages.len());
    let mut table = Table::new(&pages);
    if what == "html" {
        leave_out(&mut table.columns, &OF_TEXT);
    }
    let mut header = Vec::new();
    let mut scores;
    let mut again = None;
    if what == "html" {
        let first = stack::first(&table, &pages, body_settings);
        scores = stack::own(&table, &first);
        header
            .extend(judge::body(&pages, &table, &scores).into_iter().map(|it| format!("first judge: {it}")));
        let settings = Settings { seed, ..AGAIN };
        scores = stack::second(&table, &pages, &first, settings);
        let own = stack::flat(&stack::own(&table, &first));
        let all: Vec<u32> = (0..rows as u32).collect();
        again = Some(stack::learn(&table, &pages, &own, &all, settings));
    } else {
        scores = cross_validate(&table, &pages, &table.body_classes, &table.body_weights, 1, body_settings);
    }
    header.extend(judge::body(&pages, &table, &scores));
    if let Some(path) = std::env::var_os("LEARN_WORST") {
        std::fs::write(path, judge::worst(&pages, &table, &scores, FROM)).map_err(|it| it.to_string())?;
    }
    let mut roles = None;
    if what == "text" {
        let shares = cross_validate(
            &table,
            &pages,
            &table.role_classes,
            &table.role_weights,
            sets::ROLES.len(),
            role_settings,
        );
        header.extend(judge::roles(&pages, &table, &scores, &shares));
        roles = Some(());
    }
    for line in &header {
        println!("{line}");
    }
    let Some(folder) = rest.first() else { return Ok(()) };
    let all: Vec<u32> = (0..rows as u32).collect();
    let names = temiz::learn::names();
    let body = fit(&table, &all, &table.body_classes, &table.body_weights, 1, body_settings);
    write::model(&Path::new(folder).join(format!("body-{what}.txt")), &body, &header, names, &["body"])?;
    if let Some(again) = again {
        let path = Path::new(folder).join("again-html.txt");
        write::model(&path, &again, &header, &temiz::learn::again_names(), &["body"])?;
    }
    if roles.is_some() {
        let roles =
            fit(&table, &all, &table.role_classes, &table.role_weights, sets::ROLES.len(), role_settings);
        write::model(&Path::new(folder).join("roles.txt"), &roles, &header, names, &sets::ROLES)?;
    }
    Ok(())
}

/// Takes away the edges of groups of columns: nothing can be asked of them then, and the others are drawn as if they were not there.
fn leave_out(columns: &mut Columns, groups: &[(&str, &str)]) {
    let place = |name: &str| temiz::learn::names().iter().position(|it| *it == name);
    for (first, last) in groups {
        if let (Some(first), Some(last)) = (place(first), place(last)) {
            columns.edges[first..=last].iter_mut().for_each(Vec::clear);
        }
    }
}

fn text_pages(data: &Path) -> Result<Vec<Page>, String> {
    let mut pages = sets::seedlike(data)?;
    pages.extend(sets::dumps(data)?);
    // Only for the roles: what is body is learned apart for each door.
    let mut dressed = sets::dressed(data)?;
    dressed.extend(sets::flat(data)?);
    dressed.extend(sets::brief(data, As::Html)?);
    dressed.iter_mut().for_each(|it| it.is_body.iter_mut().for_each(|it| *it = None));
    pages.extend(dressed);
    pages.extend(sets::brief(data, As::Text)?);
    pages.extend(sets::varied(data)?);
    if std::env::var_os("SNIPPETS").is_some() {
        pages.extend(sets::snippets(data, As::Text)?);
    }
    Ok(pages)
}

fn html_pages(data: &Path) -> Result<Vec<Page>, String> {
    let mut pages = sets::pages(data)?;
    pages.extend(sets::snippets(data, As::Html)?);
    pages.extend(sets::dressed(data)?);
    pages.extend(sets::flat(data)?);
    pages.extend(sets::brief(data, As::Html)?);
    Ok(pages)
}

/// All pieces of all pages, one row each.
pub struct Table {
    pub columns: Columns,
    pub fold: Vec<u32>,
    /// First row of each page.
    pub starts: Vec<usize>,
    pub body_classes: Vec<u8>,
    pub body_weights: Vec<f32>,
    pub role_classes: Vec<u8>,
    pub role_weights: Vec<f32>,
}

impl Table {
    fn new(pages: &[Page]) -> Table {
        let rows: Vec<&[i16]> =
            pages.iter().flat_map(|it| it.pieces.iter().map(|it| &it.features[..])).collect();
        let mut table = Table {
            columns: Columns::new(&rows),
            fold: Vec::new(),
            starts: Vec::new(),
            body_classes: Vec::new(),
            body_weights: Vec::new(),
            role_classes: Vec::new(),
            role_weights: Vec::new(),
        };
        for page in pages {
            table.starts.push(table.fold.len());
            let fold = fold(&page.site);
            let known = page.is_body.iter().flatten().count().max(1) as f32;
            for ((piece, is_body), role) in page.pieces.iter().zip(&page.is_body).zip(&page.roles) {
                let letters = (piece.end - piece.start) as f32;
                table.fold.push(fold);
                table.body_classes.push(u8::from(*is_body == Some(true)));
                // A page weighs little more for being long; a long piece weighs more than a short one.
                let size = (letters / 60.0).clamp(0.4, 5.0);
                let weight = size * set_weight(page.set) * (60.0 / known).clamp(0.3, 3.0);
                table.body_weights.push(if is_body.is_some() { weight } else { 0.0 });
                let class = role.and_then(|it| sets::ROLES.iter().position(|name| *name == it));
                table.role_classes.push(class.unwrap_or(0) as u8);
                let role_weight = (letters / 60.0).clamp(0.5, 2.0) * set_weight(page.set);
                table.role_weights.push(if class.is_some() { role_weight } else { 0.0 });
            }
        }
        table
    }
}

/// Weak labels and pages of our own making weigh half, flat ones a quarter. Short ones weigh less, or they take half a point from the DAnIEL pages;
/// so do varied ones, which take as much from the multilingual dumps.
fn set_weight(set: &str) -> f32 {
    match set {
        "snippets" | "dressed" => 0.5,
        "flat" => 0.25,
        "varied" => 0.1,
        "brief" => 0.15,
        _ => 1.0,
    }
}

fn fold(site: &str) -> u32 {
    let hash =
        site.bytes().fold(0x811c_9dc5u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash ^ (hash >> 15)) % FOLDS
}

fn fit(
    table: &Table,
    rows: &[u32],
    classes: &[u8],
    weights: &[f32],
    outputs: usize,
    settings: Settings,
) -> Model {
    let rows = rows.iter().copied().filter(|&it| weights[it as usize] > 0.0).collect();
    boost::learn(
        &Examples { columns: &table.columns, rows, classes, weights, outputs, start: None },
        settings,
    )
}

/// The scores of each row from a model that saw nothing of its site.
fn cross_validate(
    table: &Table,
    pages: &[Page],
    classes: &[u8],
    weights: &[f32],
    outputs: usize,
    settings: Settings,
) -> Vec<Vec<i32>> {
    let mut scores = vec![Vec::new(); table.fold.len()];
    let features: Vec<&[i16]> =
        pages.iter().flat_map(|it| it.pieces.iter().map(|it| &it.features[..])).collect();
    for fold in 0..FOLDS {
        let others: Vec<u32> =
            (0..table.fold.len() as u32).filter(|&it| table.fold[it as usize] != fold).collect();
        let model = fit(table, &others, classes, weights, outputs, settings);
        for (row, score) in scores.iter_mut().enumerate().filter(|it| table.fold[it.0] == fold) {
            *score = model.scores(features[row]);
        }
        eprint!(".");
    }
    eprintln!();
    scores
}
