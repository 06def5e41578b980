using Visa.LocalAws.Warehouse.Lake;
using Visa.LocalAws.Warehouse.Statements;

namespace Visa.LocalAws.Warehouse.Loads;

/// <summary>A COPY from S3.</summary>
/// <param name="Columns">The columns that are loaded, in the order of the data; empty for all.</param>
internal sealed record CopyDefinition(QualifiedName Table, IReadOnlyList<string> Columns, S3Url Source)
{
    public CopyFormat Format { get; init; }

    /// <summary>Whether the source names a manifest.</summary>
    public bool IsManifest { get; init; }

    public bool IsGzip { get; init; }

    /// <summary>The number of bad rows at which the load fails; 0 and 1 both mean the first.</summary>
    public int MaxErrors { get; init; }

    public bool TruncatesTexts { get; init; }

    public bool BlanksAreNull { get; init; }

    public bool EmptiesAreNull { get; init; }

    /// <summary>Whether a file's missing last columns are NULL.</summary>
    public bool FillsRecord { get; init; }
}
