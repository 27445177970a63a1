//! Rows of several pieces, turned, so that a processor can compare the same number of them all in one step.

/// So many rows are judged at once.
pub const TOGETHER: usize = 16;

/// One number for each of the rows judged together.
pub type Lanes = [i16; TOGETHER];

/// For each feature the values of all rows. A feature's number is a byte, so that none needs a check.
pub struct Columns {
    pub values: [Lanes; 256],
}

impl Columns {
    /// Rows of noughts.
    pub const EMPTY: Columns = Columns { values: [[0; TOGETHER]; 256] };

    /// Takes up to [`TOGETHER`] rows in; what stood there before is overwritten.
    pub fn fill<'a>(&mut self, rows: impl Iterator<Item = &'a [i16]>) {
        for (lane, row) in rows.take(TOGETHER).enumerate() {
            for (column, &value) in self.values.iter_mut().zip(row) {
                column[lane] = value;
            }
        }
    }
}
