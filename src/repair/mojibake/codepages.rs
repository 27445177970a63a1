use std::sync::OnceLock;

/// How many code pages text is known to be misread with.
pub const COUNT: usize = 10;

/// The upper halves of the code pages that UTF-8 is misread with, most frequent first; U+FFFD where a page has nothing.
/// Latin-1 is read as windows-1252, whose gaps and symbols its control characters fill.
#[rustfmt::skip]
const UPPER_HALVES: [&str; COUNT] = [
    // windows-1252
    "€\u{fffd}‚ƒ„…†‡ˆ‰Š‹Œ\u{fffd}Ž\u{fffd}\u{fffd}‘’“”•–—˜™š›œ\u{fffd}žŸ\
     \u{a0}¡¢£¤¥¦§¨©ª«¬\u{ad}®¯°±²³´µ¶·¸¹º»¼½¾¿\
     ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß\
     àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ",
    // windows-1250
    "€\u{fffd}‚\u{fffd}„…†‡\u{fffd}‰Š‹ŚŤŽŹ\u{fffd}‘’“”•–—\u{fffd}™š›śťžź\
     \u{a0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{ad}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż\
     ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢß\
     ŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙",
    // windows-1251
    "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{fffd}™љ›њќћџ\
     \u{a0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{ad}®Ї°±Ііґµ¶·ё№є»јЅѕї\
     АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ\
     абвгдежзийклмнопрстуфхцчшщъыьэюя",
    // windows-1253
    "€\u{fffd}‚ƒ„…†‡\u{fffd}‰\u{fffd}‹\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}‘’“”•–—\u{fffd}™\u{fffd}›\u{fffd}\u{fffd}\u{fffd}\u{fffd}\
     \u{a0}΅Ά£¤¥¦§¨©\u{fffd}«¬\u{ad}®―°±²³΄µ¶·ΈΉΊ»Ό½ΎΏ\
     ΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡ\u{fffd}ΣΤΥΦΧΨΩΪΫάέήί\
     ΰαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώ\u{fffd}",
    // windows-1254
    "€\u{fffd}‚ƒ„…†‡ˆ‰Š‹Œ\u{fffd}\u{fffd}\u{fffd}\u{fffd}‘’“”•–—˜™š›œ\u{fffd}\u{fffd}Ÿ\
     \u{a0}¡¢£¤¥¦§¨©ª«¬\u{ad}®¯°±²³´µ¶·¸¹º»¼½¾¿\
     ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏĞÑÒÓÔÕÖ×ØÙÚÛÜİŞß\
     àáâãäåæçèéêëìíîïğñòóôõö÷øùúûüışÿ",
    // windows-1256
    "€پ‚ƒ„…†‡ˆ‰ٹ‹Œچژڈگ‘’“”•–—ک™ڑ›œ\u{200c}\u{200d}ں\
     \u{a0}،¢£¤¥¦§¨©ھ«¬\u{ad}®¯°±²³´µ¶·¸¹؛»¼½¾؟\
     ہءآأؤإئابةتثجحخدذرزسشصض×طظعغـفقك\
     àلâمنهوçèéêëىيîïًٌٍَôُِ÷ّùْûü\u{200e}\u{200f}ے",
    // IBM437
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒ\
     áíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
     └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
     αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
    // IBM850
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ\
     áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
     └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀\
     ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}",
    // macintosh
    "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü\
     †°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø\
     ¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ\
     ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ",
    // KOI8-R
    "─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u{a0}⌡°²·÷\
     ═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©\
     юабцдефгхийклмнопярстужвьызшэщчъ\
     ЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ",
];

/// Characters from here on stand in no code page's table.
const LIMIT: usize = 0x2600;

/// The ligatures fi and fl of the Macintosh, the only characters of a code page beyond [`LIMIT`].
const FAR: std::ops::RangeInclusive<char> = '\u{fb01}'..='\u{fb02}';

/// The way back from a character to the byte it was read from, for all code pages at once.
pub struct CodePages {
    /// One row number per character below [`LIMIT`]; row 0 is empty.
    rows: Vec<u16>,
    /// Per row: the byte in each code page, 0 where it has none.
    bytes: Vec<[u8; COUNT]>,
    /// Per row: in which code pages the byte begins a UTF-8 sequence, and in which it continues one, as bits.
    roles: Vec<Roles>,
}

/// In which code pages a character's byte begins or continues a UTF-8 sequence: one bit per code page.
#[derive(Debug, Clone, Copy, Default)]
pub struct Roles {
    pub leads: u16,
    /// Those of them in which the sequence is of two bytes.
    pub pairs: u16,
    pub continues: u16,
}

/// The tables, made at first use.
pub fn code_pages() -> &'static CodePages {
    static CODE_PAGES: OnceLock<CodePages> = OnceLock::new();
    CODE_PAGES.get_or_init(CodePages::new)
}

impl CodePages {
    fn new() -> CodePages {
        let mut pages =
            CodePages { rows: vec![0; LIMIT + 2], bytes: vec![[0; COUNT]], roles: vec![Roles::default()] };
        for (page, upper_half) in UPPER_HALVES.iter().enumerate() {
            for (byte, character) in (0x80..=0xff_u8).zip(upper_half.chars()) {
                match character {
                    // A gap: sloppy decoders let the control character of that number through.
                    '\u{fffd}' => pages.enter(char::from(byte), page, byte),
                    _ => pages.enter(character, page, byte),
                }
            }
        }
        // What is Latin-1 counts as windows-1252.
        for byte in 0x80..=0xff_u8 {
            pages.enter(char::from(byte), 0, byte);
        }
        pages
    }

    fn enter(&mut self, character: char, page: usize, byte: u8) {
        let Some(slot) = slot(character) else { return };
        if self.rows[slot] == 0 {
            self.rows[slot] = self.bytes.len() as u16;
            self.bytes.push([0; COUNT]);
            self.roles.push(Roles::default());
        }
        let row = usize::from(self.rows[slot]);
        self.bytes[row][page] = byte;
        match byte {
            0xc2..=0xf4 => {
                self.roles[row].leads |= 1 << page;
                self.roles[row].pairs |= u16::from(byte < 0xe0) << page;
            }
            0x80..=0xbf => self.roles[row].continues |= 1 << page,
            _ => (),
        }
    }

    fn row(&self, character: char) -> usize {
        slot(character).map_or(0, |slot| usize::from(self.rows[slot]))
    }

    /// The byte a code page has for a character; 0 where it has none.
    pub fn byte(&self, character: char, page: usize) -> u8 {
        self.bytes[self.row(character)][page]
    }

    pub fn roles(&self, character: char) -> Roles {
        self.roles[self.row(character)]
    }
}

fn slot(character: char) -> Option<usize> {
    let number = character as usize;
    if number < LIMIT {
        Some(number)
    } else if FAR.contains(&character) {
        Some(LIMIT + number - 0xfb01)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_upper_half_is_whole() {
        for upper_half in UPPER_HALVES {
            assert_eq!(upper_half.chars().count(), 128);
        }
    }

    #[test]
    fn knows_where_characters_come_from() {
        let pages = code_pages();
        assert_eq!(pages.byte('€', 0), 0x80);
        assert_eq!(pages.byte('\u{80}', 0), 0x80);
        assert_eq!(pages.byte('Ñ', 0), 0xd1);
        assert_eq!(pages.byte('Р', 2), 0xd0);
        assert_eq!(pages.byte('漢', 0), 0);
    }
}
