//! What readers do, as shell sessions; and the rules of the house.
#![allow(clippy::print_stderr)]

mod cases;
mod containers;
mod dates;
mod errors;
mod eval;
mod formats;
mod german;
mod golden;
mod help;
mod house;
mod krauts;
mod meant;
mod missing;
mod news;
mod pages;
mod passages;
mod people;
mod persons;
mod places;
mod query;
mod ranking;
mod readme;
mod search;
mod shell;
mod slips;
mod sources;
mod spellings;
mod time;
mod update;
mod voice;
mod width;
