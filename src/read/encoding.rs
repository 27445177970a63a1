//! Bytes as text, in whatever encoding they are; for the command line only, since JavaScript and Rust callers have text already.

use crate::Error;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_16BE, UTF_16LE, UTF_8};

/// How far into a document its declaration of an encoding is looked for.
const DECLARATION: usize = 4096;

/// How many bytes are looked at for UTF-16 without a mark.
const SAMPLE: usize = 1024;

/// Beginnings of files that are no text, and what they are.
const NO_TEXT: &[(&[u8], &str)] = &[
    (b"\x1f\x8b", "compressed data (gzip); decompress it first"),
    (b"BZh", "compressed data (bzip2); decompress it first"),
    (b"\x28\xb5\x2f\xfd", "compressed data (zstd); decompress it first"),
    (b"\xfd7zXZ\0", "compressed data (xz); decompress it first"),
    (b"PK\x03\x04", "a zip archive; take the document out first"),
    (b"%PDF-", "a PDF document; convert it to HTML or text first"),
    (b"\x89PNG\r\n", "an image"),
    (b"\xff\xd8\xff\xe0", "an image"),
    (b"GIF8", "an image"),
];

/// Decodes a document: by its byte order mark; as UTF-8 where it is valid UTF-8; as `charset` says (the name the server gave);
/// as the document says itself; else by what the bytes look like. Sequences that are wrong in the encoding become U+FFFD.
///
/// ```
/// assert_eq!(temiz::decode(b"caf\xe9", Some("windows-1252")).unwrap(), "café");
/// assert_eq!(temiz::decode(b"<meta charset=windows-1251>\xcd\xe5\xf2", None).unwrap(), "<meta charset=windows-1251>Нет");
/// assert_eq!(temiz::decode(b"\x1f\x8b\x08", None).unwrap_err().code, "not-text");
/// ```
pub fn decode(bytes: &[u8], charset: Option<&str>) -> Result<String, Error> {
    if let Some((_, what)) = NO_TEXT.iter().find(|(beginning, _)| bytes.starts_with(beginning)) {
        return Err(Error::new("not-text", format!("the input is {what}")));
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Ok(encoding.decode_with_bom_removal(bytes).0.into_owned());
    }
    if let Some(encoding) = unmarked_utf_16(bytes) {
        return Ok(encoding.decode_without_bom_handling(bytes).0.into_owned());
    }
    let given = charset.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let declared = given.or_else(|| declared(bytes));
    if declared != Some(ISO_2022_JP) {
        // Text in another encoding is as good as never valid UTF-8; wrong declarations are common.
        if let Ok(text) = std::str::from_utf8(bytes) {
            return Ok(text.to_string());
        }
    }
    let encoding = match declared {
        // A document whose declaration we can read is not in UTF-16, whatever it says.
        Some(encoding) if encoding != UTF_8 && encoding != UTF_16LE && encoding != UTF_16BE => encoding,
        _ => sniffed(bytes),
    };
    Ok(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

/// What the bytes look like: damaged UTF-8, or a legacy encoding.
fn sniffed(bytes: &[u8]) -> &'static Encoding {
    let (mut wrong, mut right) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        wrong += usize::from(!chunk.invalid().is_empty());
        right += chunk.valid().bytes().filter(|&byte| byte >= 0xC0).count();
    }
    if right > wrong * 4 {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

/// UTF-16 without a mark: Latin letters have a zero byte each, on one side.
fn unmarked_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    let zeros = |side: usize| sample.iter().skip(side).step_by(2).filter(|&&byte| byte == 0).count();
    let (first, second, pairs) = (zeros(0), zeros(1), sample.len() / 2);
    let is_lone = |many: usize, few: usize| pairs >= 4 && many * 3 > pairs && few * 20 < pairs;
    if is_lone(second, first) {
        return Some(UTF_16LE);
    }
    is_lone(first, second).then_some(UTF_16BE)
}

/// `<meta charset=…>`, `<meta … content="…; charset=…">`, `<?xml … encoding="…"?>`
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(DECLARATION)].to_ascii_lowercase();
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'<', &head[at..]) {
        let tag = &head[at + found..];
        let tag = &tag[..memchr::memchr(b'>', tag).unwrap_or(tag.len())];
        let key: &[u8] = match tag {
            [b'<', b'm', b'e', b't', b'a', ..] => b"charset",
            [b'<', b'?', b'x', b'm', b'l', ..] => b"encoding",
            _ => b"",
        };
        if let Some(encoding) = value(tag, key).and_then(Encoding::for_label) {
            return Some(encoding);
        }
        at += found + 1;
    }
    None
}

