//! Where the lessons stand on the map, and which paths are drawn between them.

/// The columns and rows of the map.
pub(super) const COLUMNS: f32 = 9.0;
pub(super) const ROWS: f32 = 3.0;

/// Column and row of a lesson by its number: further right is later.
pub(super) const fn place(lesson: u8) -> (f32, f32) {
    match lesson {
        1 => (0.0, 1.5),
        2 => (1.0, 1.5),
        3 => (2.0, 1.5),
        4 => (3.0, 1.5),
        5 => (4.0, 1.0),
        6 => (4.0, 2.0),
        7 => (5.0, 1.0),
        8 => (6.0, 1.0),
        9 => (5.0, 2.0),
        10 => (5.0, 0.0),
        11 => (7.0, 1.5),
        _ => (8.0, 0.75),
    }
}

/// The paths: from and to, by number. One that can be walked by way of another lesson is left out.
pub(super) fn paths(lessons: &[(u8, &'static [u8])]) -> Vec<(u8, u8)> {
    let after = |lesson: u8| lessons.iter().find(|(it, _)| *it == lesson).map_or(&[][..], |(_, after)| *after);
    let comes_before = |early: u8, late: u8| {
        let mut seen = vec![late];
        let mut at = 0;
        while at < seen.len() {
            for before in after(seen[at]) {
                if !seen.contains(before) {
                    seen.push(*before);
                }
            }
            at += 1;
        }
        early != late && seen.contains(&early)
    };
    let mut paths = Vec::new();
    for (to, before) in lessons {
        for from in *before {
            if !before.iter().any(|other| comes_before(*from, *other)) {
                paths.push((*from, *to));
            }
        }
    }
    paths
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::progress::LESSONS;

    fn lessons() -> Vec<(u8, &'static [u8])> {
        LESSONS.iter().map(|lesson| (lesson.number, lesson.after)).collect()
    }

    #[test]
    fn every_lesson_has_a_place_of_its_own_and_every_path_goes_on() {
        for (index, lesson) in LESSONS.iter().enumerate() {
            let (column, row) = place(lesson.number);
            assert!(column < COLUMNS && row < ROWS);
            for other in &LESSONS[..index] {
                assert_ne!(place(other.number), (column, row), "{} lies on {}", lesson.number, other.number);
            }
        }
        for (from, to) in paths(&lessons()) {
            assert!(place(from).0 < place(to).0, "{from} to {to} goes back");
        }
    }

    #[test]
    fn only_paths_that_go_by_no_other_lesson_are_drawn() {
        let paths = paths(&lessons());
        let last: Vec<u8> = paths.iter().filter(|(_, to)| *to == 12).map(|(from, _)| *from).collect();
        assert_eq!(last, [10, 11], "the last lesson comes after all, but one walks there by these");
        assert!(paths.contains(&(5, 7)) && !paths.contains(&(4, 7)));
    }
}
