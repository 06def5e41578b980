using Visa.LocalAws.Warehouse.Lake;

namespace Visa.LocalAws.Glue.Transforms;

/// <summary>A claimed object and a file with its lines, no longer compressed.</summary>
/// <param name="Lines">Their number; null when DuckDB is not to read the file, as not all of them are sound.</param>
internal sealed record RawFile(string Path, bool IsGzip, LakeObject Object, long? Lines);
