//! The command line as its users meet it: the built program, its pipes and its exit codes.

use serde_json::{json, Value};
use std::io::{Read, Write};
use std::process::{Command, Output, Stdio};

fn temiz(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_temiz"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    std::thread::scope(|scope| {
        // A program that stops reading early is no failure of the test.
        scope.spawn(move || stdin.write_all(input).ok());
        child.wait_with_output().unwrap()
    })
}

fn answers(output: &Output) -> Vec<Value> {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = std::str::from_utf8(&output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn code(answer: &Value) -> &str {
    answer["error"]["code"].as_str().unwrap_or("none")
}

#[test]
fn prints_the_clean_article_of_standard_input_and_of_files() {
    let text = "A bridge reopens\n\nThe old bridge over the river carries cars again.\n";
    let printed = temiz(&[], text.as_bytes()).stdout;
    assert!(String::from_utf8(printed.clone()).unwrap().contains("carries cars again."));
    let path = std::env::temp_dir().join(format!("temiz-{}.txt", std::process::id()));
    std::fs::write(&path, text).unwrap();
    let from_file = temiz(&[path.to_str().unwrap()], b"").stdout;
    std::fs::remove_file(&path).unwrap();
    assert_eq!(from_file, printed);
}

#[test]
fn answers_bad_lines_in_their_place_and_goes_on() {
    let lines: &[&[u8]] = &[
        br#"{"id":1,"text":"One."}"#,
        br#"{"id":2,"text":"#,
        br#"{"id":3}"#,
        b"{\"id\":4,\"text\":\"\xff\"}",
        br#"{"id":5,"text":"A line that is longer than the others are allowed to be, by far, as the limit is low."}"#,
        br#"{"id":6,"text":"x","now":"yesterday"}"#,
        br#"{"id":7,"text":"x","timeZone":"Europe/Atlantis"}"#,
        br#"{"id":8,"text":["x"]}"#,
        b"no json at all",
        b"",
        br#"{"id":"last","text":"Two."}"#,
    ];
    for command in ["clean", "languages", "timestamps", "repair"] {
        let output = temiz(&[command, "--jsonl", "--max-bytes", "80"], &lines.join(&b"\n"[..]));
        let answers = answers(&output);
        let ids: Vec<Value> = answers.iter().map(|answer| answer["id"].clone()).collect();
        assert_eq!(json!(ids), json!([1, 2, 3, 4, 5, 6, 7, 8, null, "last"]), "{command}");
        let codes: Vec<&str> = answers.iter().map(code).collect();
        let expected = [
            "none",
            "bad-json",
            "missing-input",
            "invalid-utf8",
            "too-large",
            "bad-now",
            "unknown-time-zone",
            "bad-field",
            "bad-json",
            "none",
        ];
        assert_eq!(codes, expected, "{command}");
    }
}

#[test]
fn answers_with_the_fields_of_each_command() {
    let line = br#"{"id":"a","text":"A short line."}"#;
    for (command, fields) in [
        ("clean", &["article"][..]),
        ("languages", &["language", "spans"]),
        ("timestamps", &["timestamps"]),
        ("repair", &["text", "changes"]),
    ] {
        let answers = answers(&temiz(&[command, "--jsonl"], line));
        let mut keys: Vec<&str> = answers[0].as_object().unwrap().keys().map(String::as_str).collect();
        keys.retain(|key| *key != "id");
        let mut expected = fields.to_vec();
        expected.sort_unstable();
        assert_eq!(keys, expected, "{command}");
    }
}

#[test]
fn gives_the_same_bytes_with_any_number_of_threads() {
    let mut input = String::new();
    for number in 0..600 {
        let text = "The ferry leaves at nine. ".repeat(1 + number % 5);
        input += &json!({"id": number, "text": text}).to_string();
        input += if number % 100 == 7 { "}\n" } else { "\n" };
    }
    let one = temiz(&["clean", "--jsonl", "--threads", "1"], input.as_bytes());
    let four = temiz(&["clean", "--jsonl", "--threads", "4"], input.as_bytes());
    assert!(one.stdout == four.stdout);
    let answers = answers(&one);
    assert_eq!(answers.len(), 600);
    assert!(answers.iter().enumerate().all(|(number, answer)| answer["id"] == number));
    assert_eq!(answers.iter().filter(|answer| code(answer) == "bad-json").count(), 6);
}

#[test]
fn answers_a_line_before_the_next_one_comes() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_temiz"))
        .args(["repair", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    for number in 0..3 {
        writeln!(stdin, "{{\"id\":{number},\"text\":\"x\"}}").unwrap();
        let mut first = [0];
        stdout.read_exact(&mut first).unwrap();
        while first != [b'\n'] {
            stdout.read_exact(&mut first).unwrap();
        }
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn is_quiet_when_nobody_reads_on() {
    let line = json!({"id": 1, "text": "word ".repeat(2_000)}).to_string() + "\n";
    let mut child = Command::new(env!("CARGO_BIN_EXE_temiz"))
        .args(["repair", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    drop(child.stdout.take());
    // Enough to fill every pipe on the way.
    for _ in 0..500 {
        if stdin.write_all(line.as_bytes()).is_err() {
            break;
        }
    }
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn fails_when_a_file_cannot_be_read() {
    let output = temiz(&["no such file"], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no such file"));
}

#[test]
fn refuses_options_that_cannot_be_followed() {
    for arguments in [["--now", "yesterday"], ["--time-zone", "Europe/Atlantis"]] {
        let output = temiz(&arguments, b"x");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn counts_offsets_in_the_unit_asked_for() {
    let line = "{\"id\":1,\"text\":\"\u{1f600}\u{e9} x\\n\\nabc\"}".to_string();
    for (unit, end) in [("utf8", 13), ("utf16", 10), ("chars", 9)] {
        let answers = answers(&temiz(&["clean", "--jsonl", "--offsets", unit], line.as_bytes()));
        let fragments = answers[0]["article"]["fragments"].as_array().unwrap();
        assert_eq!(fragments.last().unwrap()["end"], end, "{unit}");
    }
}

#[test]
fn prints_every_format() {
    let page = b"<html lang=en><h1>A bridge reopens</h1><p>The old bridge over the river carries cars again, the council said.</p>";
    for (format, expected) in [
        ("text", "A bridge reopens\n\nThe old bridge"),
        ("markdown", "# A bridge reopens\n\nThe old bridge"),
        ("html", "<p lang=\"en\" dir=\"ltr\">The old bridge"),
        ("json", "\"fragments\": ["),
        ("readability", "\"textContent\":"),
        ("json-ld", "\"@type\":\"NewsArticle\""),
    ] {
        let output = temiz(&["--format", format], page);
        let printed = String::from_utf8(output.stdout).unwrap();
        assert!(printed.contains(expected), "{format}: {printed}");
    }
}

#[test]
fn keeps_and_removes_the_roles_asked_for() {
    let page =
        "<h1>A bridge reopens</h1><p>The old bridge over the river carries cars again, the council said.</p>";
    let line = json!({"id": 1, "html": page}).to_string();
    let answers = answers(&temiz(&["clean", "--jsonl", "--remove", "paragraph,heading"], line.as_bytes()));
    let fragments = answers[0]["article"]["fragments"].as_array().unwrap();
    assert!(fragments.iter().any(|fragment| fragment["role"] == "paragraph"));
    let removed = |role: &str| fragments.iter().filter(|it| it["role"] == role).all(|it| it["kept"] == false);
    assert!(removed("paragraph") && removed("heading"), "{fragments:?}");
    assert_eq!(temiz(&["--keep", "no-role"], b"x").status.code(), Some(2));
}
