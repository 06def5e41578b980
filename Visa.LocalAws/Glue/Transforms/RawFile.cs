using Visa.LocalAws.Warehouse.Lake;

namespace Visa.LocalAws.Glue.Transforms;

/// <summary>A claimed object as a file.</summary>
internal sealed record RawFile(string Path, bool IsGzip, LakeObject Object);
