namespace Visa.Generator.Layouts;

/// <summary>How history is written.</summary>
internal enum HistoryFormat
{
    /// <summary>Gzipped JSON lines in the layout of <c>raw/</c>, as Firehose would have delivered them.</summary>
    Json,

    /// <summary>Parquet with typed columns in the layout of <c>processed/</c>.</summary>
    Parquet,
}
