//! Rows of cells as a sheet, and a sheet as rows of cells (RFC 4180).

use csv_core::{ReadRecordResult, ReaderBuilder, WriteResult, Writer};

/// Appends a row to a sheet.
pub(super) fn write_row<'c>(sheet: &mut Vec<u8>, cells: impl IntoIterator<Item = &'c str>) {
    let mut writer = Writer::new();
    let mut buffer = [0; 1_024];
    for (column, cell) in cells.into_iter().enumerate() {
        if column > 0 {
            let (_, written) = writer.delimiter(&mut buffer);
            sheet.extend_from_slice(&buffer[..written]);
        }
        let mut rest = cell.as_bytes();
        loop {
            let (result, read, written) = writer.field(rest, &mut buffer);
            sheet.extend_from_slice(&buffer[..written]);
            rest = &rest[read..];
            if result == WriteResult::InputEmpty {
                break;
            }
        }
    }
    let (_, written) = writer.terminator(&mut buffer);
    sheet.extend_from_slice(&buffer[..written]);
}

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
            for row in &rows {
                write_row(&mut sheet, row.iter().map(String::as_str));
            }
            prop_assert_eq!(read_rows(std::str::from_utf8(&sheet).unwrap(), b','), rows);
        }

        #[test]
        fn any_text_is_a_sheet(text in "\\PC{0,60}|[\",\r\n;]{0,40}") {
            read_rows(&text, b',');
        }
    }
}
