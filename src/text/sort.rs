//! Sorting in one piece of code for all lists: the standard library's sorts are made anew for each type, five thousand bytes of the module
//! a time. These go by numbers of places and ask which of two comes first, so that only the question is made anew.

/// Sorts by a key; what has equal keys stays in its order.
pub fn by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    let before = |a: u32, b: u32| key(&list[a as usize]) < key(&list[b as usize]);
    let mut order = order(list.len() as u32, &before);
    // Each round of exchanges brings one ring of places in order; `order` says of a place whence its element comes.
    for start in 0..list.len() {
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut order[at], at as u32) as usize;
            if from == start {
                break;
            }
            list.swap(at, from);
            at = from;
        }
    }
}

/// Runs sorted by insertion before they are merged.
const RUN: usize = 8;

/// The places of a list in the order of what stands there.
fn order(length: u32, is_before: &dyn Fn(u32, u32) -> bool) -> Vec<u32> {
    let mut order: Vec<u32> = (0..length).collect();
    for run in order.chunks_mut(RUN) {
        for end in 1..run.len() {
            let mut at = end;
            while at > 0 && is_before(run[at], run[at - 1]) {
                run.swap(at, at - 1);
                at -= 1;
            }
        }
    }
    let mut merged = Vec::new();
    let mut width = RUN;
    while width < order.len() {
        merged.clear();
        for pair in order.chunks(width * 2) {
            let (left, right) = pair.split_at(width.min(pair.len()));
            merge(left, right, is_before, &mut merged);
        }
        std::mem::swap(&mut order, &mut merged);
        width *= 2;
    }
    order
}

fn merge(mut left: &[u32], mut right: &[u32], is_before: &dyn Fn(u32, u32) -> bool, merged: &mut Vec<u32>) {
    while let (Some((&a, behind_a)), Some((&b, behind_b))) = (left.split_first(), right.split_first()) {
        if is_before(b, a) {
            merged.push(b);
            right = behind_b;
        } else {
            merged.push(a);
            left = behind_a;
        }
    }
    merged.extend_from_slice(left);
    merged.extend_from_slice(right);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_as_the_standard_library_does() {
        let mut seed = 7u32;
        let mut random = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            seed >> 16
        };
        for length in (0..40).chain([97, 128, 1000, 4097]) {
            for keys in [1, 3, 50, 60_000] {
                let list: Vec<(u32, usize)> = (0..length).map(|at| (random() % keys, at)).collect();
                let (mut own, mut expected) = (list.clone(), list);
                by_key(&mut own, |it| it.0);
                expected.sort_by_key(|it| it.0);
                assert_eq!(own, expected);
            }
        }
    }
}
