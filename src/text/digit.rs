/// The value of a decimal digit, in the scripts that news is written in.
pub(crate) fn digit(it: char) -> Option<u32> {
    const ZEROS: [u32; 12] =
        [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xbe6, 0xc66, 0xe50, 0x1040, 0xff10];
    ZEROS.iter().find_map(|&zero| (it as u32).checked_sub(zero).filter(|&value| value < 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_digits_of_several_scripts() {
        assert_eq!(
            ['7', '٣', '۴', '५', '９', 'a'].map(digit),
            [Some(7), Some(3), Some(4), Some(5), Some(9), None]
        );
    }
}