/// What stands behind `key=` in a tag.
fn value<'a>(tag: &'a [u8], key: &[u8]) -> Option<&'a [u8]> {
    if key.is_empty() {
        return None;
    }
    let places = tag.windows(key.len()).enumerate().filter(|(_, window)| *window == key);
    for (place, _) in places {
        let rest = tag[place + key.len()..].trim_ascii_start();
        let Some(rest) = rest.strip_prefix(b"=") else { continue };
        let rest = rest.trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.:+".contains(byte);
        let length = rest.iter().take_while(|byte| is_name(byte)).count();
        return Some(&rest[..length]);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_marks_and_unmarked_utf_16() {
        let utf_16: Vec<u8> = "Bridge opens".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&utf_16, None).unwrap(), "Bridge opens");
        let marked =
            [b"\xff\xfe".to_vec(), "köprü".encode_utf16().flat_map(u16::to_le_bytes).collect()].concat();
        assert_eq!(decode(&marked, None).unwrap(), "köprü");
        assert_eq!(decode(b"\xef\xbb\xbfa", Some("windows-1251")).unwrap(), "a");
    }

    #[test]
    fn a_wrong_declaration_does_not_damage_utf_8() {
        assert_eq!(
            decode("<meta charset=iso-8859-1>é".as_bytes(), Some("latin1")).unwrap(),
            "<meta charset=iso-8859-1>é"
        );
    }

    #[test]
    fn reads_the_declaration_of_the_document() {
        let meta = b"<meta http-equiv=content-type content='text/html; charset=windows-1254'>\xfe\xfd\xf0";
        assert!(decode(meta, None).unwrap().ends_with("şığ"));
        let xml = b"<?xml version=\"1.0\" encoding=\"shift_jis\"?>\x8b\xb4";
        assert!(decode(xml, None).unwrap().ends_with("橋"));
    }

    #[test]
    fn guesses_where_nothing_is_declared() {
        let (russian, ..) = encoding_rs::WINDOWS_1251
            .encode("Старый мост через реку снова открыт для машин, сообщил совет города.");
        assert!(decode(&russian, None).unwrap().starts_with("Старый мост"));
        let (chinese, ..) = encoding_rs::GBK
            .encode("市议会星期一表示，这座老桥经过三年的施工之后重新开放，汽车又可以通行了。");
        assert!(decode(&chinese, None).unwrap().starts_with("市议会星期一"));
        let (japanese, ..) = encoding_rs::SHIFT_JIS
            .encode("市議会は月曜日、古い橋が三年の工事を終えて再び通れるようになったと発表した。");
        assert!(decode(&japanese, None).unwrap().starts_with("市議会は月曜日"));
    }

    #[test]
    fn damaged_utf_8_stays_utf_8() {
        let text = [b"caf\xff ".to_vec(), "éèê déjà".as_bytes().to_vec()].concat();
        assert_eq!(decode(&text, None).unwrap(), "caf\u{fffd} éèê déjà");
    }

    #[test]
    fn says_what_is_no_text() {
        assert_eq!(decode(b"%PDF-1.7", None).unwrap_err().code, "not-text");
    }
}
