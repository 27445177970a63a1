//! The JavaScript door; the only place that knows UTF-16.
