//! A sheet as rows of cells (RFC 4180).

use csv_core::{ReadRecordResult, ReaderBuilder};

/// The rows of a sheet whose cells are divided by `divider`. Rows may be of different lengths; whatever the text, it
/// is a sheet.
pub(super) fn read_rows(sheet: &str, divider: u8) -> Vec<Vec<String>> {
    let mut reader = ReaderBuilder::new().delimiter(divider).build();
    // Cells are never longer than the sheet, and there are never more of them than bytes.
    let mut cells = vec![0; sheet.len() + 1];
    let mut ends = vec![0; sheet.len() + 1];
    let mut rest = sheet.as_bytes();
    let mut rows = Vec::new();
    let (mut filled, mut count) = (0, 0);
    loop {
        let (result, read, written, ended) = reader.read_record(rest, &mut cells[filled..], &mut ends[count..]);
        rest = &rest[read..];
        filled += written;
        count += ended;
        match result {
            ReadRecordResult::Record => {}
            // The end of the input is told by one more call without any; the row goes on where it was.
            ReadRecordResult::InputEmpty => continue,
            ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull | ReadRecordResult::End => return rows,
        }
        let starts = std::iter::once(0).chain(ends[..count].iter().copied());
        let row =
            starts.zip(&ends[..count]).map(|(start, end)| String::from_utf8_lossy(&cells[start..*end]).into_owned());
        rows.push(row.collect());
        (filled, count) = (0, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::export::cells::Cells;
    use proptest::prelude::*;

    #[test]
    fn the_last_row_needs_no_end_and_empty_lines_are_no_rows() {
        assert_eq!(read_rows("a;b\r\n\r\n\"c;\"\"d\"\"\n\";", b';'), [vec!["a", "b"], vec!["c;\"d\"\n", ""]]);
        assert_eq!(read_rows("", b','), Vec::<Vec<String>>::new());
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(rows in prop::collection::vec(prop::collection::vec("\\PC{0,12}|[\",\r\n ;]{0,6}", 2..5), 0..6)) {
            let mut sheet = Vec::new();
            let mut cells = Cells::plain(&mut sheet);
            for row in &rows {
                row.iter().for_each(|words| cells.verbatim(words));
                cells.end().unwrap();
            }
            prop_assert_eq!(read_rows(std::str::from_utf8(&sheet).unwrap(), b','), rows);
        }

        #[test]
        fn any_text_is_a_sheet(text in "\\PC{0,60}|[\",\r\n;]{0,40}") {
            read_rows(&text, b',');
        }
    }
}
