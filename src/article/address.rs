//! Addresses as pages have them, made absolute, and kept only where following them is harmless.

/// The address a reference stands for, seen from `base`; `None` when it is not `http`, `https` or `mailto`.
///
/// A relative reference stays as it is when there is no base.
pub fn resolve(reference: &str, base: Option<&str>) -> Option<String> {
    let reference = cleaned(reference);
    if let Some(scheme) = scheme(&reference) {
        let is_harmless = ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
        return is_harmless.then(|| reference.clone());
    }
    let base = base.map(cleaned).filter(|base| scheme(base).is_some_and(is_web));
    let Some(base) = base else { return (!reference.is_empty()).then_some(reference) };
    let (scheme, rest) = base.split_once(':')?;
    let rest = rest.strip_prefix("//")?;
    let authority_end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(authority_end);
    if reference.starts_with("//") {
        return Some(format!("{scheme}:{reference}"));
    }
    let path_end = path.find(['?', '#']).unwrap_or(path.len());
    let query_end = path.find('#').unwrap_or(path.len());
    let target = match reference.as_bytes().first() {
        None => path[..query_end].to_string(),
        Some(b'#') => format!("{}{reference}", &path[..query_end]),
        Some(b'?') => format!("{}{reference}", &path[..path_end]),
        Some(b'/') => without_dots(&reference),
        Some(_) => {
            let folder = path[..path_end].rfind('/').map_or("/", |slash| &path[..=slash]);
            without_dots(&format!("{folder}{reference}"))
        }
    };
    Some(format!("{scheme}://{authority}{target}"))
}

/// Without the white space and control characters that browsers pass over and attackers hide schemes with; backslashes are slashes
/// to browsers.
fn cleaned(address: &str) -> String {
    let address = address.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    let path_end = address.find(['?', '#']).unwrap_or(address.len());
    let (path, rest) = address.split_at(path_end);
    let keep = |c: &char| {
        !c.is_control()
            && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    path.chars()
        .filter(keep)
        .map(|c| if c == '\\' { '/' } else { c })
        .chain(rest.chars().filter(keep))
        .collect()
}

/// What stands before the colon, where that can be a scheme, whether well-formed or not: anything before the first `/`, `?` or `#`.
fn scheme(address: &str) -> Option<&str> {
    let colon = address.find(':')?;
    let before = &address[..colon];
    (!before.contains(['/', '?', '#'])).then_some(before)
}

fn is_web(scheme: &str) -> bool {
    scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
}

/// The path with `.` and `..` followed.
fn without_dots(path: &str) -> String {
    let end = path.find(['?', '#']).unwrap_or(path.len());
    let (path, rest) = path.split_at(end);
    let mut parts: Vec<&str> = Vec::new();
    let mut segments = path.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        match segment {
            "." | ".." => {
                if segment == ".." {
                    parts.pop();
                }
                if is_last {
                    parts.push("");
                }
            }
            segment => parts.push(segment),
        }
    }
    format!("/{}{rest}", parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_addresses_absolute() {
        let base = Some("https://harbour.example/news/today/bridge.html?page=2#top");
        for (reference, expected) in [
            ("a.html", "https://harbour.example/news/today/a.html"),
            ("../a/./b?c=../d", "https://harbour.example/news/a/b?c=../d"),
            ("/a", "https://harbour.example/a"),
            ("//cdn.example/a.jpg", "https://cdn.example/a.jpg"),
            ("?page=3", "https://harbour.example/news/today/bridge.html?page=3"),
            ("#end", "https://harbour.example/news/today/bridge.html?page=2#end"),
            ("../../../..", "https://harbour.example/"),
            ("HTTP://other.example", "HTTP://other.example"),
            ("mailto:desk@harbour.example", "mailto:desk@harbour.example"),
        ] {
            assert_eq!(resolve(reference, base).as_deref(), Some(expected), "{reference}");
        }
        assert_eq!(resolve("a/b", None).as_deref(), Some("a/b"));
        assert_eq!(
            resolve("a", Some("https://harbour.example")).as_deref(),
            Some("https://harbour.example/a")
        );
    }

    #[test]
    fn keeps_only_harmless_schemes() {
        for reference in [
            "javascript:alert(1)",
            " java\nscript:x",
            "\u{1}JAVASCRIPT:x",
            "data:text/html,x",
            "vbscript:x",
            "a:b",
            "java\u{200b}script:x",
            ":x",
        ] {
            assert_eq!(resolve(reference, Some("https://harbour.example/")), None, "{reference}");
            assert_eq!(resolve(reference, None), None, "{reference}");
        }
        assert_eq!(resolve("a", Some("javascript:b")).as_deref(), Some("a"));
    }
}
