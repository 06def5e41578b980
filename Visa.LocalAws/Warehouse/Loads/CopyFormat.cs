namespace Visa.LocalAws.Warehouse.Loads;

internal enum CopyFormat
{
    Parquet,

    /// <summary>Lines of JSON, keys named as the columns.</summary>
    JsonAuto,
}
