//! A hash that is the same on every machine and in every version of this program, for comparing the states of two runs.
//!
//! Of a state all parts count, by the type's own `Serialize`: a field that is new is in the hash without anyone thinking of it.
//!
//! FNV-1a, 64 bits (Fowler, Noll and Vo). Deliberately not here: security. It finds accidents, not forgeries.

use std::fmt;

use serde::Serialize;
use serde::ser;

/// Collects bytes and numbers into 64 bits.
#[derive(Clone, Copy, Debug)]
pub struct Hasher(u64);

impl Default for Hasher {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher {
    /// Adds bytes.
    pub fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        for &b in bytes {
            self.0 = (self.0 ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        self
    }

    /// Adds text and its length, so that `ab`,`c` and `a`,`bc` differ.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.num(text.len() as i64).bytes(text.as_bytes())
    }

    /// Adds a number.
    pub fn num(&mut self, n: i64) -> &mut Self {
        self.bytes(&n.to_le_bytes())
    }

    /// Adds the exact bits of a float.
    pub fn float(&mut self, x: f64) -> &mut Self {
        self.bytes(&x.to_bits().to_le_bytes())
    }

    /// Adds a value by the parts that it would be written with: numbers by their bits, lists with their lengths, enums with their
    /// variants.
    ///
    /// # Panics
    /// If the value's own `Serialize` fails, which that of numbers, texts, lists and derived types does not.
    pub fn value<T: Serialize + ?Sized>(&mut self, value: &T) -> &mut Self {
        value
            .serialize(Parts(self))
            .expect("derived types can always be written");
        self
    }

    /// The hash of all that was added.
    pub fn finish(self) -> u64 {
        self.0
    }
}

/// Hash of one text.
pub fn of_text(text: &str) -> u64 {
    Hasher::default().text(text).finish()
}

/// Gives the parts of a value to a hash.
struct Parts<'a>(&'a mut Hasher);

/// Why a value could not be hashed: its own `Serialize` failed.
#[derive(Debug)]
struct Refused(String);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refused {}

impl ser::Error for Refused {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

macro_rules! numbers {
    ($($method:ident: $number:ty),*) => {$(
        fn $method(self, n: $number) -> Result<(), Refused> {
            self.0.num(i64::from(n));
            Ok(())
        }
    )*};
}

impl<'a> ser::Serializer for Parts<'a> {
    type Ok = ();
    type Error = Refused;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    numbers!(serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64);
    numbers!(serialize_u8: u8, serialize_u16: u16, serialize_u32: u32);

    fn serialize_u64(self, n: u64) -> Result<(), Refused> {
        self.0.num(n.cast_signed());
        Ok(())
    }

    fn serialize_f32(self, x: f32) -> Result<(), Refused> {
        self.serialize_f64(f64::from(x))
    }

    fn serialize_f64(self, x: f64) -> Result<(), Refused> {
        self.0.float(x);
        Ok(())
    }

    fn serialize_char(self, c: char) -> Result<(), Refused> {
        self.serialize_u32(u32::from(c))
    }

    fn serialize_str(self, text: &str) -> Result<(), Refused> {
        self.0.text(text);
        Ok(())
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Result<(), Refused> {
        self.0.num(bytes.len() as i64).bytes(bytes);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Refused> {
        self.serialize_bool(false)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Refused> {
        self.0.num(1);
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Refused> {
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Refused> {
        Ok(())
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        number: u32,
        _: &'static str,
    ) -> Result<(), Refused> {
        self.serialize_u32(number)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Refused> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        number: u32,
        _: &'static str,
        value: &T,
    ) -> Result<(), Refused> {
        self.0.num(i64::from(number));
        value.serialize(self)
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Self, Refused> {
        self.0.num(length.map_or(-1, |n| n as i64));
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Refused> {
        Ok(self)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, Refused> {
        Ok(self)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        number: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self, Refused> {
        self.0.num(i64::from(number));
        Ok(self)
    }

    fn serialize_map(self, length: Option<usize>) -> Result<Self, Refused> {
        self.serialize_seq(length)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Refused> {
        Ok(self)
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        number: u32,
        variant: &'static str,
        length: usize,
    ) -> Result<Self, Refused> {
        self.serialize_tuple_variant(name, number, variant, length)
    }
}

macro_rules! lists {
    ($($list:ident: $method:ident),*) => {$(
        impl ser::$list for Parts<'_> {
            type Ok = ();
            type Error = Refused;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
                value.serialize(Parts(self.0))
            }

            fn end(self) -> Result<(), Refused> {
                Ok(())
            }
        }
    )*};
}

lists!(SerializeSeq: serialize_element, SerializeTuple: serialize_element);
lists!(SerializeTupleStruct: serialize_field, SerializeTupleVariant: serialize_field);

macro_rules! structs {
    ($($list:ident),*) => {$(
        impl ser::$list for Parts<'_> {
            type Ok = ();
            type Error = Refused;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                _: &'static str,
                value: &T,
            ) -> Result<(), Refused> {
                value.serialize(Parts(self.0))
            }

            fn end(self) -> Result<(), Refused> {
                Ok(())
            }
        }
    )*};
}

structs!(SerializeStruct, SerializeStructVariant);

impl ser::SerializeMap for Parts<'_> {
    type Ok = ();
    type Error = Refused;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Refused> {
        key.serialize(Parts(self.0))
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
        value.serialize(Parts(self.0))
    }

    fn end(self) -> Result<(), Refused> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[derive(Serialize)]
    enum Sort {
        Plain,
        Number(i64),
        Named { a: u32, b: f64 },
    }

    fn hash<T: Serialize>(value: T) -> u64 {
        Hasher::default().value(&value).finish()
    }

    #[test]
    fn every_part_of_a_value_counts() {
        let all = [
            hash(Sort::Plain),
            hash(Sort::Number(0)),
            hash(Sort::Number(2)),
            hash(Sort::Named { a: 0, b: 0.0 }),
            hash(Sort::Named { a: 1, b: 0.0 }),
            hash(Sort::Named { a: 0, b: -0.0 }),
            hash([Some(0u8), None].as_slice()),
            hash([None, Some(0u8)].as_slice()),
            hash(("ab", "c")),
            hash(("a", "bc")),
            hash(BTreeMap::from([("k", 1)])),
            hash(BTreeMap::from([("k", 2)])),
            hash([vec![1, 2], vec![]]),
            hash([vec![1], vec![2]]),
        ];
        let different: std::collections::BTreeSet<u64> = all.into_iter().collect();
        assert_eq!(different.len(), all.len());
    }
}
