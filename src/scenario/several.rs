//! Values of a fixed number: `(a, b, c)` as the reference writes them, and `[a, b, c]` as everyone types them.
//!
//! Deliberately not here: lists of any length.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error as _, SeqAccess, Visitor};

/// So many values in either sort of brackets.
struct Several<T, const N: usize>([T; N]);

impl<'de, T: Deserialize<'de>, const N: usize> Deserialize<'de> for Several<T, N> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_any(Either(PhantomData)).map(Several)
    }
}

struct Either<T, const N: usize>(PhantomData<T>);

impl<'de, T: Deserialize<'de>, const N: usize> Visitor<'de> for Either<T, N> {
    type Value = [T; N];

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{N} values in brackets")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::with_capacity(N);
        while let Some(x) = seq.next_element()? {
            list.push(x);
            if list.len() > N {
                return Err(A::Error::invalid_length(list.len(), &self));
            }
        }
        let n = list.len();
        list.try_into()
            .map_err(|_| A::Error::invalid_length(n, &self))
    }
}

/// Three values.
pub(in crate::scenario) fn three<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    d: D,
) -> Result<[T; 3], D::Error> {
    Several::<T, 3>::deserialize(d).map(|s| s.0)
}

/// A list of pairs.
pub(in crate::scenario) fn pairs<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    d: D,
) -> Result<Vec<(T, T)>, D::Error> {
    Vec::<Several<T, 2>>::deserialize(d)
        .map(|list| list.into_iter().map(|Several([a, b])| (a, b)).collect())
}

/// Lists of points, as an outline has them.
pub(in crate::scenario) fn rings<'de, D: Deserializer<'de>>(
    d: D,
) -> Result<Vec<Vec<(f64, f64)>>, D::Error> {
    let rings = Vec::<Vec<Several<f64, 2>>>::deserialize(d)?;
    Ok(rings
        .into_iter()
        .map(|ring| ring.into_iter().map(|Several([a, b])| (a, b)).collect())
        .collect())
}

#[cfg(test)]
mod tests {
    use crate::scenario::model::{Detection, District, ReadinessTable};
    use crate::scenario::read::dialect;

    #[test]
    fn values_of_a_fixed_number_are_read_in_either_sort_of_brackets() {
        let both = |tuple: &str, list: &str| {
            let [a, b] = [tuple, list].map(|t| dialect().from_str::<Detection>(t).unwrap());
            assert_eq!((a.told, a.untold), (b.told, b.untold));
        };
        both(
            "(told: (0.5, 0.75, 1), untold: (0, 0.0, 1e-1))",
            "(told: [0.5, 0.75, 1], untold: [0, 0.0, 1e-1])",
        );
        let table: ReadinessTable = dialect()
            .from_str("(turn_out: [\"10m\", \"5m\", \"2m\"], tiring: (-0.03, 0, 1))")
            .unwrap();
        assert_eq!((table.turn_out[2].secs(), table.tiring[2]), (120, 1.0));
        let name = "id: \"d\", name: (ar: \"د\", en: \"D\")";
        let outline = |t: &str| {
            dialect()
                .from_str::<District>(&format!("({name}, outline: {t})"))
                .unwrap()
                .outline
        };
        assert_eq!(
            outline("[[(1, 2.5), (3, 4)]]"),
            outline("[[[1, 2.5], [3, 4]]]")
        );
        for wrong in [
            "(told: [0.5, 0.75])",
            "(told: (0.5, 0.75, 1, 1))",
            "(told: 0.5)",
        ] {
            assert!(dialect().from_str::<Detection>(wrong).is_err(), "{wrong}");
        }
    }
}
