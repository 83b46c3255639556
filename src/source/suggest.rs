//! “Did you mean”.

/// The candidate most like `written`, if one is like enough to be a slip of the pen.
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const ALIKE: f64 = 0.82;
    // Longer words are no names, and comparing takes the product of the lengths.
    const LONGEST: usize = 64;
    if written.len() > LONGEST {
        return None;
    }
    let lower = written.to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    for candidate in candidates.into_iter().filter(|candidate| candidate.len() <= LONGEST) {
        let score = strsim::jaro_winkler(&lower, &candidate.to_lowercase());
        if score >= ALIKE && best.is_none_or(|(top, _)| score > top) {
            best = Some((score, candidate));
        }
    }
    best.map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_recognised_and_a_stranger_is_not() {
        assert_eq!(nearest("name_feelings", ["ask_open", "name_feeling"]), Some("name_feeling"));
        assert_eq!(nearest("Storm", ["storm", "door"]), Some("storm"));
        assert_eq!(nearest("xyz", ["storm", "door"]), None);
    }
}
