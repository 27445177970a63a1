use super::content::{Content, Frame, Mark, Step};

/// The body as Markdown.
pub fn markdown(content: &Content) -> String {
    let mut writer = Writer::default();
    for step in content.steps() {
        writer.step(step);
    }
    writer.out.trim_end().to_string()
}

/// A line of text with what would be marks in Markdown escaped.
pub fn escaped(text: &str) -> String {
    let mut out = String::new();
    escape(text, &mut out);
    escape_start(&out)
}

#[derive(Default)]
struct Writer {
    out: String,
    /// The block being written.
    block: String,
    frames: Vec<Frame>,
    /// Numbers of the items in the lists that are open.
    counts: Vec<usize>,
    /// The next line written begins an item.
    item_starts: bool,
    /// The table that is open has had its first row.
    has_head: bool,
    /// Inside a code mark nothing needs escaping.
    in_code: bool,
    cells: usize,
}

impl Writer {
    fn step(&mut self, step: Step<'_>) {
        match step {
            Step::Open(frame, _) => self.open(frame),
            Step::Close(frame) => self.close(frame),
            Step::Begin(Mark::Link(_)) => self.block.push('['),
            Step::End(Mark::Link(address)) => {
                self.block.push_str("](");
                push_address(&address, &mut self.block);
                self.block.push(')');
            }
            Step::Begin(Mark::Code) => {
                self.in_code = true;
                self.block.push('`');
            }
            Step::End(Mark::Code) => {
                self.in_code = false;
                self.block.push('`');
            }
            Step::Begin(mark) | Step::End(mark) => self.block.push_str(match mark {
                Mark::Strong => "**",
                Mark::Emphasis => "*",
                Mark::Deleted => "~~",
                _ => "",
            }),
            Step::Text(text) if self.frames.last() == Some(&Frame::Code) => self.block.push_str(text),
            Step::Text(text) if self.in_code => self.block.extend(text.chars().filter(|&c| c != '`')),
            Step::Text(text) => escape(text, &mut self.block),
            Step::Break => self.block.push_str("\\\n"),
            Step::Embed { address, title } => {
                self.block.push('[');
                escape(&title, &mut self.block);
                self.block.push_str("](");
                push_address(&address, &mut self.block);
                self.block.push(')');
                self.write_block("");
            }
            Step::Image { address, description } => {
                self.block.push_str("![");
                escape(description, &mut self.block);
                self.block.push_str("](");
                push_address(&address, &mut self.block);
                self.block.push(')');
                self.write_block("");
            }
        }
    }

    fn open(&mut self, frame: Frame) {
        self.frames.push(frame);
        match frame {
            Frame::List { .. } => self.counts.push(0),
            Frame::Item => {
                self.item_starts = true;
                if let Some(count) = self.counts.last_mut() {
                    *count += 1;
                }
            }
            Frame::Table => self.has_head = false,
            Frame::Row => {
                self.block.push('|');
                self.cells = 0;
            }
            Frame::Cell { .. } => {
                self.block.push(' ');
                self.cells += 1;
            }
            _ => {}
        }
    }

    fn close(&mut self, frame: Frame) {
        match frame {
            Frame::Paragraph => self.write_block(""),
            Frame::Caption => {
                self.block = format!("*{}*", self.block.trim());
                self.write_block("");
            }
            Frame::Heading(level) => self.write_block(&"#".repeat(level.clamp(2, 6) as usize)),
            Frame::Code => {
                let ticks = "`".repeat(longest_run(&self.block).max(2) + 1);
                self.block = format!("{ticks}\n{}\n{ticks}", self.block.trim_end());
                self.write_block("");
            }
            Frame::Cell { .. } => self.block.push_str(" |"),
            Frame::Row => {
                if !self.has_head {
                    self.has_head = true;
                    self.block.push('\n');
                    self.block.push('|');
                    self.block.push_str(&" --- |".repeat(self.cells));
                }
                self.write_lines();
            }
            Frame::Table => self.end_block(),
            Frame::Quote => self.end_quote(),
            Frame::List { .. } => {
                self.counts.pop();
            }
            _ => {}
        }
        self.frames.pop();
    }

    /// Writes the block gathered so far with a blank line behind it.
    fn write_block(&mut self, mark: &str) {
        if !mark.is_empty() {
            self.block = format!("{mark} {}", self.block.replace('\n', " "));
        } else if !self.block.starts_with("```") && !self.block.starts_with("![") {
            self.block = escape_start(&self.block);
        }
        self.write_lines();
        self.end_block();
    }

    /// The empty line behind a quotation is not part of it.
    fn end_quote(&mut self) {
        let end = self.out.trim_end_matches('\n').rfind('\n').map_or(0, |feed| feed + 1);
        if self.out[end..].trim_end().chars().all(|c| c == '>' || c == ' ') {
            self.out.truncate(end);
            let outer = self.quote_prefix();
            self.out.push_str(outer.strip_suffix("> ").unwrap_or(&outer).trim_end());
            self.out.push('\n');
        }
    }

    fn end_block(&mut self) {
        let quotes = self.quote_prefix();
        self.out.push_str(quotes.trim_end());
        self.out.push('\n');
    }

    fn write_lines(&mut self) {
        let block = std::mem::take(&mut self.block);
        for line in block.split('\n') {
            let prefix = self.prefix();
            self.out.push_str(&prefix);
            self.out.push_str(line);
            self.out.push('\n');
            self.item_starts = false;
        }
    }

    /// What a line begins with: marks of the quotations and lists around it.
    fn prefix(&self) -> String {
        let mut prefix = String::new();
        let items = self.frames.iter().filter(|frame| **frame == Frame::Item).count();
        let (mut item, mut ordered, mut list) = (0, false, 0);
        for frame in &self.frames {
            match frame {
                Frame::Quote => prefix.push_str("> "),
                Frame::List { ordered: is_ordered } => {
                    ordered = *is_ordered;
                    list += 1;
                }
                Frame::Item => {
                    item += 1;
                    let mark = match ordered {
                        true => format!("{}. ", self.counts.get(list - 1).copied().unwrap_or(1)),
                        false => "- ".to_string(),
                    };
                    if item == items && self.item_starts {
                        prefix.push_str(&mark);
                    } else {
                        prefix.extend(std::iter::repeat_n(' ', mark.len()));
                    }
                }
                _ => {}
            }
        }
        prefix
    }

    fn quote_prefix(&self) -> String {
        self.frames.iter().filter(|frame| **frame == Frame::Quote).map(|_| "> ").collect()
    }
}

fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        if matches!(character, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '&' | '|' | '~') {
            out.push('\\');
        }
        out.push(character);
    }
}

/// Escapes what is a mark only at the start of a line.
fn escape_start(block: &str) -> String {
    let lines = block.split('\n').map(|line| {
        let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let is_number = (1..=9).contains(&digits) && line[digits..].starts_with(['.', ')']);
        if is_number {
            return format!("{}\\{}", &line[..digits], &line[digits..]);
        }
        if line.starts_with(['#', '+', '-', '>', '=']) {
            return format!("\\{line}");
        }
        line.to_string()
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// An address that cannot end the parentheses around it.
fn push_address(address: &str, out: &mut String) {
    for character in address.chars() {
        match character {
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            character if character.is_whitespace() => out.push_str("%20"),
            character => out.push(character),
        }
    }
}

fn longest_run(text: &str) -> usize {
    let (mut longest, mut run) = (0, 0);
    for character in text.chars() {
        run = if character == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}
