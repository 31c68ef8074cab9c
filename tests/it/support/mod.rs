//! What several files of these tests share.

pub(crate) mod pseudo;
pub(crate) mod said;
