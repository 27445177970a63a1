use std::sync::{Condvar, Mutex};

/// How much may be under way between reader and writer: the reader waits when it is full, so that memory stays flat however
/// slow one line is.
pub struct Window {
    room: usize,
    taken: Mutex<usize>,
    freed: Condvar,
}

impl Window {
    pub fn new(room: usize) -> Window {
        Window { room, taken: Mutex::new(0), freed: Condvar::new() }
    }

    /// Waits until there is room; what is larger than the whole window waits to be alone.
    pub fn take(&self, size: usize) {
        let size = size.min(self.room);
        let Ok(taken) = self.taken.lock() else { return };
        if let Ok(mut taken) = self.freed.wait_while(taken, |taken| *taken + size > self.room) {
            *taken += size;
        }
    }

    /// Gives back what [`Window::take`] took.
    pub fn give(&self, size: usize) {
        if let Ok(mut taken) = self.taken.lock() {
            *taken -= size.min(self.room);
        }
        self.freed.notify_one();
    }
}
