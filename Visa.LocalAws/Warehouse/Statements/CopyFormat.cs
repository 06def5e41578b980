namespace Visa.LocalAws.Warehouse.Statements;

internal enum CopyFormat
{
    Parquet,

    /// <summary>Lines of JSON, keys named as the columns.</summary>
    JsonAuto,
}
