//! Makes the tables of words and names that ship with the program.
//! It must not know archives or the index; the command line alone calls it.

mod clusters;
pub mod persons;
pub mod types;
pub mod words;
