//! Amounts of yuan as people say them: `三百五`, `1,200 元`, `350 yuan`.

/// Every amount with its unit in a text. Vague ones (`几十块`, `三十来块`) are left out.
pub(super) fn amounts(text: &str) -> Vec<u32> {
    const UNITS: [&str; 5] = ["元", "块", "yuan", "RMB", "CNY"];
    // Nobody says more in one breath.
    const MOST: usize = 64;
    let mut found = Vec::new();
    for unit in UNITS {
        for (at, _) in text.match_indices(unit).take(MOST) {
            let before = text[..at].trim_end_matches(' ');
            let amount = digits(before).or_else(|| numerals(before));
            // `一块胶垫` is a pad, not a price.
            found.extend(amount.filter(|amount| unit != "块" || *amount >= 10));
        }
    }
    found
}

/// The digits, with commas between thousands, with which a text ends.
fn digits(text: &str) -> Option<u32> {
    let start = text
        .rfind(|c: char| !c.is_ascii_digit() && c != ',')
        .map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    let run = text[start..].trim_start_matches(',');
    // `3.5 元` is no whole number.
    if text[..start].ends_with('.') {
        return None;
    }
    run.replace(',', "").parse().ok()
}

/// The Chinese numerals with which a text ends.
fn numerals(text: &str) -> Option<u32> {
    const NUMERALS: &str = "零一二两三四五六七八九十百千万";
    let start =
        text.rfind(|c| !NUMERALS.contains(c)).map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    let vague = text[..start].ends_with(['几', '数', '多', '来', '第', '上']);
    if vague { None } else { read(&text[start..]) }
}

/// The value of Chinese numerals; `三百五` is 350, `一万二` is 12000.
fn read(numerals: &str) -> Option<u32> {
    let (mut total, mut section, mut digit, mut last_unit) = (0u32, 0u32, None::<u32>, 1u32);
    let mut after_zero = false;
    for c in numerals.chars() {
        let value = "零一二三四五六七八九".chars().position(|known| known == c).or((c == '两').then_some(2));
        if let Some(value) = value {
            // Two digits in a row (`三四百`) are a guess, not an amount.
            if digit.is_some_and(|digit| digit > 0) {
                return None;
            }
            after_zero = value == 0;
            digit = u32::try_from(value).ok();
            continue;
        }
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1_000,
            _ => 10_000,
        };
        if unit == 10_000 {
            total = (section + digit.take().unwrap_or(0)).checked_mul(unit)?;
            section = 0;
        } else {
            section = section.checked_add(digit.take().unwrap_or(1).checked_mul(unit)?)?;
        }
        last_unit = unit;
    }
    let rest = digit.unwrap_or(0);
    let rest =
        if last_unit >= 100 && !after_zero && !numerals.contains('零') { rest * (last_unit / 10) } else { rest };
    (!numerals.is_empty()).then(|| total + section + rest).filter(|amount| *amount > 0)
}

#[cfg(test)]
mod tests {
    use super::amounts;

    #[test]
    fn amounts_are_read_as_they_are_spoken() {
        assert_eq!(amounts("一共三百五十元，封顶1,200元"), [350, 1_200]);
        assert_eq!(amounts("三百五块，一万二元，两千零八块"), [12_000, 350, 2_008]);
        assert_eq!(amounts("350 yuan or 80 yuan"), [350, 80]);
        assert_eq!(amounts("几十块，三四百块，一块儿看，块把钱"), Vec::<u32>::new());
        assert_eq!(amounts("3.5 元"), Vec::<u32>::new());
    }
}
