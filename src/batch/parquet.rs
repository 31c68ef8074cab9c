//! The tables of results as Parquet: the same rows with the types of their columns, for programs that read very many.
//!
//! Only where the program is built with the feature `parquet`. The same rows give the same bytes.
//! Deliberately not here: what stands in the tables (`table`), files.

use std::sync::Arc;

use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int64Type};
pub use parquet::errors::ParquetError as Error;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::Type;

use super::table::{Column, Kind};

/// Rows as a Parquet file.
///
/// # Errors
/// If a cell is none of its column.
pub fn bytes(columns: &[Column], rows: &[Vec<String>]) -> Result<Vec<u8>, Error> {
    let fields = columns.iter().map(|c| field(c).map(Arc::new));
    let fields = fields.collect::<Result<Vec<_>, _>>()?;
    let schema = Type::group_type_builder("row")
        .with_fields(fields)
        .build()?;
    let properties = Arc::new(WriterProperties::builder().build());
    let mut file = SerializedFileWriter::new(Vec::new(), Arc::new(schema), properties)?;
    let mut group = file.next_row_group()?;
    for (n, column) in columns.iter().enumerate() {
        let Some(mut writer) = group.next_column()? else {
            break;
        };
        let cells = || rows.iter().map(move |r| r[n].as_str());
        match column.kind {
            Kind::Text => {
                write::<ByteArrayType>(&mut writer, cells(), |c| Some(ByteArray::from(c)))?
            }
            Kind::Number => write::<DoubleType>(&mut writer, cells(), |c| c.parse().ok())?,
            Kind::Truth => write::<BoolType>(&mut writer, cells(), |c| c.parse().ok())?,
            Kind::Whole => write::<Int64Type>(&mut writer, cells(), |c| {
                c.parse().ok().map(u64::cast_signed)
            })?,
        }
        writer.close()?;
    }
    group.close()?;
    file.into_inner()
}

/// A column of the schema; an empty cell is none.
fn field(column: &Column) -> Result<Type, Error> {
    let (physical, logical) = match column.kind {
        Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Kind::Number => (Physical::DOUBLE, None),
        Kind::Truth => (Physical::BOOLEAN, None),
        Kind::Whole => (Physical::INT64, Some(LogicalType::integer(64, false))),
    };
    Type::primitive_type_builder(&column.name, physical)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(logical)
        .build()
}

fn write<'a, T: DataType>(
    writer: &mut SerializedColumnWriter<'_>,
    cells: impl Iterator<Item = &'a str>,
    value: impl Fn(&str) -> Option<T::T>,
) -> Result<(), Error> {
    let (mut values, mut there) = (Vec::new(), Vec::new());
    for cell in cells {
        if cell.is_empty() {
            there.push(0);
            continue;
        }
        let read = value(cell);
        values.push(read.ok_or_else(|| Error::General(cell.to_owned()))?);
        there.push(1);
    }
    writer
        .typed::<T>()
        .write_batch(&values, Some(&there), None)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use parquet::file::reader::{FileReader as _, SerializedFileReader};
    use parquet::record::RowAccessor as _;

    use super::*;

    #[test]
    fn what_is_written_can_be_read_back_and_is_the_same_bytes_each_time() {
        let column = |name: &str, kind| Column {
            name: name.to_owned(),
            kind,
        };
        let columns = [
            column("plan", Kind::Text),
            column("seed", Kind::Whole),
            column("whole", Kind::Truth),
            column("value", Kind::Number),
        ];
        let row = |cells: [&str; 4]| cells.map(str::to_owned).to_vec();
        let rows = [
            row(["خطة", "18446744073709551615", "true", "0.1"]),
            row(["b", "2", "false", ""]),
        ];
        let first = bytes(&columns, &rows).unwrap();
        assert_eq!(bytes(&columns, &rows).unwrap(), first);
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(&first).unwrap();
        let reader = SerializedFileReader::new(file).unwrap();
        let read: Vec<_> = reader
            .get_row_iter(None)
            .unwrap()
            .map(|r| r.unwrap())
            .collect();
        assert_eq!(read.len(), 2);
        assert_eq!(read[0].get_string(0).unwrap(), "خطة");
        assert_eq!(read[0].get_ulong(1).unwrap(), u64::MAX);
        assert_eq!(
            (read[0].get_bool(2).unwrap(), read[0].get_double(3).unwrap()),
            (true, 0.1)
        );
        assert!(read[1].get_double(3).is_err(), "an empty cell is none");
        assert!(bytes(&columns, &[row(["a", "x", "true", ""])]).is_err());
    }
}
